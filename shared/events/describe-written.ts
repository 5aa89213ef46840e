import type * as z from 'zod';
import { type DescribeOutlookDeps, describeOutlook, outlookSchema } from '../planning/describe-outlook.ts';
import type { Written } from '../planning/send-draft.ts';
import { messageViewSchema, viewMessage } from './message-view.ts';

/** What staff are answered who wrote a message. */
export const writtenMessageSchema = messageViewSchema
  .extend({ outlook: outlookSchema.meta({ description: 'What becomes of it, as far as can be said now.' }) })
  .meta({ id: 'WrittenMessage' });

/** The message with what becomes of it. */
export const describeWritten = async (
  deps: DescribeOutlookDeps,
  written: Written,
): Promise<z.infer<typeof writtenMessageSchema>> => ({
  ...viewMessage(written.message),
  outlook: await describeOutlook(deps, written),
});
