import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  type Message,
  PurgeQueueCommand,
  QueueDoesNotExist,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { AppError } from '../../shared/kernel/app-error.ts';
import { jsonOrUndefined } from '../../shared/kernel/parse-input.ts';

/** A message in a dead-letter queue: its body, and what the sender left about its fault. */
export type DeadLetter = { id: string; sentAt: string; fault: string; body: string };

/** The dead-letter queues of a stage, by the end of their names: `schedules-dead`. */
export type DeadLetters = {
  list(): Promise<{ queue: string; messages: number }[]>;
  show(queue: string): Promise<DeadLetter[]>;
  /** Has each message done by `work`, and deletes it when that worked. Answers how many did, and the first fault. */
  redrive(
    queue: string,
    work: (letter: DeadLetter) => Promise<void>,
  ): Promise<{ done: number; failed: number; fault?: string }>;
  purge(queue: string): Promise<void>;
};

/** A message that a look has received stays hidden from others for so long; redriving one takes less. */
const HIDDEN_SECONDS = 180;

export const deadLetters = (client: SQSClient, prefix: string): DeadLetters => {
  const urlOf = async (queue: string): Promise<string> => {
    try {
      const { QueueUrl } = await client.send(
        new GetQueueUrlCommand({ QueueName: `${prefix}-${queue.replace(`${prefix}-`, '')}` }),
      );
      if (QueueUrl !== undefined && queue.endsWith('-dead')) return QueueUrl;
    } catch (error) {
      if (!(error instanceof QueueDoesNotExist)) throw error;
    }
    throw new AppError(
      'NotFound',
      'queue.unknown',
      `There is no dead-letter queue ${queue}. Expected one of npm run admin -- queues list`,
    );
  };
  const receive = async (url: string, hiddenSeconds: number): Promise<Message[]> => {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: hiddenSeconds,
        MessageSystemAttributeNames: ['SentTimestamp'],
        MessageAttributeNames: ['All'],
      }),
    );
    return Messages;
  };
  return {
    async list() {
      const { QueueUrls = [] } = await client.send(new ListQueuesCommand({ QueueNamePrefix: prefix }));
      const dead = QueueUrls.filter((url) => url.endsWith('-dead')).toSorted();
      return Promise.all(
        dead.map(async (url) => {
          const { Attributes = {} } = await client.send(
            new GetQueueAttributesCommand({
              QueueUrl: url,
              AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
            }),
          );
          const messages =
            Number(Attributes['ApproximateNumberOfMessages'] ?? 0) +
            Number(Attributes['ApproximateNumberOfMessagesNotVisible'] ?? 0);
          return { queue: (url.split('/').at(-1) ?? '').slice(prefix.length + 1), messages };
        }),
      );
    },
    async show(queue) {
      return (await receive(await urlOf(queue), 1)).map(letterOf);
    },
    async redrive(queue, work) {
      const url = await urlOf(queue);
      const result: { done: number; failed: number; fault?: string } = { done: 0, failed: 0 };
      for (let found = await receive(url, HIDDEN_SECONDS); found.length > 0;) {
        for (const message of found) {
          try {
            await work(letterOf(message));
            await client.send(
              new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: message.ReceiptHandle }),
            );
            result.done += 1;
          } catch (error) {
            result.failed += 1;
            result.fault ??= error instanceof Error ? error.message : String(error);
          }
        }
        found = await receive(url, HIDDEN_SECONDS);
      }
      return result;
    },
    async purge(queue) {
      await client.send(new PurgeQueueCommand({ QueueUrl: await urlOf(queue) }));
    },
  };
};

/** What Lambda leaves of an event that it repeated in vain. */
const repeatedSchema = z.object({
  requestPayload: z.record(z.string(), z.unknown()),
  responsePayload: z.object({ errorMessage: z.string() }).optional().catch(undefined),
});
/** What SNS leaves when it could invoke nobody. */
const notificationSchema = z.looseObject({ Type: z.literal('Notification'), Message: z.string() });

/** The event in such a letter, as its function takes it. Errors: InvalidInput `queue.letter_unknown`. */
export const handedOverEvent = ({ id, body }: Pick<DeadLetter, 'id' | 'body'>): unknown => {
  const letter = jsonOrUndefined(body);
  const repeated = repeatedSchema.safeParse(letter).data;
  if (repeated) return repeated.requestPayload;
  const notification = notificationSchema.safeParse(letter).data;
  if (notification) return { Records: [{ EventSource: 'aws:sns', Sns: notification }] };
  throw new AppError(
    'InvalidInput',
    'queue.letter_unknown',
    `The letter ${id} holds no event: expected what Lambda (requestPayload) or SNS (Type, Message) leaves.`,
  );
};

const faultIn = (body: string): string =>
  repeatedSchema.safeParse(jsonOrUndefined(body)).data?.responsePayload?.errorMessage ?? '';

/** Scheduler and EventBridge leave ERROR_CODE and ERROR_MESSAGE, Lambda its own answer, streams and SNS nothing. */
const letterOf = (message: Message): DeadLetter => {
  const attribute = (name: string): string => message.MessageAttributes?.[name]?.StringValue ?? '';
  return {
    id: message.MessageId ?? '',
    sentAt: new Date(Number(message.Attributes?.SentTimestamp ?? 0)).toISOString(),
    fault:
      [attribute('ERROR_CODE'), attribute('ERROR_MESSAGE')].filter(Boolean).join(': ') ||
      faultIn(message.Body ?? ''),
    body: message.Body ?? '',
  };
};
