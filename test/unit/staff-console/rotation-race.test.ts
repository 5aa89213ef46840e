import { describe, expect, it } from 'vitest';
import type { Staff } from '../../../shared/dealers/staff.ts';
import { staffMembers } from '../../../shared/dealers/staff-store.ts';
import { AppError } from '../../../shared/kernel/app-error.ts';
import { rotatePartnerForStaff } from '../../../shared/partners/rotate-partner-for-staff.ts';
import { savePartner } from '../../../shared/partners/save-partner.ts';
import type { Table } from '../../../shared/table/table.ts';
import { everyInterleaving, type Race } from '../../support/interleavings.ts';
import { SettingsWorld } from './settings-world.ts';

/** The same click twice, on a partner whose secrets both have read as they stand. */
const race = async (step: 'start' | 'api-key'): Promise<Race> => {
  const world = await SettingsWorld.make();
  const grant = [{ dealerId: '00027', locationId: '01' }];
  await savePartner(world.admin.deps, { partnerId: 'tjekvik', name: 'Tjekvik', grant });
  const staff = (await staffMembers.get(world.admin.table, { sub: 'anna' })) as Staff;
  const outcomes: string[] = [];
  const click = async (table: Table): Promise<void> => {
    try {
      const body = { step, secretsChangedAt: null };
      await rotatePartnerForStaff(
        { ...world.admin.deps, table, now: world.now },
        { staff, partnerId: 'tjekvik', body },
      );
      outcomes.push('rotated');
    } catch (error) {
      outcomes.push(error instanceof AppError ? error.kind : String(error));
    }
  };
  return {
    table: world.admin.table,
    first: click,
    second: click,
    check: (order) => expect(outcomes.toSorted(), order).toEqual(['Conflict', 'rotated']),
  };
};

describe('a click that came twice', () => {
  it.each(['start', 'api-key'] as const)('rotates once in every order of the two: %s', async (step) => {
    expect(await everyInterleaving(() => race(step))).toBeGreaterThan(2);
  });
});
