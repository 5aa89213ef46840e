import { saveDealer } from '../../../shared/dealers/save-dealer.ts';
import { saveLocation } from '../../../shared/dealers/save-location.ts';
import { saveNetwork } from '../../../shared/dealers/save-network.ts';
import type { StaffAccounts } from '../../../shared/dealers/save-staff.ts';
import { AppError } from '../../../shared/kernel/app-error.ts';
import type { LogFields } from '../../../shared/platform/log.ts';
import type { SecretStore } from '../../../shared/platform/secret-store.ts';
import { MemoryTable } from '../../../shared/table/memory-table.ts';

/** What administration works with, in memory: secrets are counted, `secret-1`, `whsec_c2VjcmV0LTI=` … */
export class AdminWorld {
  readonly table = new MemoryTable();
  readonly stored = new Map<string, unknown>();
  readonly accountsMade: { email: string; name: string; isInvited: boolean }[] = [];
  readonly invitedAgain: string[] = [];
  mailFails = false;
  readonly passwords = new Map<string, string>();
  /** What stands in the log of administration. */
  readonly logs: { message: string; fields: LogFields }[] = [];
  readonly #log = (message: string, fields: LogFields = {}) => void this.logs.push({ message, fields });
  #count = 0;

  readonly secrets: SecretStore = {
    read: (name) => Promise.resolve(structuredClone(this.stored.get(name))),
    write: (name, value) => Promise.resolve(void this.stored.set(name, structuredClone(value))),
  };

  readonly accounts: StaffAccounts = {
    find: (email) =>
      Promise.resolve(
        this.accountsMade.some((account) => account.email === email) ? `sub-${email}` : undefined,
      ),
    create: (account) => {
      this.accountsMade.push(account);
      return Promise.resolve(`sub-${account.email}`);
    },
    inviteAgain: (email) => {
      if (this.passwords.has(email)) return Promise.resolve(false);
      if (this.mailFails)
        return Promise.reject(new AppError('Unavailable', 'staff.mail_failed', 'It could not be mailed.'));
      this.invitedAgain.push(email);
      return Promise.resolve(true);
    },
    setPassword: (email, password) => Promise.resolve(void this.passwords.set(email, password)),
  };

  readonly deps = {
    table: this.table,
    now: () => '2026-11-24T10:00:00.000Z',
    secrets: this.secrets,
    secretPrefix: 'kerbside/test',
    newSecret: () => `secret-${(this.#count += 1)}`,
    newSigningSecret: () => `whsec_${Buffer.from(`secret-${(this.#count += 1)}`).toString('base64')}`,
    eventTypes: ['checkin.start', 'checkin.finished'],
    ownPartner: 'kerbside',
    accounts: this.accounts,
    by: { sub: 'operator', name: 'operator' },
    log: { info: this.#log, warn: this.#log, error: this.#log },
  };

  /** Everything that the table holds, as text. */
  get tableText(): string {
    return JSON.stringify([...this.table.items.values()]);
  }
}

export const GERMANY = { zone: 'Europe/Berlin', language: 'de', country: 'DE' } as const;

/** Dealer 00027 of network bmw with location 01 in Berlin's zone, and dealer 00031 with location 01. */
export const worldWithDealers = async (): Promise<AdminWorld> => {
  const world = new AdminWorld();
  await saveNetwork(world.deps, { networkId: 'bmw', name: 'BMW', settings: GERMANY });
  for (const dealerId of ['00027', '00031']) {
    await saveDealer(world.deps, { dealerId, networkId: 'bmw', name: `Dealer ${dealerId}` });
    await saveLocation(world.deps, { dealerId, locationId: '01', name: `Location of ${dealerId}` });
  }
  return world;
};

/** The AppError that a promise was rejected with. */
export const faultOf = async (promise: Promise<unknown>): Promise<AppError> => {
  const error = await promise.then(
    () => undefined,
    (fault: unknown) => fault,
  );
  if (error instanceof AppError) return error;
  throw new Error(`expected an AppError, got ${String(error)}`);
};

/** Where the faults of an input are. */
export const pathsOf = async (promise: Promise<unknown>): Promise<string[]> =>
  (await faultOf(promise)).details.issues?.map(({ path }) => path) ?? [];
