import * as z from 'zod';
import type { Contact } from '../contacts/contact.ts';
import { hideContactData } from '../contacts/hide-contact-data.ts';
import { type CheckInResults, type InboundEntry, resultsSchema } from '../conversations/conversation.ts';
import { mediaSchema } from '../conversations/media.ts';
import type { StaffNames } from '../dealers/name-staff.ts';
import { channelSchema } from '../dealers/settings.ts';
import { type AnswerItem, type Done, isHandled, isSame, REMARK } from '../visits/answers.ts';
import type { Visit } from '../visits/visit.ts';

export const doneViewSchema = z.object({
  at: z.string(),
  by: z.string().meta({ description: 'The account of who did it.' }),
  name: z.string().optional(),
});
export type DoneView = z.infer<typeof doneViewSchema>;

const state = {
  isHandled: z.boolean(),
  handled: doneViewSchema.optional().meta({ description: 'Who dealt with it, where somebody had to.' }),
};

const choiceSchema = z
  .object({
    id: z.string(),
    ...resultsSchema.shape.services.element.shape,
    isPlanned: z.boolean().meta({ description: 'Whether it is among the planned work.' }),
    ...state,
  })
  .meta({ id: 'CustomerChoice' });
export type ChoiceView = z.infer<typeof choiceSchema>;
export const choicesSchema = z.array(choiceSchema);

const remarkSchema = z
  .object({
    id: z.string(),
    at: z.string(),
    channel: channelSchema.optional().meta({ description: 'Absent: in the check-in.' }),
    text: z.string(),
    media: z.array(
      mediaSchema.pick({ mediaId: true, kind: true, status: true, mimeType: true, fileName: true }),
    ),
    ...z.object(state).partial().shape,
    shared: doneViewSchema.optional().meta({ description: 'Since when mechanics see it, and who let them.' }),
  })
  .meta({ id: 'CustomerRemark', description: 'What the customer wrote, in the check-in or in a message.' });
export type RemarkView = z.infer<typeof remarkSchema>;
export const remarksSchema = z.array(remarkSchema);

export const viewDone = ({ at, by }: Done, names: StaffNames): DoneView => {
  const name = names.get(by);
  return { at, by, ...(name === undefined ? {} : { name }) };
};

const viewState = (
  item: AnswerItem | undefined,
  names: StaffNames,
): Pick<ChoiceView, 'isHandled' | 'handled'> => ({
  isHandled: item === undefined || isHandled(item),
  ...(item?.handled ? { handled: viewDone(item.handled, names) } : {}),
});

type Said = { visit: Visit; results: CheckInResults | undefined; names: StaffNames };

/** What the customer chose, each with whether somebody dealt with it. */
export const viewChoices = ({ visit, results, names }: Said): ChoiceView[] =>
  (results?.services ?? []).map((choice, index) => {
    const id = `s${index + 1}`;
    return {
      id,
      ...choice,
      isPlanned: visit.services.some((planned) => isSame(planned, choice)),
      ...viewState(
        visit.answers?.items.find((item) => item.id === id),
        names,
      ),
    };
  });

/** What the customer wrote: in the check-in, then beside it, newest first. */
export const viewRemarks = (said: Said & { messages: readonly InboundEntry[] }): RemarkView[] => [
  ...viewRemark(said),
  ...said.messages
    .toSorted((a, b) => (a.entryId > b.entryId ? -1 : 1))
    .map((entry) => viewMessage(entry, said)),
];

const viewRemark = ({ visit, results, names }: Said): RemarkView[] => {
  const { answers, checkIn } = visit;
  const item = answers?.items.find(({ id }) => id === REMARK);
  if (results?.remarks === undefined) return [];
  return [
    {
      id: REMARK,
      at: checkIn.finishedAt ?? visit.createdAt,
      text: results.remarks,
      media: [],
      ...viewState(item, names),
      ...sharedOf(visit, REMARK, names),
    },
  ];
};

const viewMessage = (
  { entryId, at, channel, text, media = [] }: InboundEntry,
  { visit, names }: Said,
): RemarkView => ({
  id: entryId,
  at,
  channel,
  text,
  media: media.map(({ mediaId, kind, status, mimeType, fileName }) => ({
    mediaId,
    kind,
    status,
    ...(mimeType === undefined ? {} : { mimeType }),
    ...(fileName === undefined ? {} : { fileName }),
  })),
  ...sharedOf(visit, entryId, names),
});

const sharedOf = ({ shared }: Visit, id: string, names: StaffNames): Pick<RemarkView, 'shared'> => {
  const done = shared?.find((one) => one.id === id);
  return done ? { shared: viewDone(done, names) } : {};
};

/** What mechanics see of it: only what is shared, without anything that tells who the customer is (S2.50, S2.51). */
export const forMechanics = (
  remarks: readonly RemarkView[],
  people: readonly Pick<Contact, 'firstName' | 'lastName'>[],
): RemarkView[] =>
  remarks
    .filter(({ shared }) => shared !== undefined)
    .map(({ id, at, text, media }) => ({
      id,
      at,
      text: hideContactData(text, people),
      // A file's name is the sender's own.
      media: media.map(({ fileName: _theirs, ...file }) => file),
    }));
