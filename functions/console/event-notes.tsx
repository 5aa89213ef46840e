import type { ConversationEntry } from '../../shared/conversations/conversation.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { eventNoteIn } from './event-note-words.ts';

type Event = Pick<Extract<ConversationEntry, { kind: 'event' }>, 'note' | 'notes'>;

/** Why an event brought nothing, or what came of it. Entries of earlier versions know it in English only. */
export const EventNotes = ({ language, entry: { note, notes } }: { language: Language; entry: Event }) =>
  notes === undefined ? (
    <p class="hint" lang="en">
      {note}
    </p>
  ) : (
    <>
      {notes.map((one) => (
        <p class="hint">{eventNoteIn(language, one)}</p>
      ))}
    </>
  );
