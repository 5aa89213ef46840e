import { describe, expect, it } from 'vitest';
import { JURGEN } from '../../support/contacts-world.ts';
import { arrangedPlace } from './contacts-place.ts';
import { fieldsOf } from './settings-place.ts';

describe('the page of a merge', () => {
  it('S3.23 searches for the other one among those of the same name, and not for the contact itself', async () => {
    const { place, own, other, path } = await arrangedPlace();
    const { html } = await place.page(`GET ${path}/merge?q=M`);
    expect(html).toContain(`${path}/merge?with=${other}`);
    expect(html).not.toContain(`with=${own}`);
    expect((await place.page(`GET ${path}/merge`)).status).toBe(200);
  });

  it('S3.23 shows both side by side; another choice is shown before it is made', async () => {
    const { place, own, other, path } = await arrangedPlace();
    const first = await place.page(`GET ${path}/merge?with=${other}`);
    expect(first.text).toContain('Jürgen Müller');
    expect(first.text).toContain('J. Mueller');
    expect(fieldsOf(first.html, `${path}/merge`)).toMatchObject({ with: other, 'take.phone': 'own' });
    const chosen = await place.page(`GET ${path}/merge?with=${other}&take.phone=other`);
    const form = fieldsOf(chosen.html, `${path}/merge`);
    expect(form).toMatchObject({ 'take.phone': 'other', 'take.email': 'own' });
    const done = await place.page(`POST ${path}/merge`, form);
    expect(done).toMatchObject({ status: 303, location: `${path}?done=merged` });
    expect(await place.contact(own)).toMatchObject({ phone: '+491713920002', lastName: 'Müller' });
    const { text } = await place.page(`GET ${done.location}`);
    expect(text).toContain('The two contacts are one now.');
    expect(text).toContain('J. Mueller');
    // The other one's page is the survivor's now.
    expect((await place.page(`GET /console/contacts/${other}`)).text).toContain('Jürgen Müller');
  });

  it('S3.24 says in words what may be sent afterwards: what either declined is declined', async () => {
    const { place, other, path } = await arrangedPlace();
    await place.inbound('STOP', '+491713920002');
    const { text } = await place.page(`GET ${path}/merge?with=${other}`);
    expect(text).toMatch(/What may be sent .*SMS.*(STOP|no messages|declined)/);
    expect(text).not.toMatch(/consent\.|channel\.\w+_/);
  });

  it('S3.23 a contact that was edited meanwhile is shown again with the choice that was made, and nothing is merged', async () => {
    const { place, other, path } = await arrangedPlace();
    const form = fieldsOf(
      (await place.page(`GET ${path}/merge?with=${other}&take.phone=other`)).html,
      `${path}/merge`,
    );
    await place.fill(`${path}/edit`, `${path}/edit`, { lastName: 'Maier' });
    const late = await place.page(`POST ${path}/merge`, form);
    expect(late.status).toBe(409);
    expect(late.text).toContain('One of the two was edited meanwhile.');
    const again = fieldsOf(late.html, `${path}/merge`);
    expect(again['take.phone']).toBe('other');
    expect((await place.contact(other))?.lastName).toBe(JURGEN.lastName);
    expect((await place.page(`POST ${path}/merge`, again)).status).toBe(303);
  });

  it('S3.23 refuses one with itself, and one who is not there', async () => {
    const { place, own, path } = await arrangedPlace();
    expect((await place.page(`GET ${path}/merge?with=${own}`)).status).toBe(400);
    expect((await place.page(`GET ${path}/merge?with=nobody`)).status).toBe(404);
  });

  it('S3.24 is undone from the contact’s page, once however often it is sent', async () => {
    const { place, own, other, path } = await arrangedPlace();
    await place.fill(`${path}/merge?with=${other}`, `${path}/merge`, {});
    const form = fieldsOf((await place.page(`GET ${path}`)).html, `${path}/undo`);
    expect(await place.page(`POST ${path}/undo`, form)).toMatchObject({
      status: 303,
      location: `${path}?done=parted`,
    });
    expect(await place.contact(other)).toMatchObject({ contactId: other, lastName: JURGEN.lastName });
    expect(await place.contact(own)).toMatchObject({ lastName: 'Müller' });
    expect((await place.page(`POST ${path}/undo`, form)).status).toBeLessThan(500);
    expect((await place.page(`GET ${path}?done=parted`)).text).toContain('They are two contacts again.');
  });
});
