import * as z from 'zod';

/** Why an event brought nothing, or what a rule made of it where that is no message, as the API says it. Pages say it in their own languages. */
export const EVENT_NOTES = {
  older: () => 'Older than what is known of the appointment; nothing was changed.',
  finished_before: () => 'The check-in was finished before; the first results count.',
  cancelled_since: () => 'The appointment was cancelled after this event happened; no invite is sent.',
  already_finished: () => 'The check-in is finished already; no invite is sent.',
  closed: () => 'The check-in is closed: the visit is too near. No invite is sent.',
  no_rule: () => 'No routing rule of the dealer fits; the event is stored and no message was sent.',
  unanswered: () => 'The customer did not check in before the link closed.',
  status_is: (status = '') => `status is ${status}`,
  inbox_told: (inbox = '') => `inbox ${inbox} notified`,
  nobody: () =>
    'nothing sent: the event names no person that can be reached, and none is known for the visit',
  not_invited: (checkIn = '') => `no invite: the check-in is ${checkIn}`,
  hours_too_late: () => 'no invite: the hours in which it may be sent begin only after the check-in closes',
  no_hours: () => 'no message: the location has no hours in which it sends',
  missing_data: () => 'no message: something that its text needs is not known',
} satisfies Record<string, (...values: string[]) => string>;

export type EventNoteCode = keyof typeof EVENT_NOTES;
const isCode = (text: string): text is EventNoteCode => Object.hasOwn(EVENT_NOTES, text);
export const EVENT_NOTE_CODES: readonly EventNoteCode[] = Object.keys(EVENT_NOTES).filter(isCode);

/** One of them, with what stands in its sentence; where a rule did it, which one. */
export const eventNoteSchema = z.object({
  code: z.enum(EVENT_NOTE_CODES),
  values: z.array(z.string()).optional(),
  ruleId: z.string().optional(),
});
export type EventNote = z.infer<typeof eventNoteSchema>;

/** The sentence, in English. */
export const noteText = ({ code, values = [] }: EventNote): string => {
  const says: (...of: string[]) => string = EVENT_NOTES[code];
  return says(...values);
};
