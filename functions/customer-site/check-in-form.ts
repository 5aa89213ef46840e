import * as z from 'zod';
import type { CheckInResults } from '../../shared/conversations/conversation.ts';
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

const remarksSchema = z.string().transform(clean).pipe(z.string().max(MOST_REMARKS));
const formSchema = z.object({ remarks: remarksSchema.default(''), shown: z.string().optional() });

/** What the customer sent; `tooLong`: how many characters the remarks have, when those are too many. */
export type CheckInForm = { remarks: string; shown?: string | undefined; tooLong?: number };

/** Reads the form. The remarks come back as they were written, so that nobody writes them twice. */
export const parseCheckInForm = (fields: Record<string, string>): CheckInForm => {
  const parsed = formSchema.safeParse(fields);
  if (parsed.success) return parsed.data;
  const remarks = clean(fields['remarks'] ?? '');
  return { remarks, tooLong: remarks.length };
};

/** A digest of what the page shows: when it differs at the confirmation, the customer has not seen what they confirm. */
export const shownDigest = ({ startsAt, services, vehicle }: Visit): string =>
  digestId(JSON.stringify([startsAt, services, vehicle]));

/** The answers as a check-in brings them: the planned work confirmed, and the remarks, if there are any. */
export const resultsOf = ({ services }: Visit, remarks: string): CheckInResults => ({
  services: services.map(({ code, name }) => ({ code: code ?? name, name, decision: 'accepted' })),
  ...(remarks === '' ? {} : { remarks }),
});
