import type { PlanChange } from '../../shared/conversations/conversation.ts';
import type { Arrival, Changes } from './rental-steps.ts';

const KINDS = ['added', 'moved', 'withdrawn', 'skipped'] as const;

const listed = (purposes: readonly string[]): string => purposes.toSorted().join(', ') || 'nothing';

/** Where the change of a plan is another one than was told. */
export const changeFaults = (wanted: Changes, change: PlanChange): string[] =>
  KINDS.flatMap((kind) => {
    const got = listed(change[kind].map(({ purpose }) => purpose));
    const expected = listed(wanted[kind] ?? []);
    return got === expected ? [] : [`${kind}: ${got}, expected ${expected}`];
  });

/** Where a message arrived in another way than was told, or not once. */
export const arrivalFaults = (
  { purpose, channel, status }: Arrival,
  message: { status: string; channel?: string | undefined } | undefined,
  copies: readonly { channel: string }[],
): string[] => {
  const got = message ? `${message.status} by ${message.channel ?? 'no channel'}` : 'missing';
  const faults =
    got === `${status} by ${channel}` ? [] : [`${purpose} is ${got}, expected ${status} by ${channel}`];
  const held = copies.map((copy) => copy.channel).join(' and ') || 'nothing';
  return held === channel ? faults : [...faults, `the handset got ${held}, expected ${channel}`];
};
