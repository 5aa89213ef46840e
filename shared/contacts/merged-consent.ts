import type { Channel } from '../dealers/settings.ts';
import { type Consent, consentTable, type Decision } from './consent.ts';
import { type OptOutMark, weightier } from './opt-out-mark.ts';

/* What holds for a person who was known as two. Nothing may be sent to them that could not be sent to either. */

/** What one of the two decided, with what was said at each of their addresses. */
export type ConsentOfOne = {
  contact: { consent?: Consent | undefined };
  addressStates: readonly { marketingStop?: { at: string } | undefined }[];
};

/** A no of either stays; a yes stays where it counts for both. What only one agreed to has to be asked again. */
export const strictestConsent = (own: ConsentOfOne, other: ConsentOfOne): Consent | undefined => {
  const others = tableOf(other);
  let consent: Consent | undefined;
  for (const [index, mine] of tableOf(own).entries()) {
    const theirs = others[index];
    const said = [mine.decision, theirs?.decision].filter((decision) => decision !== undefined);
    const [no] = said.filter(isNo).toSorted((a, b) => (a.at < b.at ? 1 : -1));
    const [yes] = said.toSorted((a, b) => (a.at < b.at ? -1 : 1));
    const holds = no ?? (mine.refusal === undefined && theirs?.refusal === undefined ? yes : undefined);
    if (holds) consent = withCell(consent, mine.channel, mine.purpose, holds);
  }
  return consent;
};

/** What was decided, whatever stops everything. */
const tableOf = ({ contact: { consent }, addressStates }: ConsentOfOne) =>
  consentTable({
    contact: { consent },
    addressStates: addressStates.map(({ marketingStop }) => ({ marketingStop })),
  });

const isNo = ({ decision }: Decision): boolean => decision === 'withdrawn';

const withCell = (
  consent: Consent | undefined,
  channel: Channel,
  purpose: 'service' | 'marketing',
  decision: Decision,
): Consent => ({ ...consent, [channel]: { ...consent?.[channel], [purpose]: decision } });

type Blocked = { at: string; by: string };

/** The block that holds, if either is blocked: the first. */
export const strictestBlock = (own: Blocked | undefined, other: Blocked | undefined): Blocked | undefined =>
  own && other ? (own.at <= other.at ? own : other) : (own ?? other);

/** The STOP that holds, whoever of the two said it, and whatever was taken back at the other one. */
export const strictestMark = (marks: readonly (OptOutMark | undefined)[]): OptOutMark | undefined =>
  marks.reduce<OptOutMark | undefined>(
    (kept, mark) => (kept && mark ? weightier(kept, mark) : (kept ?? mark)),
    undefined,
  );
