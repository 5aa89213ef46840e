import * as z from 'zod';
import { parseCommand } from '../kernel/parse-command.ts';
import { requirePlaces } from './require-places.ts';
import { type SaveDeps, type Saved, saveItem } from './save-item.ts';
import { type Staff, staffSchema } from './staff.ts';
import { staffAudit, staffMembers } from './staff-store.ts';

/** The accounts with which staff sign in (Cognito). Their ids are ours to refer to, their passwords never pass our code but where a stage without customers sets one. */
export type InvitedAccounts = {
  /** The id of the account with this email address; undefined when there is none. */
  find(email: string): Promise<string | undefined>;
  /** Makes an account and answers its id. `isInvited`: a temporary password goes to the address. */
  create(account: { email: string; name: string; isInvited: boolean }): Promise<string>;
  /** Mails a new temporary password; false for whoever has chosen one, and where there is no such account. */
  inviteAgain(email: string): Promise<boolean>;
};
export type StaffAccounts = InvitedAccounts & { setPassword(email: string, password: string): Promise<void> };

export type SaveStaffDeps = SaveDeps & { accounts: StaffAccounts };
export type SavedStaff = Saved<Staff> & { isInvited: boolean };

const { name, dealerId, locationIds, roles, status } = staffSchema.shape;
const commandSchema = z.strictObject({
  email: z
    .email()
    .max(254)
    .transform((text) => text.toLowerCase()),
  dealerId: dealerId.optional(),
  name: name.optional(),
  /** All of them, empty for every location of the dealer. */
  locationIds: locationIds.optional(),
  roles: roles.optional(),
  status: status.optional(),
  /** Set for good instead of inviting the person by email: for stages without customers. */
  password: z.string().min(12).optional(),
});
type Command = z.output<typeof commandSchema>;

/**
 * Makes a member of a dealer's staff with an account, or changes what they may do; what the command leaves out stays.
 * Everything is checked before the account is made. Errors: InvalidInput with issues, NotFound `dealer.unknown` or `location.unknown`.
 */
export const saveStaff = async (deps: SaveStaffDeps, command: unknown): Promise<SavedStaff> => {
  const wanted = parseCommand(commandSchema, 'staff.invalid', 'The staff member', command);
  const { email, password } = wanted;
  const existingSub = await deps.accounts.find(email);
  const existing =
    existingSub === undefined ? undefined : await staffMembers.get(deps.table, { sub: existingSub });
  const content = parseCommand(
    staffSchema.omit({ sub: true }),
    'staff.invalid',
    'The staff member',
    patched(existing, wanted),
  );
  await requirePlaces(deps.table, content);

  const isInvited = existingSub === undefined && password === undefined;
  const sub = existingSub ?? (await deps.accounts.create({ email, name: content.name, isInvited }));
  if (password !== undefined) await deps.accounts.setPassword(email, password);
  const invited = (current: Staff | undefined): Pick<Staff, 'invitedAt'> => {
    if (isInvited) return { invitedAt: current?.invitedAt ?? deps.now() };
    return password === undefined && current?.invitedAt !== undefined ? { invitedAt: current.invitedAt } : {};
  };
  const saved = await saveItem(deps, {
    store: staffMembers,
    shape: staffSchema,
    parts: { sub },
    noun: 'staff member',
    audit: staffAudit({ dealerId: content.dealerId, sub }),
    decide: (current) => ({ sub, ...patched(current, wanted), ...invited(current) }),
  });
  return {
    ...saved,
    changes: saved.changes.filter(({ path }) => path !== 'sub' && path !== 'invitedAt'),
    isInvited,
  };
};

/** Locations belong to one dealer: who moves to another one must be given theirs anew, since none would mean all. */
const patched = (current: Staff | undefined, wanted: Command): Record<string, unknown> => {
  const isMoving =
    current !== undefined && wanted.dealerId !== undefined && wanted.dealerId !== current.dealerId;
  return {
    dealerId: wanted.dealerId ?? current?.dealerId,
    email: wanted.email,
    name: wanted.name ?? current?.name,
    locationIds: wanted.locationIds ?? (isMoving ? undefined : current?.locationIds),
    roles: wanted.roles ?? current?.roles,
    status: wanted.status ?? current?.status ?? 'active',
  };
};
