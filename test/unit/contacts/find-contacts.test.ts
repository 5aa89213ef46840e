import { describe, expect, it } from 'vitest';
import { contactItems } from '../../../shared/contacts/contact-item-store.ts';
import { contactAddresses } from '../../../shared/contacts/contact-address-store.ts';
import { addressIdOf } from '../../../shared/contacts/address-state-store.ts';
import type { ContactRow } from '../../../shared/conversations/contact-view.ts';
import { idSchema } from '../../../shared/dealers/dealer.ts';
import { ContactsWorld, JUERGEN, JURGEN } from '../../support/contacts-world.ts';
import { CountingTable } from '../../support/counting-table.ts';

type Found = { by: string; contacts: ContactRow[]; cursor?: string };

const NOW = '2026-11-24T10:00:00.000Z';
const find = async (world: ContactsWorld, q: string, cursor?: string) => {
  const query = new URLSearchParams({ q, ...(cursor === undefined ? {} : { cursor }) });
  return world.ask<Found>(`GET /v1/contacts?${query.toString()}`);
};
const idsFound = async (world: ContactsWorld, q: string): Promise<string[]> =>
  (await find(world, q)).body.contacts.map(({ contactId }) => contactId);

const save = (world: ContactsWorld, n: number, change: Record<string, unknown> = {}) =>
  contactItems.createOnce(
    world.memory,
    {
      contactId: `ct${String(n).padStart(6, '0')}`,
      dealerId: '00027',
      externalIds: [],
      firstName: 'Max',
      lastName: `Muster${String(n).padStart(6, '0')}`,
      language: 'de',
      phone: `+49171${String(n).padStart(7, '0')}`,
      phoneIsMobile: true,
      email: `max${n}@example.com`,
      lastLocationId: idSchema.parse('01'),
      lastDay: '2026-11-20',
      sourceTimestamp: NOW,
      ...change,
    },
    NOW,
  );

describe('contacts are found', () => {
  it('S3.18 by the beginning of a name, a number in any notation, an email address in any case', async () => {
    const world = await new ContactsWorld().arrange();
    const { own, other } = await world.bothVisit();
    expect(await idsFound(world, 'müll')).toEqual([own]);
    expect(await idsFound(world, 'MUE')).toEqual([other]);
    expect(await idsFound(world, 'Müller J')).toEqual([own]);
    for (const q of ['0171 3920000', '+49 (171) 392-0000', '0049171/3920000', '01713920000'])
      expect(await idsFound(world, q), q).toEqual([own]);
    expect(await idsFound(world, ' Mueller@Example.com ')).toEqual([other]);
    expect(new Set(await idsFound(world, ''))).toEqual(new Set([own, other]));
    for (const q of ['x', '0171 9999999', 'niemand@example.com', 'keine@adresse', '12345', '--', '@'])
      expect(await idsFound(world, q), q).toEqual([]);
  });

  it('S3.18 with what tells them apart, and whether they may be written to', async () => {
    const world = await new ContactsWorld().arrange();
    const { own, other } = await world.bothVisit();
    await world.ask(`POST /v1/contacts/${other}/block`);
    await world.inbound('STOP', '+491713920000');
    const { body } = await find(world, 'müller');
    expect(body).toEqual({
      by: 'name',
      contacts: [
        {
          contactId: own,
          firstName: 'Jürgen',
          lastName: 'Müller',
          language: 'de',
          phone: '+491713920000',
          email: JUERGEN.email,
          lastLocationId: '01',
          lastDay: '2026-12-01',
          kind: 'regular',
          isBlocked: false,
          isOptedOut: true,
        },
      ],
    });
    expect((await find(world, JURGEN.email)).body.contacts).toMatchObject([
      { isBlocked: true, isOptedOut: false },
    ]);
  });

  it('in pages that leave none out, in the order of names', async () => {
    const world = await new ContactsWorld().arrange();
    for (let n = 0; n < 60; n += 1) await save(world, n);
    const seen: string[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const { body } = await find(world, 'muster', cursor);
      seen.push(...body.contacts.map(({ lastName = '' }) => lastName));
      ({ cursor } = body);
      pages += 1;
    } while (cursor !== undefined);
    expect(pages).toBe(3);
    expect(seen).toHaveLength(60);
    expect(seen).toEqual(seen.toSorted());
    expect(await find(world, 'muster', 'nonsense')).toMatchObject({
      status: 400,
      body: { code: 'page.cursor_invalid' },
    });
  });

  it('S0.3 of the own dealer only, and of the own locations where somebody works at some', async () => {
    const world = await new ContactsWorld().arrange();
    const { own } = await world.bothVisit();
    world.staff = { ...world.staff, locationIds: [idSchema.parse('02')] };
    expect(await idsFound(world, '')).toEqual([]);
    expect(await idsFound(world, '0171 3920000')).toEqual([]);
    expect((await world.ask(`GET /v1/contacts/${own}`)).status).toBe(404);
    world.staff = { ...world.staff, locationIds: [idSchema.parse('01')] };
    expect(await idsFound(world, '')).toHaveLength(2);
  });

  it('and a page costs the same with ten and with a hundred thousand of them', async () => {
    const costOf = async (count: number): Promise<Record<string, number>> => {
      const world = await new ContactsWorld().arrange();
      for (let n = 0; n < count; n += 1) await save(world, n);
      const addressId = addressIdOf(world.deps.idKey, '00027', 'max5@example.com');
      await contactAddresses.createOnce(
        world.memory,
        { dealerId: '00027', addressId, contactId: 'ct000005' },
        NOW,
      );
      const table = new CountingTable(world.memory);
      world.apiTable = table;
      const costs: Record<string, number> = {};
      for (const q of ['', 'muster', 'muster000005', '0171 0000005', 'max5@example.com']) {
        table.reset();
        const { body } = await find(world, q);
        expect(body.contacts.length, q).toBeGreaterThan(0);
        // For each row at most: the contact, and the states of its two addresses; beside them what is set for the dealer.
        expect(table.readUnits, q).toBeLessThanOrEqual(4 + body.contacts.length * 1.5 + 3);
        costs[q] = table.readUnits / body.contacts.length;
      }
      return costs;
    };
    const [few, many] = [await costOf(25), await costOf(100_000)];
    expect(many).toEqual(few);
  }, 60_000);
});
