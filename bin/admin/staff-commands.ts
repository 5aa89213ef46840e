import { saveStaff } from '../../shared/dealers/save-staff.ts';
import type { AdminCommand } from './command.ts';
import { savedOutcome } from './saved-outcome.ts';

export const STAFF_COMMANDS: readonly AdminCommand[] = [
  {
    noun: 'staff',
    verb: 'save',
    says: 'Invites a member of a dealer’s staff, or changes what they may do',
    flags: [
      { name: 'email', to: 'email', value: 'ADDRESS', says: 'with which they sign in' },
      { name: 'name', to: 'name', value: 'NAME', says: 'as colleagues read it' },
      { name: 'dealer', to: 'dealerId', value: 'ID', says: 'the dealer’s id, with leading zeros' },
      {
        name: 'location',
        to: 'locationIds',
        value: 'ID',
        many: true,
        says: 'location that they work for (repeatable)',
      },
      {
        name: 'role',
        to: 'roles',
        value: 'ROLE',
        many: true,
        says: 'network-admin, admin, advisor, salesman or mechanic (repeatable)',
      },
      { name: 'all-locations', to: 'allLocations', says: 'all locations of the dealer, also those to come' },
      {
        name: 'status',
        to: 'status',
        value: 'active|suspended',
        says: 'suspended: they see nothing from now on',
      },
      {
        name: 'password',
        to: 'password',
        value: 'PASSWORD',
        says: 'set it instead of inviting by email; for stages without customers',
      },
    ],
    examples: [
      'staff save --email anna@autohaus.example --name "Anna Muster" --dealer 00027 --location 01 --role advisor',
    ],
    run: async (context, { allLocations, ...command }) => {
      const saved = await saveStaff(
        context,
        allLocations === true ? { ...command, locationIds: [] } : command,
      );
      const outcome = savedOutcome(`Staff ${saved.item.name}`, saved);
      return saved.isInvited
        ? {
            ...outcome,
            lines: [
              ...outcome.lines,
              'An invitation with a temporary password, valid for three days, went out by email.',
            ],
          }
        : outcome;
    },
  },
];
