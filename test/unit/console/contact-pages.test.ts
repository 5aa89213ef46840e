import { describe, expect, it } from 'vitest';
import { JUERGEN, JURGEN } from '../../support/contacts-world.ts';
import { arrangedPlace } from './contacts-place.ts';
import { fieldsOf } from './settings-place.ts';

const NEW = '/console/contacts/new';

describe('the search for contacts', () => {
  it.each([
    ['the beginning of a name', 'mül'],
    ['a number in any notation', '0171 / 392 00 00'],
    ['an email address', JUERGEN.email],
  ])('S3.16 finds by %s, and leads to the contact', async (_by, text) => {
    const { place, path } = await arrangedPlace();
    const page = await place.page(`GET /console/contacts?q=${encodeURIComponent(text)}`);
    expect(page.status).toBe(200);
    expect(page.html).toContain(`href="${path}"`);
    expect(page.text).not.toContain('Mueller');
    expect(fieldsOf(page.html, '/console/contacts')).toEqual({ q: text });
  });

  it('S3.16 S3.19 says that nobody was found; who was noted for one occasion is not offered', async () => {
    const { place } = await arrangedPlace();
    await place.fill(NEW, NEW, { kind: 'one-time', lastName: 'Einmalig', phone: '0151 23456789' });
    const { status, text } = await place.page('GET /console/contacts?q=Einmalig');
    expect(status).toBe(200);
    expect(text).toContain('Nobody was found.');
  });

  it('S3.16 shows a contact with where they are reached, what is blocked, and a way to every conversation', async () => {
    const { place, own, path } = await arrangedPlace();
    await place.page(`POST ${path}/block`, {});
    const { text, html } = await place.page(`GET ${path}?done=blocked`);
    expect(text).toContain('Jürgen Müller');
    expect(text).toContain('+491713920000');
    expect(text).toContain('All messages are blocked.');
    expect(text).toContain('Lift the block');
    expect(html).toMatch(/href="\/console\/conversations\/[^"]+#latest"/);
    expect((await place.contact(own))?.blocked).toMatchObject({ by: 'anna' });
    await place.page(`POST ${path}/unblock`, {});
    expect((await place.contact(own))?.blocked).toBeUndefined();
  });
});

describe('the form of a new contact', () => {
  it('S3.17 S3.20 saves whom staff note, once however often the form is sent', async () => {
    const { place } = await arrangedPlace();
    const form = {
      ...fieldsOf((await place.page(`GET ${NEW}`)).html, NEW),
      lastName: 'Neumann',
      phone: '0151 23456789',
    };
    const first = await place.page(`POST ${NEW}`, form);
    expect(first.status).toBe(303);
    expect(await place.page(`POST ${NEW}`, form)).toMatchObject({ status: 303, location: first.location });
    const { text } = await place.page(`GET ${first.location}`);
    expect(text).toContain('The contact was saved.');
    expect(text).toContain('Kept for good');
    expect(place.contactsNow().filter(({ lastName }) => lastName === 'Neumann')).toHaveLength(1);
  });

  it('S3.18 shows first who has the number already, keeps what was typed, and saves when told that it is somebody else', async () => {
    const { place, path } = await arrangedPlace();
    const typed = { lastName: 'Zweite', phone: '0171 3920000' };
    const asked = await place.fill(NEW, NEW, typed);
    expect(asked.status).toBe(409);
    expect(asked.text).toContain('Is it one of these?');
    expect(asked.html).toContain(`href="${path}"`);
    const kept = fieldsOf(asked.html, NEW);
    expect(kept).toMatchObject(typed);
    const saved = await place.page(`POST ${NEW}`, { ...kept, createAnyway: 'yes' });
    expect(saved.status).toBe(303);
    expect(place.contactsNow().filter(({ phone }) => phone === '+491713920000')).toHaveLength(2);
  });

  it.each([
    ['neither number nor address', {}, 'Please give a phone number or an email address.'],
    ['a number that is none', { phone: '12' }, 'This is no phone number here.'],
    ['an address that is none', { email: 'nobody' }, 'This is no email address.'],
  ])('S3.17 says beside the field what is wrong: %s', async (_what, typed, says) => {
    const { place } = await arrangedPlace();
    const { status, text, html } = await place.fill(NEW, NEW, { lastName: 'Neumann', ...typed });
    expect(status).toBe(400);
    expect(text).toContain(says);
    expect(fieldsOf(html, NEW)).toMatchObject({ lastName: 'Neumann', ...typed });
    expect(place.contactsNow()).toHaveLength(2);
  });
});

describe('the form of a contact that is edited', () => {
  it('S3.21 has what is known, saves a change, and takes away what was emptied', async () => {
    const { place, own, path } = await arrangedPlace();
    const saved = await place.fill(`${path}/edit`, `${path}/edit`, {
      lastName: 'Maier',
      email: '',
      preferredChannel: 'sms',
    });
    expect(saved).toMatchObject({ status: 303, location: `${path}?done=edited` });
    const contact = await place.contact(own);
    expect(contact).toMatchObject({ firstName: 'Jürgen', lastName: 'Maier', preferredChannel: 'sms' });
    expect(contact?.email).toBeUndefined();
  });

  it('S3.21 who comes second keeps what they typed, sees what was saved meanwhile, and may then save', async () => {
    const { place, own, path } = await arrangedPlace();
    const mine = fieldsOf((await place.page(`GET ${path}/edit`)).html, `${path}/edit`);
    await place.fill(`${path}/edit`, `${path}/edit`, { lastName: 'Erste' });
    const late = await place.page(`POST ${path}/edit`, { ...mine, lastName: 'Zweite' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Saved meanwhile: Erste');
    const again = fieldsOf(late.html, `${path}/edit`);
    expect(again).toMatchObject({ lastName: 'Zweite' });
    expect((await place.page(`POST ${path}/edit`, again)).status).toBe(303);
    expect(await place.contact(own)).toMatchObject({ lastName: 'Zweite' });
  });
});

describe('consent on the page of a contact', () => {
  it('S3.16 records a decision with its proof; a yes without the words that were agreed to is not taken', async () => {
    const { place, path } = await arrangedPlace();
    const yes = { channel: 'sms', purpose: 'marketing', decision: 'granted', source: 'phone', wording: '' };
    const refused = await place.page(`POST ${path}/consent`, yes);
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('Please say which words the customer agreed to.');
    expect(fieldsOf(refused.html, `${path}/consent`)).toMatchObject({ channel: 'sms', source: 'phone' });
    const taken = await place.page(`POST ${path}/consent`, { ...yes, wording: 'v7' });
    expect(taken).toMatchObject({ status: 303, location: `${path}?done=consent` });
    const { text } = await place.page(`GET ${taken.location}`);
    expect(text).toContain('The decision was recorded.');
    expect(text).toContain('v7');
  });
});

describe('who sees contacts', () => {
  it('S2.51 a mechanic sees none; a salesman notes and edits, and decides neither what is sent nor who is one person', async () => {
    const { place, other, path } = await arrangedPlace();
    place.staff = { ...place.staff, roles: ['salesman'] };
    const { status, html } = await place.page(`GET ${path}`);
    expect(status).toBe(200);
    expect(html).toContain(`${path}/edit`);
    for (const hidden of [`${path}/merge`, `${path}/block`, `${path}/consent`, '/console/personal-data/'])
      expect(html).not.toContain(hidden);
    expect((await place.page(`GET ${path}/merge?with=${other}`)).status).toBe(403);
    place.staff = { ...place.staff, roles: ['mechanic'] };
    const refused = await place.page(`GET ${path}`);
    expect(refused.status).toBe(403);
    expect(refused.text).not.toContain(JUERGEN.lastName);
    expect((await place.page('GET /console/contacts')).text).not.toContain(JURGEN.lastName);
  });

  it('S0.3 whoever works at one location finds nobody who was only at another one', async () => {
    const { place, path } = await arrangedPlace();
    place.staff = { ...place.staff, locationIds: ['02'] };
    expect((await place.page(`GET ${path}`)).status).toBe(404);
    expect((await place.page('GET /console/contacts?q=M')).text).not.toContain(JUERGEN.lastName);
  });
});
