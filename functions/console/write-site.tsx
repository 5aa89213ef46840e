import type { Purpose } from '../../shared/dealers/settings.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { FREE_TEXT } from '../../shared/messaging/free-text.ts';
import { templateText } from '../../shared/messaging/templates/template-text.ts';
import type { VisitView } from '../../shared/events/describe-visit.ts';
import { writeMessage } from '../../shared/planning/write-message.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import type { ConsoleRequest } from './console-handler.tsx';
import { consoleReply } from './console-reply.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { faultIn } from './fault-words.ts';
import type { Faults } from './form-fields.tsx';
import { fromLocalField } from './local-field.ts';
import { locationFor } from './locations-for.ts';
import type { TodaySiteDeps } from './today-site.tsx';
import { doneReply, faultOf, visitOf } from './visit-site.tsx';
import { VISIT_TEXTS } from './visit-texts.ts';
import {
  VisitWritePage,
  WRITTEN_PURPOSES,
  type WriteForm,
  type WrittenPurpose,
} from './visit-write-page.tsx';

/* A message by hand (S1.2, S1.12, S1.18). */

const LONGEST_TEXT = 2000;

const purposeIn = (text: string | undefined): WrittenPurpose | undefined =>
  WRITTEN_PURPOSES.find((purpose) => purpose === text);

/** Browsers send line ends in their own way; what differs by nothing else was not changed. */
export const plainText = (text: string): string => text.replaceAll(/\r\n?/g, '\n').trim();

/** The words of the template in the customer's language, for whoever writes in its place. */
export const loadText = async (
  deps: TodaySiteDeps,
  { viewer }: ConsoleRequest,
  visit: VisitView,
  { purpose, language }: { purpose: Purpose; language: Language | undefined },
): Promise<string> => {
  const { locationId } = visit;
  const { findTemplates } = await deps.changeDeps();
  const { settings, dealerId } = locationFor(viewer, locationId);
  const templates = await findTemplates({ dealerId, purpose });
  const languages = [language ?? settings.language, settings.language] as const;
  return plainText(templateText(templates, { purpose, locationId, languages }));
};

const languageOf = ({ dealings }: VisitView): Language | undefined => dealings?.people[0]?.language;

/** What the form begins with: nothing, where somebody writes freely. */
const wordsOf = async (
  deps: TodaySiteDeps,
  request: ConsoleRequest,
  visit: VisitView,
  purpose: WrittenPurpose | undefined,
): Promise<string> =>
  purpose === undefined || purpose === FREE_TEXT
    ? ''
    : loadText(deps, request, visit, { purpose, language: languageOf(visit) });

export const writeForm = async (deps: TodaySiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const visit = await visitOf(deps, request);
  const purpose = purposeIn(request.query['purpose']);
  const text = await wordsOf(deps, request, visit, purpose);
  const form: WriteForm = { purpose, to: '', text, sendAt: '', promotional: false, key: deps.newKey() };
  return consoleReply(200, <VisitWritePage viewer={request.viewer} visit={visit} form={form} />);
};

export const sendWritten = async (deps: TodaySiteDeps, request: ConsoleRequest): Promise<HttpReply> => {
  const { viewer, params } = request;
  const fields = request.form();
  const visit = await visitOf(deps, request);
  const purpose = purposeIn(fields['purpose']);
  const form: WriteForm = {
    purpose,
    to: fields['to'] ?? '',
    text: fields['text'] ?? '',
    sendAt: fields['sendAt'] ?? '',
    promotional: fields['promotional'] === 'on',
    key: fields['key'] ?? deps.newKey(),
  };
  const again = (status: number, faults: Faults, says?: string): HttpReply =>
    consoleReply(
      status,
      <VisitWritePage viewer={viewer} visit={visit} form={form} faults={faults} says={says} />,
    );
  const texts = VISIT_TEXTS[viewer.language].write;
  if (!purpose) return again(400, { purpose: texts.choose });
  const text = plainText(form.text);
  const textFault = faultOfLength(text, viewer.language);
  if (textFault !== undefined) return again(400, { text: textFault });
  const sendAt = form.sendAt === '' ? undefined : fromLocalField(form.sendAt, visit.location.zone);
  if (form.sendAt !== '' && sendAt === undefined)
    return again(400, { sendAt: CONSOLE_TEXTS[viewer.language].form.notATime });
  const command = {
    key: form.key,
    ...(purpose === FREE_TEXT ? {} : { purpose }),
    ...(purpose === FREE_TEXT && form.promotional ? { promotional: true } : {}),
    ...(form.to === '' ? {} : { to: form.to }),
    ...(sendAt === undefined ? {} : { sendAt }),
    // What was left as it is goes by the template of each channel.
    ...(text === (await wordsOf(deps, request, visit, purpose)) ? {} : { text }),
  };
  try {
    const { message } = await writeMessage(await deps.changeDeps(), {
      staff: viewer.staff,
      visitId: params['visitId'] ?? '',
      command,
    });
    return doneReply(request, message.dueAt > deps.now() ? 'planned' : 'written');
  } catch (error) {
    return refused(error, request, again);
  }
};

/** No words at all, or more than fit. */
export const faultOfLength = (text: string, language: Language): string | undefined => {
  if (text === '') return VISIT_TEXTS[language].write.emptyText;
  return text.length > LONGEST_TEXT ? CONSOLE_TEXTS[language].form.tooLong(LONGEST_TEXT) : undefined;
};

/** A refusal is said with the form, which keeps what was typed; what is wrong with the text stands beside it. */
export const refused = (
  error: unknown,
  request: ConsoleRequest,
  again: (status: number, faults: Faults, says?: string) => HttpReply,
): HttpReply => {
  const says = faultOf(error, request);
  if (says === undefined || !(error instanceof AppError)) throw error;
  const faults: Record<string, string> = {};
  for (const issue of error.details.issues ?? []) {
    const field = /^(text|dueAt|sendAt)\b/.exec(issue.path)?.[1];
    if (field === undefined) continue;
    faults[field] = [faults[field], faultIn(request.viewer.language, issue)].filter(Boolean).join(' ');
  }
  if (Object.keys(faults).length > 0) return again(400, faults);
  return again(error.kind === 'InvalidInput' ? 400 : 409, {}, says);
};
