import type { MessageStoryView, VisitView } from '../../shared/events/describe-visit.ts';
import { hasTemplates } from '../../shared/messaging/notice.ts';
import { editMessage } from '../../shared/planning/edit-message.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import type { ConsoleRequest } from './console-handler.tsx';
import { consoleReply } from './console-reply.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import type { Faults } from './form-fields.tsx';
import { fromLocalField, toLocalField } from './local-field.ts';
import { type EditForm, MessageEditPage } from './message-edit-page.tsx';
import type { TodaySiteDeps } from './today-site.tsx';
import { doneReply, messageOf, visitOf } from './visit-site.tsx';
import { VisitPage } from './visit-page.tsx';
import { VISIT_TEXTS } from './visit-texts.ts';
import type { VisitFault } from './visit-words.ts';
import { faultOfLength, loadText, plainText, refused } from './write-site.tsx';

/* Another time, or other words, for a message that is not sent yet (S1.22). */

type Opened = { visit: VisitView; message: MessageStoryView; template: string; before: EditForm };

const open = async (deps: TodaySiteDeps, request: ConsoleRequest): Promise<Opened> => {
  const visit = await visitOf(deps, request);
  const message = messageOf(visit, request);
  const { purpose, language, ownText, dueAt } = message;
  const template = hasTemplates(purpose) ? await loadText(deps, request, visit, { purpose, language }) : '';
  const before = { dueAt: toLocalField(dueAt, visit.location.zone), text: plainText(ownText ?? template) };
  return { visit, message, template, before };
};

export const editMessageForm = async (deps: TodaySiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer } = request;
  const { visit, message, before } = await open(deps, request);
  if (!message.can.edit) {
    const fault = VISIT_TEXTS[viewer.language].faults[tooLate(message)];
    return consoleReply(409, <VisitPage viewer={viewer} visit={visit} fault={fault} />);
  }
  return consoleReply(200, <MessageEditPage viewer={viewer} visit={visit} message={message} form={before} />);
};

const tooLate = ({ status }: MessageStoryView): VisitFault => {
  if (status === 'sending') return 'message.being_sent';
  return status === 'sent' || status === 'delivered' || status === 'read' ? 'message.sent' : 'message.over';
};

export const sendEdit = async (deps: TodaySiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer } = request;
  const { visit, message, template, before } = await open(deps, request);
  const fields = request.form();
  const form: EditForm = { dueAt: fields['dueAt'] ?? before.dueAt, text: fields['text'] ?? before.text };
  const again = (status: number, faults: Faults, says?: string): HttpReply =>
    consoleReply(
      status,
      <MessageEditPage
        viewer={viewer}
        visit={visit}
        message={message}
        form={form}
        faults={faults}
        says={says}
      />,
    );
  const texts = VISIT_TEXTS[viewer.language].write;
  const text = plainText(form.text);
  const dueAt = form.dueAt.slice(0, before.dueAt.length);
  const isMoved = dueAt !== before.dueAt;
  const time = isMoved ? fromLocalField(form.dueAt, visit.location.zone) : undefined;
  if (isMoved && time === undefined)
    return again(400, { dueAt: CONSOLE_TEXTS[viewer.language].form.notATime });
  const textFault = faultOfLength(text, viewer.language);
  if (textFault !== undefined) return again(400, { text: textFault });
  if (!isMoved && text === before.text) return again(400, {}, texts.nothingChanged);
  // The template's words again mean the template.
  const words = text === before.text ? {} : { text: text === template ? null : text };
  const command = { ...(time === undefined ? {} : { dueAt: time }), ...words };
  try {
    const { id: messageId } = message;
    await editMessage(await deps.changeDeps(), { staff: viewer.staff, messageId, command });
    return doneReply(request, 'edited');
  } catch (error) {
    return refused(error, request, again);
  }
};
