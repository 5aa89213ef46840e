import { describe, expect, it } from 'vitest';
import { type AuditEntry, type AuditScope } from '../../../shared/dealers/audit.ts';
import { auditEntries, auditWrite, readAudit } from '../../../shared/dealers/audit-store.ts';
import { dealers } from '../../../shared/dealers/dealer-store.ts';
import { saveDealer } from '../../../shared/dealers/save-dealer.ts';
import { saveLocation } from '../../../shared/dealers/save-location.ts';
import { resetTemplate } from '../../../shared/messaging/templates/reset-template.ts';
import { saveTemplate } from '../../../shared/messaging/templates/save-template.ts';
import type { Change } from '../../../shared/kernel/changes-between.ts';
import { MemoryTable } from '../../../shared/table/memory-table.ts';
import { VersionConflict } from '../../../shared/table/table.ts';
import { type AdminWorld, worldWithDealers } from './admin-world.ts';

const DEALER: AuditScope = { scope: 'dealer', scopeId: '00027' };
const ANNA = { sub: 'anna', name: 'Anna' };

/** What the record says, oldest first, without ids. */
const recordOf = async ({ table }: Pick<AdminWorld, 'table'>, target: string) => {
  const { entries } = await readAudit(table, { ...DEALER, target, limit: 50 });
  return entries.toReversed().map(({ at, by, what, changes }) => ({ at, by, what, changes }));
};

describe('the record of changes', () => {
  it('says who changed which setting, when, from what to what', async () => {
    const world = await worldWithDealers();
    const deps = { ...world.deps, by: ANNA, now: () => '2026-11-25T09:00:00.000Z' };
    await saveLocation(deps, {
      dealerId: '00027',
      locationId: '01',
      settings: { quietHours: null, inviteDaysBefore: 2 },
    });
    await saveLocation(deps, { dealerId: '00027', locationId: '01', settings: { inviteDaysBefore: 2 } });
    expect((await recordOf(world, 'location/01')).slice(1)).toEqual([
      {
        at: '2026-11-25T09:00:00.000Z',
        by: ANNA,
        what: 'location.changed',
        changes: [
          { path: 'settings.quietHours', to: 'null' },
          { path: 'settings.inviteDaysBefore', to: '2' },
        ],
      },
    ]);
  });

  it('is written with the change or not at all: whoever loses a race leaves no entry of what was not done', async () => {
    const world = await worldWithDealers();
    const write = world.table.writeTogether.bind(world.table);
    let races = 1;
    world.table.writeTogether = async (writes) => {
      if (races-- > 0)
        await dealers.change(
          world.deps,
          { dealerId: '00027' },
          (current) => current && { ...current, name: 'Somebody was quicker' },
        );
      return write(writes);
    };
    await saveDealer({ ...world.deps, by: ANNA }, { dealerId: '00027', settings: { colour: '#112233' } });
    const entries = await recordOf(world, 'dealer');
    expect(entries.filter(({ by }) => by.sub === 'anna')).toHaveLength(1);

    world.table.writeTogether = () => Promise.reject(new VersionConflict());
    await expect(
      saveDealer({ ...world.deps, by: ANNA }, { dealerId: '00027', name: 'Never' }),
    ).rejects.toThrow(VersionConflict);
    expect(await recordOf(world, 'dealer')).toEqual(entries);
  });

  it('S1.11 holds texts that were saved and taken back', async () => {
    const world = await worldWithDealers();
    const which = { purpose: 'asset-ready', language: 'de' } as const;
    const texts = { sms: { text: 'Fertig.' } };
    await saveTemplate(world.deps, { dealerId: '00027' }, ANNA, { ...which, version: 0, texts });
    const later = { ...world.deps, now: () => '2026-11-24T10:00:01.000Z' };
    await resetTemplate(later, { dealerId: '00027' }, ANNA, which);
    expect(await recordOf(world, 'template/asset-ready/de/*')).toMatchObject([
      { what: 'template.saved', by: ANNA, changes: [{ path: 'texts.sms.text', to: 'Fertig.' }, {}] },
      { what: 'template.reset', by: ANNA, changes: [{ path: 'texts.sms.text', from: 'Fertig.' }, {}] },
    ]);
  });

  /** How a save with these changes stands in the record. */
  const recorded = async (changes: Change[]): Promise<AuditEntry | undefined> => {
    const table = new MemoryTable();
    const audit = {
      ...DEALER,
      by: ANNA,
      what: 'dealer.changed' as const,
      target: 'dealer',
      changes,
      mark: 1,
    };
    await table.write(auditWrite(audit, '2026-11-24T10:00:00.000Z'));
    return (await readAudit(table, { ...DEALER, limit: 1 })).entries[0];
  };

  it('cuts what is long, and says how many changes it leaves out', async () => {
    const entry = await recorded(
      Array.from({ length: 60 }, (_, n) => ({ path: `p${n}`, to: '😀'.repeat(150) })),
    );
    expect(entry?.changes).toHaveLength(50);
    expect(entry).toMatchObject({ more: 10 });
    expect(entry?.changes[0]?.to?.isWellFormed()).toBe(true);
    expect(entry?.changes[0]?.to?.length).toBeLessThanOrEqual(201);
  });

  it('of a long list keeps the first entries, each as a whole, and says how many there are', async () => {
    const all = Array.from({ length: 30 }, (_, n) => ({ purpose: `purpose-${n}`, name: 'x'.repeat(100) }));
    const entry = await recorded([
      { path: 'list', from: ['a', 'b'], to: all },
      { path: 'huge', from: [{ name: 'y'.repeat(2000) }], to: null },
    ]);
    expect(entry?.changes).toEqual([
      { path: 'list', from: '["a","b"]', to: JSON.stringify(all.slice(0, 5)), toCount: 30 },
      { path: 'huge', from: '[]', fromCount: 1, to: 'null' },
    ]);
  });

  it('ends after three years', () => {
    const entry: AuditEntry = {
      ...DEALER,
      entryId: 'X',
      at: '2026-11-24T10:00:00.000Z',
      by: ANNA,
      what: 'dealer.changed',
      target: 'dealer',
      changes: [],
    };
    expect(auditEntries.creation(entry, entry.at)).toMatchObject({
      put: { expiresAt: Date.parse('2029-11-23T10:00:00.000Z') / 1000 },
    });
  });
});

describe('reading the record', () => {
  const filled = async () => {
    const table = new MemoryTable();
    for (let n = 0; n < 7; n += 1)
      for (const [scopeId, target] of [
        ['00027', 'rule/a'],
        ['00027', 'rule/b'],
        ['00028', 'rule/a'],
      ] as const) {
        const at = `2026-11-24T10:00:0${n}.000Z`;
        const what = 'dealer.changed' as const;
        await table.write(
          auditWrite({ scope: 'dealer', scopeId, by: ANNA, what, target, changes: [], mark: n }, at),
        );
      }
    return table;
  };

  it.each([
    ['of a dealer', undefined, 14],
    ['of one thing', 'rule/a', 7],
  ])('%s comes newest first, in pages that leave none out and show none twice', async (_, target, count) => {
    const table = await filled();
    const seen: AuditEntry[] = [];
    let cursor: string | undefined;
    do {
      const page = await readAudit(table, { ...DEALER, target, cursor, limit: 3 });
      seen.push(...page.entries);
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(seen).toHaveLength(count);
    expect(new Set(seen.map(({ entryId }) => entryId)).size).toBe(count);
    expect(seen.map(({ at }) => at)).toEqual(
      seen
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    expect(seen.every(({ scopeId }) => scopeId === '00027')).toBe(true);
    expect(seen.every((entry) => target === undefined || entry.target === target)).toBe(true);
  });

  it.each(['x', '99999999999999#', '9'.repeat(14), `${'9'.repeat(14)}#${'Z'.repeat(27)}`])(
    'refuses a cursor that is none of ours: %s',
    async (cursor) => {
      const table = await filled();
      for (const target of [undefined, 'rule/a'])
        await expect(readAudit(table, { ...DEALER, target, cursor, limit: 3 })).rejects.toMatchObject({
          code: 'page.cursor_invalid',
        });
    },
  );
});
