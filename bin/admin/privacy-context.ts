import * as z from 'zod';
import type { Staff } from '../../shared/dealers/staff.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import { partnerFinder } from '../../shared/partners/partner-store.ts';
import { platformKeys } from '../../shared/platform/platform-keys.ts';
import type { PrivacyDeps } from '../../shared/privacy/privacy-deps.ts';
import type { AdminContext } from './command.ts';
import { OPERATOR } from './operator-name.ts';

/* What the commands of privacy share: whom they are about, and the ports that they work with. */

export const dealerFlag = { name: 'dealer', to: 'dealerId', value: 'ID', says: 'the dealer' };
export const contactFlags = [
  dealerFlag,
  {
    name: 'contact',
    to: 'contactId',
    value: 'ID',
    says: 'the contact’s id, as conversations and exports name it',
  },
];

export const whoSchema = z.object({ dealerId: z.string().catch(''), contactId: z.string().catch('') });

/** The ports of privacy, on whatever stage the command is about. */
export const privacyDeps = async (context: AdminContext, table = context.table): Promise<PrivacyDeps> => {
  const { idKey } = await platformKeys(context.secrets.read, context.secretPrefix);
  const operator = () => context.operator();
  return {
    table,
    now: context.now,
    log: context.log,
    idKey,
    findPartner: partnerFinder(table),
    workflow: { fail: async (...fault) => (await operator()).start.workflow.fail(...fault) },
    removeSchedule: async (name) => (await operator()).start.scheduler.remove(name),
  };
};

/** An operator sees all locations of a dealer and may set every level. */
export const operatorAt = (dealerId: string): Staff => ({
  ...OPERATOR,
  dealerId,
  locationIds: [],
  roles: ['network-admin', 'admin'],
  status: 'active',
});

export const usage = (says: string): AppError => new AppError('InvalidInput', 'admin.usage', says);
