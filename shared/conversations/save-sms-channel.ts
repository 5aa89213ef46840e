import * as z from 'zod';
import { idSchema } from '../dealers/dealer.ts';
import type { SaveDeps } from '../dealers/save-item.ts';
import { settingsSchema } from '../dealers/settings.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import { saveChannelSettings } from './save-channel-settings.ts';
import type { SavedChannel } from './saved-channel.ts';

const commandSchema = z.strictObject({
  dealerId: idSchema,
  /** Absent: for all locations of the dealer that say nothing themselves. */
  locationId: idSchema.optional(),
  /** Provider and sender, or null: no SMS. */
  sms: settingsSchema.shape.sms,
});

/** Chooses the SMS provider and the sender of a dealer or location (S1.3); BulkGate's access data are saved by their own command. */
export const saveSmsChannel = async (deps: SaveDeps, command: unknown): Promise<SavedChannel> => {
  const { sms, ...level } = parseCommand(commandSchema, 'channel.invalid', 'The SMS channel', command);
  return saveChannelSettings(deps, { ...level, settings: { sms } });
};
