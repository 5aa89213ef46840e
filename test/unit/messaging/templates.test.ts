import { beforeEach, describe, expect, it } from 'vitest';
import { logoPath } from '../../../shared/dealers/logo-file.ts';
import { saveDealer } from '../../../shared/dealers/save-dealer.ts';
import type { Staff } from '../../../shared/dealers/staff.ts';
import { AppError, type Issue } from '../../../shared/kernel/app-error.ts';
import { describeTemplate } from '../../../shared/messaging/templates/describe-template.ts';
import { describeTemplates } from '../../../shared/messaging/templates/describe-templates.ts';
import { previewTemplate } from '../../../shared/messaging/templates/preview-template.ts';
import { resetTemplate } from '../../../shared/messaging/templates/reset-template.ts';
import { saveTemplate } from '../../../shared/messaging/templates/save-template.ts';
import { placeOfStaff } from '../../../shared/messaging/templates/template-place.ts';
import { templateFinder } from '../../../shared/messaging/templates/template-store.ts';
import { type AdminWorld, worldWithDealers } from '../admin/admin-world.ts';

const which = { purpose: 'asset-ready', language: 'de' } as const;
const ANNA = { sub: 'anna', name: 'Anna' };
const dealer = { dealerId: '00027' };
const at01 = { dealerId: '00027', locationId: '01' };
const sms = (text: string) => ({ sms: { text } });

let world: AdminWorld;
beforeEach(async () => {
  world = await worldWithDealers();
});
const save = (place: { dealerId: string; locationId?: string }, body: Record<string, unknown>) =>
  saveTemplate(world.deps, place, ANNA, { ...which, ...body });

const faultOf = async (doing: Promise<unknown>) => {
  try {
    await doing;
  } catch (error) {
    if (error instanceof AppError)
      return { code: error.code, issues: error.details.issues?.map(({ path }: Issue) => path) };
    throw error;
  }
  throw new Error('it was taken');
};

describe('the texts of a dealer', () => {
  it('S1.11 S0.32 are saved, are in force, and go back to ours', async () => {
    const before = await describeTemplate(world.deps, { ...dealer, ...which });
    expect(before).toMatchObject({ version: 0, texts: {}, sources: { sms: 'default', email: 'default' } });
    const own = sms('{{ location.name }}: fertig.');
    const saved = await save(dealer, { version: 0, texts: own });
    expect(saved).toMatchObject({
      version: 1,
      savedBy: 'Anna',
      savedAt: '2026-11-24T10:00:00.000Z',
      texts: own,
      inForce: { ...own, email: before.defaults.email },
      sources: { sms: 'dealer', email: 'default', oem: 'default', whatsapp: 'default' },
    });
    expect(await describeTemplate(world.deps, { ...at01, ...which })).toMatchObject({
      version: 0,
      inForce: own,
    });
    const reset = await resetTemplate(world.deps, dealer, ANNA, which);
    expect(reset).toEqual(before);
    expect(await resetTemplate(world.deps, dealer, ANNA, which)).toEqual(before);
  });

  it('S1.11 a location’s come before the dealer’s, channel by channel', async () => {
    await save(dealer, {
      version: 0,
      texts: { ...sms('Fertig.'), email: { subject: 'Fertig', body: 'Ihr Auto ist fertig.' } },
    });
    const there = await save(at01, { version: 0, texts: sms('Hier fertig.') });
    expect(there.sources).toMatchObject({ sms: 'location', email: 'dealer', oem: 'dealer' });
    expect(there.inForce.oem).toEqual({ subject: 'Fertig', body: 'Ihr Auto ist fertig.' });
    const list = await describeTemplates(world.deps, at01);
    const german = list.purposes
      .find(({ purpose }) => purpose === 'asset-ready')
      ?.languages.find(({ language }) => language === 'de');
    expect(german?.sources).toEqual(there.sources);
    expect(await templateFinder(world.table)({ ...dealer, purpose: 'asset-ready' })).toHaveLength(2);
    expect(await templateFinder(world.table)({ ...dealer, purpose: 'payment-due' })).toEqual([]);
  });

  it('of two who save at once the second is told', async () => {
    await save(dealer, { version: 0, texts: sms('Eins.') });
    expect(await faultOf(save(dealer, { version: 0, texts: sms('Zwei.') }))).toMatchObject({
      code: 'template.changed',
    });
    await save(dealer, { version: 1, texts: sms('Drei.') });
    expect(await faultOf(save(dealer, { version: 1, texts: sms('Vier.') }))).toMatchObject({
      code: 'template.changed',
    });
    expect((await describeTemplate(world.deps, { ...dealer, ...which })).texts).toEqual(sms('Drei.'));
  });

  it('S1.16 with faults are refused as a whole, and nothing is saved', async () => {
    expect(
      await faultOf(save(dealer, { version: 0, texts: { ...sms('{{ car.titel }} 10 % Rabatt') } })),
    ).toEqual({ code: 'template.invalid', issues: ['sms.text:1:4', 'sms.text:1:22'] });
    expect(await faultOf(save(dealer, { version: 0, texts: {} }))).toMatchObject({
      code: 'template.invalid',
      issues: ['texts'],
    });
    expect(world.tableText).not.toContain('Rabatt');
  });

  it('S1.15 every variable is listed with what it is and a sample in each language', async () => {
    const { variables, purposes } = await describeTemplates(world.deps, dealer);
    expect(variables.find(({ name }) => name === 'car.title')).toEqual({
      name: 'car.title',
      type: 'text',
      says: 'Brand and model of the vehicle',
      samples: { en: 'BMW X3', de: 'BMW X3', nl: 'BMW X3', fr: 'BMW X3', sk: 'BMW X3' },
    });
    const names = variables.map(({ name }) => name);
    for (const { mandatory, nullable } of purposes)
      for (const name of [...mandatory, ...nullable]) expect(names).toContain(name);
  });

  it('S0.23 the list tells what Meta says', async () => {
    const template = { ...which, name: 'ready', code: 'de', status: 'paused' as const };
    await saveDealer(world.deps, {
      ...dealer,
      settings: { whatsapp: { phoneNumberId: '106540352242922', templates: [template] } },
    });
    const list = await describeTemplates(world.deps, at01);
    const german = list.purposes
      .find(({ purpose }) => purpose === 'asset-ready')
      ?.languages.find(({ language }) => language === 'de');
    expect(german?.whatsapp).toEqual({ name: 'ready', code: 'de', status: 'paused' });
  });

  it('of a location that is not there are not there', async () => {
    const nowhere = { dealerId: '00027', locationId: '77' };
    for (const doing of [
      save(nowhere, { version: 0, texts: sms('x') }),
      resetTemplate(world.deps, nowhere, ANNA, which),
      describeTemplate(world.deps, { ...nowhere, ...which }),
      describeTemplates(world.deps, nowhere),
      previewTemplate(world.deps, '00027', { ...which, locationId: '77' }),
    ])
      expect(await faultOf(doing)).toMatchObject({ code: 'location.unknown' });
  });
});

describe('who writes texts', () => {
  const staff = (locationIds: string[]): Staff => ({
    sub: 's',
    dealerId: '00027',
    name: 'Anna',
    locationIds,
    roles: ['admin'],
    status: 'active',
  });
  it('those for all locations only who works at all of them', async () => {
    expect(placeOfStaff(staff([]), undefined, 'write')).toEqual({ dealerId: '00027', locationId: undefined });
    expect(placeOfStaff(staff(['01']), '01', 'write')).toEqual({ dealerId: '00027', locationId: '01' });
    expect(placeOfStaff(staff(['01']), undefined, 'read')).toMatchObject({ dealerId: '00027' });
    expect(() => placeOfStaff(staff(['01']), undefined, 'write')).toThrow(/all locations/);
    expect(() => placeOfStaff(staff(['01']), '02', 'read')).toThrow(/no location 02/);
  });
});

describe('S1.17 a preview', () => {
  const preview = (body: Record<string, unknown>) =>
    previewTemplate(world.deps, '00027', { ...which, ...body });

  it('shows what is not saved yet on every channel, with the location’s name', async () => {
    const shown = await preview({
      locationId: '01',
      texts: { ...sms('{{ location.name }}: {{ car.title | default: "Auto" }} fertig.') },
    });
    expect(shown.sms.text).toMatch(/^.+: BMW X3 fertig\.$/);
    expect(shown.email.html).toContain('<!doctype html>');
    expect(shown.oem.subject).toBe('Ihr BMW X3 ist fertig');
    expect(shown.whatsapp.parameters).toHaveLength(3);
    expect(shown.whatsapp.text).toContain(shown.whatsapp.parameters[2]);
    expect(shown.whatsapp.forApproval).toContain('{{1}}');
    expect(world.tableText).not.toContain('fertig.');
  });

  it('shows the logo at the head of the mail, where there is one', async () => {
    const logo = `logo-${'0'.repeat(32)}.webp`;
    const deps = { ...world.deps, baseUrl: 'https://kerbside.example' };
    const without = await previewTemplate(deps, '00027', which);
    await saveDealer(world.deps, { ...dealer, settings: { logo } });
    const { email } = await previewTemplate(deps, '00027', which);
    const address = `https://kerbside.example${logoPath(logo)}`;
    expect(email.logo).toBe(address);
    const picture = /<p style="margin:0 0 20px"><img src="([^"]*)"[^>]*><\/p>/;
    expect(picture.exec(email.html)?.[1]).toBe(address);
    expect(email.text).toBe(without.email.text);
    expect(email.html.replace(picture, '')).toBe(without.email.html);
  });

  it('with the least data shows the fallbacks', async () => {
    const shown = await preview({
      data: 'least',
      texts: sms('{{ car.title | default: "Auto" }} fertig.'),
    });
    expect(shown.sms.text).toBe('Auto fertig.');
  });

  it('counts characters and parts, names what makes it long, and what it would be without', async () => {
    const text = `Žltý „${'a'.repeat(80)}“`;
    const { sms: counted } = await preview({ language: 'sk', texts: sms(text) });
    expect(counted).toMatchObject({
      encoding: 'ucs2',
      characters: 87,
      parts: 2,
      unusual: ['Ž', 'ý', '„', '“'],
      cost: 'unknown',
      isTransliterated: false,
      transliterated: { text: `Zlty "${'a'.repeat(80)}"`, encoding: 'gsm7', parts: 1 },
    });
  });

  it('tells the price where it is known, and that the location sends plain letters', async () => {
    await saveDealer(world.deps, {
      ...dealer,
      settings: { sms: { provider: 'aws', sender: 'Muster' }, country: 'DE', transliterateSms: true },
    });
    const { sms: counted } = await preview({ texts: sms('a'.repeat(161)) });
    expect(counted).toMatchObject({
      parts: 2,
      cost: { amount: 0.14, currency: 'USD', asOf: '2026-09-11' },
      isTransliterated: true,
    });
  });

  it('of texts with faults tells them as a save would', async () => {
    expect(await faultOf(preview({ texts: sms('{{ x }}') }))).toEqual({
      code: 'template.invalid',
      issues: ['sms.text:1:4'],
    });
  });
});
