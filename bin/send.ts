/** `npm run send -- FILE`: signs an event from a file as a partner does and posts it; with --watch tells what becomes of it. */
import { readFile } from 'node:fs/promises';
import { AppError } from '../shared/kernel/app-error.ts';
import { newId, now } from '../shared/platform/system.ts';
import { postEvent } from './client/partner-client.ts';
import { readSandbox } from './client/sandbox-file.ts';
import { timelineText } from './client/timeline.ts';
import { watchEvent } from './client/watch-event.ts';
import { readSendArguments, SEND_USAGE, type SendArguments } from './send/arguments.ts';
import { chooseAccess } from './send/choose-access.ts';
import { parseEventFile, prepareEvent } from './send/prepare-event.ts';

/** Longer than all channels of the local stage together; elsewhere look again later. */
const WATCH_SECONDS = 60;
/** The end of a ULID: random, and short enough for a vehicle number. */
const SUFFIX_LENGTH = 6;

const send = async (wanted: SendArguments): Promise<number> => {
  const text = await readFile(wanted.file, 'utf8').catch((error: unknown) => {
    throw new AppError(
      'InvalidInput',
      'send.file_unreadable',
      `The file ${wanted.file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  const file = parseEventFile(wanted.file, text);
  const access = chooseAccess(wanted, await readSandbox(), file.data ?? {});
  const suffix = wanted.new ? newId('new').slice(-SUFFIX_LENGTH).toLowerCase() : undefined;
  const event = prepareEvent(file, { timestamp: wanted.now ? now() : undefined, suffix });
  const id = wanted.id ?? newId('msg');
  const startedAt = now();
  const answer = await postEvent(access, {
    id,
    body: wanted.now || wanted.new ? JSON.stringify(event) : text,
  });
  console.log(
    `POST ${access.baseUrl}/v1/partners/${access.partnerId}/events (webhook-id ${id})\n${answer.status} ${answer.body}`,
  );
  if (answer.status >= 300) return 1;
  if (!wanted.watch) return 0;
  const view = await watchEvent(access, id, {
    seconds: WATCH_SECONDS,
    tell: (line) => console.log(timelineText(line, startedAt)),
  });
  return view.status === 'parked' ? 1 : 0;
};

try {
  const wanted = readSendArguments(process.argv.slice(2), process.env);
  if (wanted) process.exitCode = await send(wanted);
  else console.log(SEND_USAGE);
} catch (error) {
  console.error(error instanceof AppError ? error.message : error);
  process.exitCode = 1;
}
