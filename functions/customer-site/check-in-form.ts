import * as z from 'zod';
import type { AgreementShown, Offers, OfferShown } from '../../shared/checkin/read-offers.ts';
import { type CheckInResults, resultsSchema } from '../../shared/conversations/conversation.ts';
import { digestId } from '../../shared/kernel/digest.ts';
import type { Visit } from '../../shared/visits/visit.ts';

/** As many characters as the results of a check-in hold. */
export const MOST_REMARKS = 5000;

/** Line ends as one character, and nothing that cannot be seen. */
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .trim();

const decisionSchema = resultsSchema.shape.services.element.shape.decision;
export const DECISIONS = ['declined', 'accepted', 'contact_me'] as const satisfies z.infer<
  typeof decisionSchema
>[];
export type Decision = (typeof DECISIONS)[number];

/** The fields of the form, by their names. */
export const fieldOf = {
  service: ({ code }: Pick<OfferShown, 'code'>): string => `service.${code}`,
  agreement: ({ agreementId }: Pick<AgreementShown, 'agreementId'>): string => `agreement.${agreementId}`,
};

/** What the customer sent, as it was typed and ticked. */
export type CheckInForm = { fields: Readonly<Record<string, string>>; remarks: string };

/** What cannot be taken of it. */
export type CheckInFaults = {
  /** How many characters the remarks have, when those are too many. */
  tooLong?: number;
  /** What must be agreed to, and is not (S2.42). */
  notAgreed: ReadonlySet<string>;
};

export const parseCheckInForm = (fields: Record<string, string>): CheckInForm => ({
  fields,
  remarks: clean(fields['remarks'] ?? ''),
});

/** What was chosen of an offer; nothing chosen is no order. */
export const decisionOn = (offer: OfferShown, form: CheckInForm | undefined): Decision =>
  decisionSchema.safeParse(form?.fields[fieldOf.service(offer)]).data ?? 'declined';
export const isAgreed = (agreement: AgreementShown, form: CheckInForm | undefined): boolean =>
  form?.fields[fieldOf.agreement(agreement)] === 'on';

/** Undefined when the form can be taken. */
export const faultsOf = (form: CheckInForm, { agreements }: Offers): CheckInFaults | undefined => {
  const { remarks } = form;
  const notAgreed = new Set(
    agreements
      .filter((agreement) => agreement.mandatory && !isAgreed(agreement, form))
      .map(({ agreementId }) => agreementId),
  );
  const tooLong = remarks.length > MOST_REMARKS ? remarks.length : undefined;
  if (tooLong === undefined && notAgreed.size === 0) return undefined;
  return { notAgreed, ...(tooLong === undefined ? {} : { tooLong }) };
};

/** A digest of what the page shows: when it differs at the confirmation, the customer has not seen what they confirm. */
export const shownDigest = ({ startsAt, services, vehicle }: Visit, offers: Offers): string =>
  digestId(JSON.stringify([startsAt, services, vehicle, offers]));

/** The answers as a check-in brings them: the planned work confirmed, then what was chosen, written and agreed to. */
export const resultsOf = ({ services }: Visit, offers: Offers, form: CheckInForm): CheckInResults => ({
  services: [
    ...services.map(({ code, name }) => ({ code: code ?? name, name, decision: 'accepted' as const })),
    ...offers.services.map((offer) => choiceOf(offer, decisionOn(offer, form))),
  ],
  ...(form.remarks === '' ? {} : { remarks: form.remarks }),
  ...(offers.agreements.length === 0
    ? {}
    : {
        agreements: offers.agreements.map((agreement) => ({
          agreementId: agreement.agreementId,
          name: agreement.name,
          version: String(agreement.number),
          accepted: isAgreed(agreement, form),
        })),
      }),
});

const choiceOf = (
  { code, staffName, price, isPriceHidden }: OfferShown,
  decision: Decision,
): CheckInResults['services'][number] => ({
  code,
  name: staffName,
  ...(price === undefined ? {} : { price: price.amount, currency: price.currency }),
  ...(isPriceHidden ? { isPriceHidden } : {}),
  decision,
});
