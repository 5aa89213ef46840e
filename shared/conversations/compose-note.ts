import { type FindLocation, requireLocation } from '../dealers/dealer-store.ts';
import { keepUntil } from '../dealers/retention.ts';
import type { NoteEntry } from './conversation.ts';

export type NoteContent = Omit<NoteEntry, 'kind' | 'expiresAt'>;

/** An internal note as it stands in a conversation, for as long as its location keeps conversations. */
export const composeNote = async (
  { findLocation }: { findLocation: FindLocation },
  content: NoteContent,
): Promise<NoteEntry> => {
  const { retention } = await requireLocation(findLocation, content);
  return {
    kind: 'note',
    ...content,
    expiresAt: keepUntil(retention.conversationDays, content.at),
  };
};
