import { describe, expect, it } from 'vitest';
import { contacts, contactsByName } from '../../../shared/contacts/contact-store.ts';
import { toSearchName } from '../../../shared/contacts/contact.ts';
import { MemoryTable } from '../../../shared/table/memory-table.ts';
import { newVisit } from '../../../shared/visits/visit.ts';
import { visits, visitsOfLocation } from '../../../shared/visits/visit-store.ts';

const AT = '2026-12-01T08:00:00.000Z';
const place = { dealerId: '00027', locationId: '01' };

const saveVisit = (table: MemoryTable, visitId: string, startsAt: string, locationId = '01') =>
  visits.createOnce(
    table,
    { ...newVisit({ ...place, locationId, visitId, createdAt: AT }, 'own', AT), startsAt },
    AT,
  );

describe('the visits of a location by day', () => {
  const day = { ...place, from: '2026-12-01T23:00:00.000Z', until: '2026-12-02T23:00:00.000Z' };

  it('S2.44 are those that begin from the first instant until before the last, at this location, in their order', async () => {
    const table = new MemoryTable();
    await saveVisit(table, 'vs-late', '2026-12-02T22:59:00.000Z');
    await saveVisit(table, 'vs-first', '2026-12-01T23:00:00.000Z');
    await saveVisit(table, 'vs-before', '2026-12-01T22:59:59.000Z');
    await saveVisit(table, 'vs-next-day', '2026-12-02T23:00:00.000Z');
    await saveVisit(table, 'vs-elsewhere', '2026-12-02T08:00:00.000Z', '02');
    const page = await visitsOfLocation(table, { ...day, limit: 25 });
    expect(page.visits.map(({ visitId }) => visitId)).toEqual(['vs-first', 'vs-late']);
    expect(page.after).toBeUndefined();
  });

  it('come in pages that leave none out and show none twice, also where many begin at once', async () => {
    const table = new MemoryTable();
    const names = Array.from({ length: 7 }, (_, n) => `vs-${n}`);
    for (const name of names) await saveVisit(table, name, '2026-12-02T08:00:00.000Z');
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await visitsOfLocation(table, { ...day, after, limit: 3 });
      seen.push(...page.visits.map(({ visitId }) => visitId));
      after = page.after;
    } while (after !== undefined);
    expect(seen).toEqual(names);
  });
});

describe('people by name', () => {
  it.each([
    ['Müller-Lüdenscheidt', 'muller ludenscheidt'],
    ['  O’Neill ', 'o neill'],
    ['Weiß', 'weiss'],
    ['Ďurčová', 'durcova'],
    ['Петров', 'петров'],
    ['--', ''],
  ])('%s is searched as "%s"', (name, expected) => expect(toSearchName(name)).toBe(expected));

  it('S3.18 are found by how their last name begins, in the order of names, at their dealer only', async () => {
    const table = new MemoryTable();
    const save = (contactId: string, lastName: string, firstName: string, dealerId = '00027') =>
      contacts.createOnce(
        table,
        { contactId, dealerId, externalIds: [], lastName, firstName, language: 'de', sourceTimestamp: AT },
        AT,
      );
    await save('ct-1', 'Müller', 'Zoe');
    await save('ct-2', 'Muller', 'Anton');
    await save('ct-3', 'Maier', 'Max');
    await save('ct-4', 'Müller', 'Otto', '00031');
    const found = async (begins: string) =>
      (await contactsByName(table, { dealerId: '00027', begins, limit: 25 })).contacts;
    expect((await found('MÜLL')).map(({ contactId }) => contactId)).toEqual(['ct-2', 'ct-1']);
    expect((await found('müller z')).map(({ contactId }) => contactId)).toEqual(['ct-1']);
    expect(await found('xaver')).toEqual([]);
  });
});
