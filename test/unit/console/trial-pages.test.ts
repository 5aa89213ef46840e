import { beforeEach, describe, expect, it } from 'vitest';
import { takeReceipt } from '../../../shared/conversations/take-receipt.ts';
import { addressIdOf, addressStates } from '../../../shared/contacts/address-state-store.ts';
import { trialReference } from '../../../shared/messaging/trial.ts';
import { channelTrials } from '../../../shared/messaging/trial-store.ts';
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
    const [trial] =
      (await channelTrials.get(place.channels.admin.table, { dealerId: '00027' }))?.trials ?? [];
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
    expect((await send()).text).toContain('only to the numbers and addresses of its allow-list');
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
    expect((await send()).html).toMatch(/id="to-fault"[^>]*>\s*Whoever would get this said STOP/);
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

describe('trials by the other channels', () => {
  const CHANNELS = '/console/settings/channels';
  const tryBy = (channel: string, to: string, location = '01') =>
    place.ask('anna', `POST ${CHANNELS}/${channel}/trial`, { location, to });
  const noteNumber = (templates: readonly object[] = []) =>
    place.channels.call('anna', 'PUT /v1/channels/whatsapp', {
      phoneNumberId: '106540352242922',
      token: 'token-of-meta',
      locationId: '01',
      templates,
    });

  it('S1.7 an email is sent by its own page, and only its trials stand there', async () => {
    await send();
    await place.channels.call('nina', 'PUT /v1/channels/email', {
      email: 'a@muster.example',
      name: 'Muster',
    });
    const sent = await tryBy('email', 'jan@muster.example');
    expect({ status: sent.status, location: sent.location }).toEqual({
      status: 303,
      location: expect.stringMatching(/^\/console\/settings\/channels\/email\/trial\?location=01&sent=/),
    });
    expect(place.channels.mails).toHaveLength(1);
    const { text, html } = await place.ask(
      'anna',
      `GET ${CHANNELS}/email/trial?location=01`,
      undefined,
      'de',
    );
    expect(text).toContain('j…@m….example Vom Anbieter angenommen');
    expect(text).toContain('Amazon SES');
    expect(text).not.toContain('+49…00');
    expect(html).not.toContain('jan@');
    const wrong = await tryBy('email', 'jan');
    expect(wrong.html).toMatch(/id="to-fault"[^>]*>\s*Please give an email address/);
    const off = await place.ask('otto', `POST ${CHANNELS}/email/trial`, {
      location: '01',
      to: 'a@b.example',
    });
    expect(off.html).toMatch(/id="location-fault"[^>]*>\s*This location sends no email/);
  });

  it('S1.7 S0.26 a WhatsApp needs a number and an approved template, and says by which one it went', async () => {
    const none = await tryBy('whatsapp', '0171 3920000');
    expect(none.html).toMatch(/id="location-fault"[^>]*>\s*This location sends no WhatsApp messages/);
    await noteNumber();
    const bare = await tryBy('whatsapp', '0171 3920000');
    expect(bare.status).toBe(409);
    expect(bare.html).toMatch(/id="location-fault"[^>]*>\s*No template of this location is approved/);
    const ready = {
      purpose: 'asset-ready',
      language: 'de',
      name: 'ready_v2',
      code: 'de',
      status: 'approved',
    };
    await noteNumber([ready]);
    expect((await tryBy('whatsapp', '0171 3920000')).status).toBe(303);
    const { text } = await place.ask('anna', `GET ${CHANNELS}/whatsapp/trial`);
    expect(text).toContain('+49…00 Accepted by the provider');
    expect(text).toContain('Meta · Template ready_v2');
    const { text: history } = await place.ask('anna', 'GET /console/settings/history?target=location%2F01');
    expect(history).toContain('tried a channel by a trial message');
  });

  it('S1.7 every channel leads to its trial, and no other channel has one', async () => {
    const list = await place.ask('anna', `GET ${CHANNELS}`);
    for (const channel of ['whatsapp', 'sms', 'email']) {
      expect(list.html).toContain(`href="${CHANNELS}/${channel}/trial"`);
      const page = await place.ask('anna', `GET ${CHANNELS}/${channel}?location=01`);
      expect(page.html).toContain(`href="${CHANNELS}/${channel}/trial?location=01"`);
    }
    expect((await place.ask('anna', `GET ${CHANNELS}/oem/trial`)).status).toBe(404);
  });
});
