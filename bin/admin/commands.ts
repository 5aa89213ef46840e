import { CHANNEL_COMMANDS } from './channel-commands.ts';
import type { AdminCommand } from './command.ts';
import { CONSENT_COMMANDS } from './consent-commands.ts';
import { EVENT_COMMANDS } from './event-commands.ts';
import { MESSAGE_COMMANDS } from './message-commands.ts';
import { PARTNER_COMMANDS } from './partner-commands.ts';
import { PRIVACY_COMMANDS } from './privacy-commands.ts';
import { QUEUE_COMMANDS } from './queue-commands.ts';
import { RETRY_COMMANDS } from './retry-commands.ts';
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
  ...RETRY_COMMANDS,
  ...SUPPRESSION_COMMANDS,
  ...CONSENT_COMMANDS,
  ...PRIVACY_COMMANDS,
  ...QUEUE_COMMANDS,
];
