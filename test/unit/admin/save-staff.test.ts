import { describe, expect, it } from 'vitest';
import { saveStaff } from '../../../shared/dealers/save-staff.ts';
import { staffFinder } from '../../../shared/dealers/staff-store.ts';
import { faultOf, pathsOf, worldWithDealers } from './admin-world.ts';

const anna = {
  email: 'Anna@Muster.example',
  name: 'Anna',
  dealerId: '00027',
  locationIds: ['01'],
  roles: ['advisor'],
};

describe('saving a member of staff', () => {
  it('makes an account, invites the person and stores what they may do', async () => {
    const world = await worldWithDealers();
    const saved = await saveStaff(world.deps, anna);
    expect(saved).toMatchObject({ result: 'created', isInvited: true });
    expect(world.accountsMade).toEqual([{ email: 'anna@muster.example', name: 'Anna', isInvited: true }]);
    expect(await staffFinder(world.table)('sub-anna@muster.example')).toMatchObject({
      dealerId: '00027',
      locationIds: ['01'],
      roles: ['advisor'],
      status: 'active',
      invitedAt: world.deps.now(),
    });
  });

  it('changes what is said and leaves the rest; nobody is invited twice', async () => {
    const world = await worldWithDealers();
    await saveStaff(world.deps, anna);
    const saved = await saveStaff(world.deps, { email: 'anna@muster.example', status: 'suspended' });
    expect(saved).toMatchObject({
      result: 'updated',
      isInvited: false,
      changes: [{ path: 'status', from: 'active', to: 'suspended' }],
    });
    expect(world.accountsMade).toHaveLength(1);
    expect(await saveStaff(world.deps, anna)).toMatchObject({ result: 'unchanged' });
  });

  it('sets a password instead of inviting, where one is given', async () => {
    const world = await worldWithDealers();
    expect(await saveStaff(world.deps, { ...anna, password: 'Correct-horse-1' })).toMatchObject({
      isInvited: false,
    });
    expect(world.accountsMade).toMatchObject([{ isInvited: false }]);
    expect(world.passwords.get('anna@muster.example')).toBe('Correct-horse-1');
    expect(world.tableText).not.toContain('Correct-horse-1');
    expect(world.tableText).not.toContain('invitedAt');
  });

  it('asks for locations anew when somebody moves to another dealer: none would mean all', async () => {
    const world = await worldWithDealers();
    await saveStaff(world.deps, anna);
    expect(await pathsOf(saveStaff(world.deps, { email: anna.email, dealerId: '00031' }))).toEqual([
      'locationIds',
    ]);
    expect(
      await saveStaff(world.deps, { email: anna.email, dealerId: '00031', locationIds: [] }),
    ).toMatchObject({ result: 'updated' });
  });
});

describe('wrong input makes no account', () => {
  it.each([
    ['no address', { ...anna, email: 'anna' }, ['email']],
    ['a role that does not exist', { ...anna, roles: ['boss'] }, ['roles.0']],
    ['no role', { ...anna, roles: [] }, ['roles']],
    ['too little for somebody new', { email: anna.email }, ['dealerId', 'name', 'locationIds', 'roles']],
    ['a short password', { ...anna, password: 'short' }, ['password']],
  ])('%s', async (_, command, paths) => {
    const world = await worldWithDealers();
    expect(await pathsOf(saveStaff(world.deps, command))).toEqual(paths);
    expect(world.accountsMade).toEqual([]);
  });

  it.each([
    ['a dealer that does not exist', { ...anna, dealerId: '27' }, 'dealer.unknown'],
    ['a location of another dealer', { ...anna, locationIds: ['02'] }, 'location.unknown'],
  ])('%s', async (_, command, code) => {
    const world = await worldWithDealers();
    expect(await faultOf(saveStaff(world.deps, command))).toMatchObject({ kind: 'NotFound', code });
    expect(world.accountsMade).toEqual([]);
  });
});
