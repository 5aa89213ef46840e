import type { LocationInForce } from '../../shared/dealers/dealer.ts';
import type { Language } from '../../shared/kernel/language.ts';
import type { Visit } from '../../shared/visits/visit.ts';
import { TickIcon } from '../../shared/web/icons.tsx';
import { formatCount, formatDay, formatTime } from '../../shared/web/page-format.ts';
import { Page } from '../../shared/web/page.tsx';
import { PAGE_TEXTS } from '../../shared/web/page-texts.ts';
import type { Offers } from '../../shared/checkin/read-offers.ts';
import { AgreementFields } from './agreement-fields.tsx';
import { type CheckInFaults, type CheckInForm, MOST_REMARKS, shownDigest } from './check-in-form.ts';
import { ownerOf } from './notice-page.tsx';
import { OfferFields } from './offer-fields.tsx';
import { OFFER_TEXTS } from './offer-texts.ts';

export type ConfirmPageProps = {
  language: Language;
  visit: Visit;
  location: LocationInForce;
  offers: Offers;
  firstName?: string | undefined;
  /** What was sent before, when it could not be taken. */
  form?: CheckInForm;
  faults?: CheckInFaults | undefined;
  /** The page is not the one that the customer saw when they confirmed: the appointment, an offer or an agreement is another one. */
  hasChanged?: boolean;
};

/**
 * The open check-in: the appointment, the car, the planned work (S2.20–S2.24), what can be chosen besides, room for remarks, what must be
 * agreed to, one button; all of it is there before anything is ordered (S2.39).
 */
export const ConfirmPage = (props: ConfirmPageProps) => {
  const { language, visit, location, offers, firstName, form, faults, hasChanged } = props;
  const texts = PAGE_TEXTS[language];
  const title = faults ? `${texts.fault.heading}: ${texts.open.heading}` : texts.open.heading;
  return (
    <Page language={language} title={title} owner={ownerOf(location)}>
      <div class="intro">
        <h1>{texts.open.heading}</h1>
        <p class="hello">{firstName ? texts.open.hello(firstName) : texts.open.helloNobody}</p>
        <p>{texts.open.lead}</p>
      </div>
      {hasChanged ? (
        <p class="card notice mild" role="alert">
          {texts.fault.changed}
        </p>
      ) : null}
      <Facts language={language} visit={visit} zone={location.settings.zone} />
      <PlannedWork language={language} services={visit.services} />
      <form method="post" action={`?lang=${language}`}>
        <OfferFields language={language} offers={offers.services} form={form} />
        <div class="card">
          <Remarks language={language} form={form} tooLong={faults?.tooLong} />
        </div>
        <AgreementFields
          language={language}
          agreements={offers.agreements}
          form={form}
          notAgreed={faults?.notAgreed}
        />
        <input type="hidden" name="shown" value={shownDigest(visit, offers)} />
        <ConfirmNote {...props} />
        <button class="go" type="submit">
          {texts.open.confirm}
        </button>
      </form>
    </Page>
  );
};

const ConfirmNote = ({ language, visit, offers }: ConfirmPageProps) => {
  if (offers.services.length > 0) return <p class="hint">{OFFER_TEXTS[language].confirmNote}</p>;
  return visit.services.length > 0 ? <p class="hint">{PAGE_TEXTS[language].open.confirmNote}</p> : null;
};

const Facts = ({ language, visit, zone }: { language: Language; visit: Visit; zone: string }) => {
  const { open } = PAGE_TEXTS[language];
  const { startsAt, vehicle } = visit;
  const car = [vehicle?.brand, vehicle?.model].filter(Boolean).join(' ');
  const plate = vehicle?.licensePlate;
  if (startsAt === undefined && car === '' && !plate) return null;
  return (
    <dl class="card facts">
      {startsAt === undefined ? null : (
        <div>
          <dt>{open.when}</dt>
          <dd>
            <time datetime={startsAt}>
              <span class="when">{formatDay(startsAt, language, zone)}</span>
              <span class="when">{open.time(formatTime(startsAt, language, zone))}</span>
            </time>
          </dd>
        </div>
      )}
      {car === '' && !plate ? null : (
        <div>
          <dt>{open.vehicle}</dt>
          <dd>
            {car === '' ? null : <span class="when">{car}</span>}
            {plate ? <span class="plate">{plate}</span> : null}
          </dd>
        </div>
      )}
    </dl>
  );
};

const PlannedWork = ({ language, services }: { language: Language; services: Visit['services'] }) =>
  services.length === 0 ? null : (
    <section class="card" aria-labelledby="planned">
      <h2 id="planned">{PAGE_TEXTS[language].open.planned}</h2>
      <ul class="jobs">
        {services.map(({ name }) => (
          <li>
            <TickIcon />
            <span>{name}</span>
          </li>
        ))}
      </ul>
    </section>
  );

/** No `maxlength`: a browser would cut what is pasted without a word. */
const Remarks = ({
  language,
  form,
  tooLong,
}: {
  language: Language;
  form: CheckInForm | undefined;
  tooLong: number | undefined;
}) => {
  const { open, fault } = PAGE_TEXTS[language];
  const isFaulty = tooLong !== undefined;
  return (
    <div class="field">
      <label for="remarks">
        {open.remarks} <small>{open.optional}</small>
      </label>
      <p class="hint" id="remarks-hint">
        {open.hint}
      </p>
      {tooLong === undefined ? null : (
        <p class="fault" id="remarks-fault" role="alert">
          {fault.tooLong(formatCount(tooLong, language), formatCount(MOST_REMARKS, language))}
        </p>
      )}
      <textarea
        id="remarks"
        name="remarks"
        rows={4}
        aria-describedby={isFaulty ? 'remarks-fault remarks-hint' : 'remarks-hint'}
        {...(isFaulty ? { 'aria-invalid': 'true', autofocus: true } : {})}
        value={form?.remarks ?? ''}
      />
    </div>
  );
};
