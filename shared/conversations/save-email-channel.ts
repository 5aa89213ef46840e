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
  /** The sender that customers see, or null: no email. The address must be a verified identity at SES. */
  email: settingsSchema.shape.email,
});

/** Sets from which address and name a dealer or location writes email. */
export const saveEmailChannel = async (deps: SaveDeps, command: unknown): Promise<SavedChannel> => {
  const { email, ...level } = parseCommand(commandSchema, 'channel.invalid', 'The email channel', command);
  return saveChannelSettings(deps, { ...level, settings: { email } });
};
