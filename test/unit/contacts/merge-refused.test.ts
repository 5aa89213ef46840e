import { describe, expect, it } from 'vitest';
import { eraseContact } from '../../../shared/privacy/erase-contact.ts';
import { setLegalHold } from '../../../shared/privacy/set-legal-hold.ts';
import { ContactsWorld, JUERGEN } from '../../support/contacts-world.ts';

const arranged = async () => {
  const world = await new ContactsWorld().arrange();
  const { own, other } = await world.bothVisit();
  return { world, own, other };
};

describe('what cannot be merged', () => {
  it('S3.23 itself, nobody, one of another dealer, an erased one', async () => {
    const { world, own, other } = await arranged();
    expect(await world.merge(own, own)).toMatchObject({ status: 400, body: { code: 'merge.same_contact' } });
    expect(await world.merge(own, 'ctNOBODY')).toMatchObject({
      status: 404,
      body: { code: 'contact.unknown' },
    });
    await eraseContact(world.privacy, {
      dealerId: '00027',
      contactId: other,
      by: 'anna',
      reason: 'asked-by-person',
    });
    for (const [one, two] of [
      [own, other],
      [other, own],
    ] as const)
      expect(await world.merge(one, two)).toMatchObject({ status: 404, body: { code: 'contact.unknown' } });
    world.staff = { ...world.staff, dealerId: '00031' };
    expect((await world.merge(own, other)).status).toBe(404);
  });

  it('S3.23 one that is a part of another already, in either place', async () => {
    const { world, own, other } = await arranged();
    await world.visit(3, { ...JUERGEN, externalId: 'third', firstName: 'Dritter' });
    const third = world.contactOf('Dritter').contactId;
    await world.merge(own, other);
    for (const [one, two] of [
      [third, other],
      [other, third],
      [other, own],
    ] as const)
      expect(await world.merge(one, two)).toMatchObject({ status: 409, body: { code: 'contact.merged' } });
  });

  it('B9 one under a legal hold', async () => {
    const { world, own, other } = await arranged();
    await setLegalHold(world.privacy, {
      dealerId: '00027',
      contactId: other,
      by: { sub: 'anna', name: 'Anna' },
      reason: 'A dispute',
    });
    expect(await world.merge(own, other)).toMatchObject({ status: 409, body: { code: 'contact.held' } });
  });

  it('S3.23 two that were edited since they were shown', async () => {
    const { world, own, other } = await arranged();
    const { version } = (await world.preview(own, other)).body;
    const shown = (await world.ask(`GET /v1/contacts/${other}`)).body;
    await world.ask(`PUT /v1/contacts/${other}`, { version: shown.version, firstName: 'Jochen' });
    expect(await world.ask(`POST /v1/contacts/${own}/merge`, { otherId: other, version })).toMatchObject({
      status: 409,
      body: { code: 'merge.changed' },
    });
  });

  it('S2.51 mechanics see no contact; a salesman finds and notes, and merges nothing', async () => {
    const { world, own, other } = await arranged();
    world.staff = { ...world.staff, roles: ['mechanic'] };
    for (const what of ['GET /v1/contacts', `GET /v1/contacts/${own}`])
      expect(await world.ask(what)).toMatchObject({ status: 403, body: { code: 'role.missing' } });
    world.staff = { ...world.staff, roles: ['salesman'] };
    expect((await world.ask(`GET /v1/contacts/${own}`)).status).toBe(200);
    expect(await world.preview(own, other)).toMatchObject({ status: 403 });
  });
});
