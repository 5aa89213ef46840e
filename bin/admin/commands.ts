import { CHANNEL_COMMANDS } from './channel-commands.ts';
import type { AdminCommand } from './command.ts';
import { EVENT_COMMANDS } from './event-commands.ts';
import { MESSAGE_COMMANDS } from './message-commands.ts';
import { PARTNER_COMMANDS } from './partner-commands.ts';
import { QUEUE_COMMANDS } from './queue-commands.ts';
import { RULE_COMMANDS } from './rule-commands.ts';
import { STAFF_COMMANDS } from './staff-commands.ts';
import { SUPPRESSION_COMMANDS } from './suppression-commands.ts';
import { TEMPLATE_COMMANDS } from './template-commands.ts';
import { TENANCY_COMMANDS } from './tenancy-commands.ts';

/** Everything that administration can do, in the order in which a new installation needs it. */
export const COMMANDS: readonly AdminCommand[] = [
  ...TENANCY_COMMANDS,
  ...PARTNER_COMMANDS,
  ...RULE_COMMANDS,
  ...CHANNEL_COMMANDS,
  ...TEMPLATE_COMMANDS,
  ...STAFF_COMMANDS,
  ...EVENT_COMMANDS,
  ...MESSAGE_COMMANDS,
  ...SUPPRESSION_COMMANDS,
  ...QUEUE_COMMANDS,
];
