import { beforeEach, describe, expect, it } from 'vitest';
import { takeReceipt } from '../../../shared/conversations/take-receipt.ts';
import { addressIdOf, addressStates } from '../../../shared/contacts/address-state-store.ts';
import { trialReference } from '../../../shared/messaging/trial.ts';
import { smsTrials } from '../../../shared/messaging/trial-store.ts';
import { World } from '../../support/world.ts';
import { ChannelsPlace } from './channels-place.ts';
import { fieldsOf } from './settings-place.ts';

const SMS = '/console/settings/channels/sms';
const TRIAL = `${SMS}/trial`;
const TO = { location: '01', to: '0171 3920000' };

let place: ChannelsPlace;
beforeEach(async () => {
  place = await ChannelsPlace.make();
  await place.ask('anna', `POST ${SMS}`, {
    provider: 'bulkgate',
    sender: 'Autohaus',
    applicationId: '1',
    applicationToken: 't',
    location: '01',
  });
});

const send = (form: Record<string, string> = TO, sub = 'anna') => place.ask(sub, `POST ${TRIAL}`, form);

describe('a trial SMS by the console', () => {
  it('S1.7 S1.8 is sent, and what became of it stands there, also what the provider reports later', async () => {
    const sent = await send();
    expect(sent.status).toBe(303);
    const [trial] = (await smsTrials.get(place.channels.admin.table, { dealerId: '00027' }))?.trials ?? [];
    expect(sent.location).toBe(`${TRIAL}?location=01&sent=${trial?.trialId}#latest-trials`);
    expect(place.channels.texts).toEqual([
      expect.objectContaining({ text: expect.stringMatching(/^TEST /) }),
    ]);
    const page = `GET ${TRIAL}?location=01&sent=${trial?.trialId}`;
    const { text, html } = await place.ask('anna', page);
    expect(text).toContain('+49…00 Accepted by the provider');
    expect(text).toMatch(/Look again/);
    expect(html).not.toContain('3920000');
    const { deps } = new World();
    await takeReceipt(
      { ...deps, table: place.channels.admin.table, now: place.channels.now },
      {
        vendor: 'bulkgate',
        providerId: 'tmp1',
        reference: trialReference('00027', trial?.trialId ?? ''),
        status: 'failed',
        at: '2026-11-24T10:01:00.000Z',
        reason: 'carrier_blocked',
        providerCode: '30',
      },
    );
    const after = await place.ask('anna', page, undefined, 'de');
    expect(after.text).toContain('+49…00 Nicht zugestellt');
    expect(after.text).toContain('Lassen Sie den Absender registrieren');
    expect(after.text).toContain('Code des Anbieters: 30');
  });

  it('S1.7 sent twice by a double click is one, and both see it', async () => {
    const [first, second] = await Promise.all([send(), send()]);
    expect(first.location).toBe(second.location);
    expect(place.channels.texts).toHaveLength(1);
  });

  it('S1.9 says why the provider did not take it', async () => {
    place.channels.mood = 'low_credit';
    await send();
    const { text } = await place.ask('anna', `GET ${TRIAL}`);
    expect(text).toContain('Rejected');
    expect(text).toContain('The account with the vendor has no credit.');
    expect(text).toContain('Buy credit at the provider');
  });

  it('is refused beside the field, with what was typed', async () => {
    const landline = await send({ location: '01', to: '+49 89 99998001' });
    expect(landline.status).toBe(400);
    expect(landline.html).toMatch(/id="to-fault"[^>]*>\s*Please give the number of a mobile phone/);
    expect(fieldsOf(landline.html, TRIAL)).toEqual({ location: '01', to: '+49 89 99998001' });
    const off = await send({ location: '02', to: '0171 3920000' });
    expect(off.status).toBe(409);
    expect(off.html).toMatch(/id="location-fault"[^>]*>\s*This location sends no SMS/);
    place.channels.sending = { mode: 'allow-list', recipients: [] };
    expect((await send()).text).toContain('only to the numbers of its allow-list');
    place.channels.sending = { mode: 'off' };
    expect((await send()).text).toContain('Sending is switched off on this platform.');
    expect(place.channels.texts).toHaveLength(0);
  });

  it('never goes to who said STOP, nor more than five times an hour', async () => {
    const { table } = place.channels.admin;
    const dealerId = '00027';
    const addressId = addressIdOf('id-key', dealerId, '+491713920000');
    const optOut = { at: '2026-11-24T09:00:00.000Z', channel: 'sms', word: 'STOP' };
    await addressStates.createOnce(table, { dealerId, addressId, optOut }, place.channels.now());
    expect((await send()).html).toMatch(/id="to-fault"[^>]*>\s*Whoever has this number said STOP/);
    for (let count = 1; count <= 5; count += 1) await send({ location: '01', to: `+49171392000${count}` });
    const sixth = await send({ location: '01', to: '+491713920006' });
    expect(sixth.status).toBe(429);
    expect(sixth.text).toContain('Five trials within an hour are the most.');
    expect(place.channels.texts).toHaveLength(5);
  });

  it('S0.3 is of the own locations alone, in sending and in looking, and stands in the record', async () => {
    await send();
    expect((await send(TO, 'zwei')).status).toBe(404);
    expect((await place.ask('zwei', `GET ${TRIAL}`)).text).toContain('No trial was sent yet.');
    expect((await place.ask('otto', `GET ${TRIAL}`)).text).not.toContain('+49…00');
    const { text } = await place.ask('anna', 'GET /console/settings/history?target=location%2F01');
    expect(text).toContain('anna tried a channel by a trial message');
    expect(text).not.toContain('39200');
  });
});
