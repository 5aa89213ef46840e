import { beforeEach, describe, expect, it } from 'vitest';
import { checkInWaits } from '../../../shared/checkin/check-in-wait-store.ts';
import { endCancelled } from '../../../shared/checkin/end-wait.ts';
import { MemoryTable } from '../../../shared/table/memory-table.ts';
import { visits } from '../../../shared/visits/visit-store.ts';
import { newVisit, type Visit } from '../../../shared/visits/visit.ts';

const NOW = '2026-11-24T10:00:00.000Z';
let table: MemoryTable;
let failed: string[];

const arrange = async (status: Visit['checkIn']['status']): Promise<void> => {
  const place = { visitId: 'vs1', dealerId: '00027', locationId: '01', createdAt: NOW };
  const visit = newVisit(place, 'own', NOW);
  await visits.createOnce(table, { ...visit, checkIn: { ...visit.checkIn, status } }, NOW);
};
const end = () =>
  endCancelled(
    {
      table,
      workflow: {
        start: () => Promise.resolve(),
        succeed: () => Promise.resolve(true),
        fail: (taskToken) => {
          failed.push(taskToken);
          return Promise.resolve(true);
        },
      },
    },
    'vs1',
  );

beforeEach(async () => {
  table = new MemoryTable();
  failed = [];
  await checkInWaits.createOnce(table, { visitId: 'vs1', taskToken: 'token-1', at: NOW }, NOW);
});

describe('S0.38 the wait for the check-in of a visit that is called off', () => {
  it('ends', async () => {
    await arrange('cancelled');
    await end();
    expect(failed).toEqual(['token-1']);
  });

  it('goes on where the visit was booked anew meanwhile: a cancellation that is applied late is about the former booking', async () => {
    await arrange('invited');
    await end();
    expect(failed).toEqual([]);
  });
});
