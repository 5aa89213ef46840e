import { describe, expect, it } from 'vitest';
import { JUERGEN } from '../../support/contacts-world.ts';
import { setLegalHold } from '../../../shared/privacy/set-legal-hold.ts';
import { arrangedPlace } from './contacts-place.ts';
import { fieldsOf } from './settings-place.ts';

const arranged = async () => {
  const all = await arrangedPlace();
  return { ...all, data: `/console/personal-data/${all.own}` };
};

describe('the page of a person’s data', () => {
  it('S3.22 counts what would go, and erases only with a reason and a confirmation', async () => {
    const { place, own, other, data } = await arranged();
    const shown = await place.page(`GET ${data}`);
    expect(shown.text).toMatch(/Contact \d+ .*Visits \d+ .*Messages and what was said \d+/);
    const unsure = await place.page(`POST ${data}`, fieldsOf(shown.html, data));
    expect(unsure.status).toBe(400);
    expect(unsure.text).toContain('Please confirm that it cannot be undone.');
    expect((await place.page(`POST ${data}`, { understood: 'yes', reason: 'spite' })).status).toBe(400);
    expect((await place.contact(own))?.erasedAt).toBeUndefined();
    const order = { reason: 'asked-by-person', understood: 'yes' };
    const done = await place.page(`POST ${data}`, order);
    expect(done).toMatchObject({ status: 303, location: '/console/contacts?done=erased' });
    expect((await place.page(`GET ${done.location}`)).text).toContain('The person was erased.');
    expect((await place.contact(own))?.erasedAt).toBeDefined();
    expect((await place.contact(other))?.erasedAt).toBeUndefined();
    expect((await place.page(`GET ${data}`)).status).toBe(404);
    expect((await place.page(`GET /console/contacts/${own}`)).status).toBe(404);
    expect((await place.page(`POST ${data}`, order)).status).toBe(303);
  });

  it('S3.22 hands everything over as one file', async () => {
    const { place, data } = await arranged();
    const { status, html } = await place.page(`GET ${data}/export`);
    expect(status).toBe(200);
    expect(JSON.parse(html)).toMatchObject({
      format: 'kerbside-contact-1',
      contact: { lastName: JUERGEN.lastName },
    });
  });

  it('S3.22 a legal hold stands in the way, and the page says since when', async () => {
    const { place, own, data } = await arranged();
    const who = { dealerId: place.staff.dealerId, contactId: own };
    await setLegalHold(place.privacy, { ...who, by: place.staff, reason: 'Rechtsstreit' });
    const { text, html } = await place.page(`GET ${data}`);
    expect(text).toContain('Under a legal hold since');
    expect(html).not.toContain(`action="${data}"`);
    const order = { reason: 'asked-by-person', understood: 'yes' };
    expect((await place.page(`POST ${data}`, order)).status).toBe(409);
    expect((await place.contact(own))?.erasedAt).toBeUndefined();
  });

  it('S3.22 advisors hand over and do not delete; a merged contact’s data is the survivor’s', async () => {
    const { place, own, other, data, path } = await arranged();
    await place.fill(`${path}/merge?with=${other}`, `${path}/merge`, {});
    expect((await place.page(`GET /console/personal-data/${other}`)).status).toBe(409);
    place.staff = { ...place.staff, roles: ['advisor'] };
    const { status, text } = await place.page(`GET ${data}`);
    expect(status).toBe(200);
    expect(text).not.toContain('Delete this person');
    expect((await place.page(`POST ${data}`, {})).status).toBe(403);
    expect((await place.contact(own))?.erasedAt).toBeUndefined();
  });
});
