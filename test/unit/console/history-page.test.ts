import { beforeEach, describe, expect, it } from 'vitest';
import { saveDealer } from '../../../shared/dealers/save-dealer.ts';
import { saveLocation } from '../../../shared/dealers/save-location.ts';
import { saveOfferedService } from '../../../shared/dealers/save-offered-service.ts';
import { saveTeamInbox } from '../../../shared/dealers/save-team-inbox.ts';
import { type Purpose, PURPOSES } from '../../../shared/dealers/settings.ts';
import type { Staff } from '../../../shared/dealers/staff.ts';
import type { Language } from '../../../shared/kernel/language.ts';
import { SettingsPlace } from './settings-place.ts';

let place: SettingsPlace;
beforeEach(async () => {
  place = await SettingsPlace.make();
});

const ANNA = { sub: 'anna', name: 'Anna' };
const deps = () => ({ ...place.world.admin.deps, by: ANNA, now: place.world.now });
const settings = async (changed: Record<string, unknown>) => {
  place.world.time += 1000;
  await saveDealer(deps(), { dealerId: '00027', settings: changed });
};
/** The changes of the newest entry of the record, line by line. */
const newest = async (language: Language = 'en'): Promise<string[]> => {
  const { html } = await place.ask('anna', 'GET /console/settings/history', undefined, language);
  const [, list = ''] = /<ul class="hint">(.*?)<\/ul>/s.exec(html) ?? [];
  return [...list.matchAll(/<li>(.*?)<\/li>/gs)].map(([, line = '']) => line);
};
const template = (purpose: Purpose, status = 'approved') => ({
  purpose,
  language: 'de',
  name: `${purpose.replaceAll('-', '_')}_de`,
  code: 'de',
  status,
});
const NUMBER = '106540352242922';

describe('the history speaks of channels as their pages do', () => {
  it('fields have their names, values too, and a channel that is off is off', async () => {
    await settings({ sms: { provider: 'bulkgate', sender: 'Autohaus' } });
    expect(await newest()).toEqual(['SMS, Provider: BulkGate', 'SMS, Sender: Autohaus']);
    await settings({ sms: { provider: 'aws', sender: 'Autohaus2' } });
    expect(await newest('de')).toEqual([
      'SMS, Anbieter: BulkGate → AWS SNS',
      'SMS, Absender: Autohaus → Autohaus2',
    ]);
    await settings({ sms: null });
    expect(await newest()).toEqual(['SMS: Provider: AWS SNS; Sender: Autohaus2 → Off']);
    await settings({ sms: { provider: 'bulkgate', sender: 'Autohaus' } });
    expect(await newest()).toEqual(['SMS: Off → Provider: BulkGate; Sender: Autohaus']);
    await settings({ email: { from: 'service@example.com', name: 'Autohaus' } });
    expect(await newest('de')).toEqual([
      'E-Mail, Adresse: service@example.com',
      'E-Mail, Name des Absenders: Autohaus',
    ]);
  });

  it('templates stand by what they are for and their language, many by their number and the first of them', async () => {
    await settings({ whatsapp: { phoneNumberId: NUMBER, templates: [template('asset-ready', 'pending')] } });
    expect(await newest()).toEqual([
      `WhatsApp, Id of the phone number: ${NUMBER}`,
      'WhatsApp, Templates: Ready for collection, Deutsch, asset_ready_de, In review',
    ]);
    const all = PURPOSES.map((purpose) => template(purpose));
    await settings({ whatsapp: { phoneNumberId: NUMBER, templates: all } });
    const [line = ''] = await newest();
    expect(line).toContain(' → 14 entries: Check-in invite, Deutsch, check_in_invite_de, Approved; ');
    expect(line).toMatch(/, …$/);
    expect(line.split(';')).toHaveLength(3);
  });
});

describe('the history speaks of other settings', () => {
  it('brands, locks, teams and locations by their names', async () => {
    place.world.time += 1000;
    await saveDealer(deps(), { dealerId: '00027', lock: ['sms', 'logo', 'colour'] });
    expect(await newest()).toEqual(['Locks: Colour, Logo, SMS']);
    await place.world.person('cora', { name: 'Cora Klein' });
    const staff = {
      ...ANNA,
      dealerId: '00027',
      locationIds: [],
      roles: ['admin'],
      status: 'active',
    } satisfies Staff;
    place.world.time += 1000;
    await saveTeamInbox(deps(), {
      staff,
      inbox: 'service',
      body: { version: 0, name: 'Service', members: ['cora', 'anna'] },
    });
    expect(await newest()).toEqual(['Name: Service', 'Team: Cora Klein, anna']);
    place.world.time += 1000;
    await saveOfferedService(deps(), {
      staff,
      code: 'wash',
      body: { version: 0, words: { en: { name: 'Wash' } } },
    });
    expect(await newest()).toEqual(
      expect.arrayContaining(['Brands of the vehicle: All', 'Locations: All', 'Name, English: Wash']),
    );
    await settings({ oem: { gateway: 'mybmw', brands: ['BMW', 'MINI'] } });
    expect(await newest()).toEqual([
      'Manufacturer’s app, Provider: MyBMW',
      'Manufacturer’s app, Brands of the vehicle: BMW, MINI',
    ]);
  });

  it('the days of the retention, a logo without the name of its file, and hours that there were none of', async () => {
    await settings({ logo: `logo-${'0'.repeat(32)}.png`, retention: { mediaDays: 7, locked: true } });
    expect(await newest()).toEqual(['Logo: Picture', 'Files of customers: 7 days', 'Locks: Yes']);
    place.world.time += 1000;
    await saveLocation(deps(), { dealerId: '00027', locationId: '01', settings: { quietHours: null } });
    place.world.time += 1000;
    await saveLocation(deps(), {
      dealerId: '00027',
      locationId: '01',
      settings: { quietHours: { from: '08:00', to: '20:00' } },
    });
    expect((await newest())[0]).toContain('At any hour → 08:00–20:00');
  });
});
