import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { AppError } from '../../shared/kernel/app-error.ts';
import { awsFault } from '../../shared/kernel/aws-fault.ts';
import type { QueueReceipts } from './sandbox.ts';

/** A queue body: ids only. `step` counts the planned receipts of the message from 0. */
export const receiptOrderSchema = z.object({ messageId: z.string(), step: z.int().min(0) });
export type ReceiptOrder = z.infer<typeof receiptOrderSchema>;

/** Queues one body per receipt, each delayed a little longer than the one before. */
export const receiptQueue =
  (client: SQSClient, queueUrl: string, delaySeconds: number): QueueReceipts =>
  async (messageId, count, startsAfter = 0) => {
    if (count === 0) return;
    const entries = Array.from({ length: count }, (_, step) => ({
      Id: String(step),
      MessageBody: JSON.stringify({ messageId, step } satisfies ReceiptOrder),
      DelaySeconds: delaySeconds * (startsAfter + step + 1),
    }));
    try {
      const { Failed: failed = [] } = await client.send(
        new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: entries }),
      );
      if (failed.length > 0)
        throw new AppError(
          'Unavailable',
          'sandbox.receipts_not_queued',
          `SQS took ${count - failed.length} of ${count} receipts; try again.`,
        );
    } catch (error) {
      throw awsFault('SQS', error);
    }
  };
