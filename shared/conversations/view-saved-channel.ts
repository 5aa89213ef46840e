import * as z from 'zod';
import type { Staff } from '../dealers/staff.ts';
import type { Table } from '../table/table.ts';
import type { DealerChannel } from './channel-requests.ts';
import { channelStands } from './describe-channels.ts';
import type { SaveAccessDeps } from './access-store.ts';
import type { SavedBulkGate } from './save-bulkgate-channel.ts';

/** What a change of a channel did, as staff are told: names of what changed, and how the channel stands now. No secret, and no part of one (S1.6). */
export const savedChannelViewSchema = z
  .object({
    result: z.enum(['updated', 'unchanged']),
    changes: z.array(z.string()).meta({ description: 'What changed, by name; never a value.' }),
    webhookAddress: z.string().optional().meta({
      description:
        'Where BulkGate shall report to, with “bulk POST” switched on. Shown once, when it was made: only its digest is kept.',
    }),
    channels: z
      .array(
        z.object({
          locationId: z.string(),
          isSetUp: z.boolean(),
          setBy: z.string().meta({ description: 'The level whose setting holds there now.' }),
        }),
      )
      .meta({ description: 'How the channel stands at each location now. Sending follows within a minute.' }),
  })
  .meta({ id: 'SavedChannel' });
export type SavedChannelView = z.infer<typeof savedChannelViewSchema>;

/** The answer to whoever changed a channel. */
export const viewSavedChannel = async (
  deps: SaveAccessDeps & { table: Table; publicBaseUrl: string },
  { staff, channel, saved }: { staff: Staff; channel: DealerChannel; saved: SavedBulkGate },
): Promise<SavedChannelView> => {
  const { table, secrets, secretPrefix, publicBaseUrl } = deps;
  const stands = await channelStands({ table, secretPrefix, readSecret: secrets.read }, { staff, channel });
  return {
    result: saved.result,
    changes: saved.changes.map(({ path }) => path),
    ...(saved.webhookPath === undefined ? {} : { webhookAddress: `${publicBaseUrl}${saved.webhookPath}` }),
    channels: stands.map(({ locationId, isSetUp, setBy }) => ({ locationId, isSetUp, setBy })),
  };
};
