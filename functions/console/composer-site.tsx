import { finishForStaff } from '../../shared/conversations/describe-inbox.ts';
import { findWork } from '../../shared/conversations/find-work.ts';
import { publicNotificationId } from '../../shared/conversations/inbox-notification.ts';
import { AppError, type Issue } from '../../shared/kernel/app-error.ts';
import { digestId } from '../../shared/kernel/digest.ts';
import { templateText } from '../../shared/messaging/templates/template-text.ts';
import { describeOutlook, type MessageOutlook } from '../../shared/planning/describe-outlook.ts';
import { showThread, type Thread } from '../../shared/planning/show-thread.ts';
import { draftInConversation, writeInConversation } from '../../shared/planning/write-in-conversation.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import { type ComposerForm, type ComposerProps, WRITTEN_ABOUT } from './composer.tsx';
import { COMPOSER_TEXTS } from './composer-texts.ts';
import type { ConsoleRequest } from './console-handler.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { conversationOf, doneWith } from './conversation-done.ts';
import type { ConversationSiteDeps } from './conversation-site.tsx';
import { faultIn } from './fault-words.ts';
import type { Faults } from './form-fields.tsx';
import { fromLocalField } from './local-field.ts';

/** What the page shows of an answer that is being written. */
export type Composing = Pick<ComposerProps, 'form' | 'faults' | 'says' | 'outlook' | 'checked'>;

export const emptyComposer = (key: string): ComposerForm => ({
  key,
  purpose: '',
  text: '',
  sendAt: '',
  finish: false,
});

/** Browsers send line ends in their own way. */
const plainText = (text: string): string => text.replaceAll(/\r\n?/g, '\n').trim();

/** Checks an answer, loads the words of a template, or sends what was checked. */
export const compose = async (
  deps: ConversationSiteDeps,
  request: ConsoleRequest,
  showConversation: ShowConversation,
): Promise<HttpReply> => {
  const { viewer } = request;
  const fields = request.form();
  const form: ComposerForm = {
    key: fields['key'] ?? deps.newKey(),
    purpose: fields['purpose'] ?? '',
    text: plainText(fields['text'] ?? ''),
    sendAt: fields['sendAt'] ?? '',
    finish: fields['finish'] !== undefined,
  };
  const { staff } = viewer;
  const thread = await showThread(deps, { staff, conversationId: conversationOf(request) });
  const asked: Asked = { deps, request, thread, form, showConversation };
  if (fields['step'] === 'load') return show(asked, { form: { ...form, text: await wordsOf(asked) } });
  const read = await readForm(asked);
  if ('faults' in read) return show(asked, { form, faults: read.faults }, 400);
  try {
    const outlook = await lookAhead(asked, read.command);
    const checked = digestOf(form, outlook);
    if (fields['step'] !== 'send' || outlook.channel === undefined)
      return await show(asked, { form, outlook, checked });
    if (fields['checked'] !== checked)
      return await show(asked, { form, outlook, checked, says: textsOf(asked).changed }, 409);
    return await send(asked, read.command);
  } catch (error) {
    return refuse(asked, error);
  }
};

/** The page of the conversation, with the answer as it was typed. */
export type ShowConversation = (more: { composing: Composing }, status: number) => Promise<HttpReply>;
type Asked = {
  deps: ConversationSiteDeps;
  request: ConsoleRequest;
  thread: Thread;
  form: ComposerForm;
  showConversation: ShowConversation;
};
type Command = Record<string, string>;

const textsOf = ({ request: { viewer } }: Asked) => COMPOSER_TEXTS[viewer.language];

const show = ({ showConversation }: Asked, composing: Composing, status = 200): Promise<HttpReply> =>
  showConversation({ composing }, status);

/** The words of the chosen template, its variables not filled in. */
const wordsOf = async ({ deps, thread, form }: Asked): Promise<string> => {
  const purpose = WRITTEN_ABOUT.find((one) => one === form.purpose);
  if (purpose === undefined) return form.text;
  const { dealerId, locationId, settings } = thread.location;
  const { findTemplates } = await deps.changeDeps();
  const templates = await findTemplates({ dealerId, purpose });
  const languages = [thread.contact?.language ?? settings.language, settings.language] as const;
  return plainText(templateText(templates, { purpose, locationId, languages }));
};

const readForm = async (asked: Asked): Promise<{ command: Command } | { faults: Record<string, string> }> => {
  const { form, thread, request } = asked;
  const texts = textsOf(asked);
  const { tooLong, notATime } = CONSOLE_TEXTS[request.viewer.language].form;
  const sendAt = form.sendAt === '' ? undefined : fromLocalField(form.sendAt, thread.location.settings.zone);
  const purpose = WRITTEN_ABOUT.find((one) => one === form.purpose);
  const faults = {
    ...(form.sendAt !== '' && sendAt === undefined ? { sendAt: notATime } : {}),
    ...(form.text.length > 2000 ? { text: tooLong(2000) } : {}),
    ...(form.text === '' && purpose === undefined ? { text: texts.nothing } : {}),
  };
  if (Object.keys(faults).length > 0) return { faults };
  // What was left as it is goes by the template of each channel.
  const isOwn = form.text !== '' && (purpose === undefined || form.text !== (await wordsOf(asked)));
  return {
    command: {
      ...(isOwn ? { text: form.text } : {}),
      ...(purpose === undefined ? {} : { purpose, visitId: thread.visit?.visitId ?? '' }),
      ...(sendAt === undefined ? {} : { sendAt }),
    },
  };
};

const lookAhead = async ({ deps, request, thread }: Asked, command: Command): Promise<MessageOutlook> => {
  const reply = await deps.changeDeps();
  const { conversationId } = thread;
  const draft = await draftInConversation(reply, { staff: request.viewer.staff, conversationId, command });
  return describeOutlook(reply, draft);
};

/** What was looked at: should anything of it be another when it is sent, it is shown once more. */
const digestOf = ({ purpose, text, sendAt }: ComposerForm, { channel }: MessageOutlook): string =>
  digestId(purpose, text, sendAt, channel ?? '');

const send = async (asked: Asked, command: Command): Promise<HttpReply> => {
  const { deps, request, thread, form } = asked;
  const { staff } = request.viewer;
  const { conversationId, location } = thread;
  const reply = await deps.changeDeps();
  await writeInConversation(reply, { staff, conversationId, command: { ...command, key: form.key } });
  if (form.finish) {
    const inboxes = [location.settings.defaultInbox];
    const { work } = await findWork(deps.table, { staff, conversationId, inboxes });
    for (const one of work)
      if ('inHand' in one && one.inHand.acceptedBy === staff.sub)
        await finishForStaff(deps, { staff, id: publicNotificationId(one.inHand) });
  }
  return doneWith(request, 'sent');
};

/** A refusal is said where the words are, which are kept. */
const refuse = (asked: Asked, error: unknown): Promise<HttpReply> => {
  if (!(error instanceof AppError)) throw error;
  const { deps, form } = asked;
  const texts = textsOf(asked);
  switch (error.code) {
    case 'message.invalid':
      return show(asked, { form, faults: composerFaults(asked, error.details.issues ?? []) }, 400);
    case 'message.variable_missing':
    case 'visit.unknown':
      return show(asked, { form, faults: { purpose: texts.missingData } }, 400);
    case 'message.no_channel':
      return show(asked, { form, says: texts.cannot }, 409);
    case 'message.key_used':
      return show(asked, { form: { ...form, key: deps.newKey() }, says: texts.sentAlready }, 409);
    default:
      throw error;
  }
};

/** Of the text and of the time, which are the fields that a use case can refuse. */
const composerFaults = ({ request }: Asked, issues: readonly Issue[]): Faults => {
  const faults: Record<string, string> = {};
  for (const issue of issues) {
    const field = issue.path === 'sendAt' ? 'sendAt' : 'text';
    faults[field] = [faults[field], faultIn(request.viewer.language, issue)].filter(Boolean).join(' ');
  }
  return faults;
};
