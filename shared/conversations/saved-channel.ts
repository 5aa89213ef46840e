import type { Change } from '../kernel/changes-between.ts';

/** What saving a channel changed; `changes` names secrets without their values. */
export type SavedChannel = { result: 'updated' | 'unchanged'; changes: Change[] };

export const savedChannel = (changes: readonly Change[]): SavedChannel => ({
  result: changes.length === 0 ? 'unchanged' : 'updated',
  changes: [...changes],
});

/** A secret that was replaced, for the list of changes. */
export const secretChange = (path: string): Change => ({ path, to: '(secret)' });
