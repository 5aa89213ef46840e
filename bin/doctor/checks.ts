import type { Check } from './check.ts';
import { checkAlarms } from './check-alarms.ts';
import { checkBulkGate } from './check-bulkgate.ts';
import { checkEndUserMessaging, checkSnsSms } from './check-sms.ts';
import { checkMailAccount, checkMailIdentities } from './check-mail.ts';
import { checkCredentials } from './check-credentials.ts';
import { checkQuotas } from './check-quotas.ts';
import { checkSecrets } from './check-secrets.ts';
import { checkHealth, listAddresses } from './check-site.ts';
import { checkStacks } from './check-stacks.ts';
import { checkTable } from './check-table.ts';
import { checkTenants } from './check-tenants.ts';
import { checkWhatsApp } from './check-whatsapp.ts';
import { checkDeadLetters, checkEvents, checkMessages, checkSchedules } from './check-work.ts';

/** Everything that the doctor looks at, from what all else stands on to what is told at the end. */
export const CHECKS: readonly Check[] = [
  checkCredentials,
  checkStacks,
  checkTable,
  checkHealth,
  checkTenants,
  checkSecrets,
  checkMailAccount,
  checkMailIdentities,
  checkSnsSms,
  checkEndUserMessaging,
  checkWhatsApp,
  checkBulkGate,
  checkSchedules,
  checkEvents,
  checkMessages,
  checkDeadLetters,
  checkAlarms,
  checkQuotas,
  listAddresses,
];
