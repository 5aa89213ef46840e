import { beforeEach, describe, expect, it } from 'vitest';
import { saveNetwork } from '../../../shared/dealers/save-network.ts';
import { LANGUAGES } from '../../../shared/kernel/language.ts';
import { ChannelsPlace } from './channels-place.ts';
import { fieldsOf } from './settings-place.ts';

const LIST = '/console/settings/channels';
const SMS = `${LIST}/sms`;
const WHATSAPP = `${LIST}/whatsapp`;
const EMAIL = `${LIST}/email`;
/** What must stand nowhere but in the secret. */
const TOKEN = 'token-Zx81Qw';
const BULKGATE = { provider: 'bulkgate', sender: 'Autohaus', applicationId: '4711', applicationToken: TOKEN };
const NUMBER = '106540352242922';

let place: ChannelsPlace;
beforeEach(async () => {
  place = await ChannelsPlace.make();
});
const told = () =>
  [...place.channels.logs, JSON.stringify(place.channels.admin.logs), place.channels.admin.tableText].join();
const stand = (channel: string, locationId = '01') => place.channels.stand(channel, locationId);

describe('the list of the channels', () => {
  it('S1.3 S1.9 says of each channel at each location what is set, by whom, and what is left', async () => {
    await place.ask('anna', `POST ${SMS}`, { ...BULKGATE, location: '01' });
    const { status, text, html } = await place.ask('anna', `GET ${LIST}`);
    expect(status).toBe(200);
    expect(text).toMatch(/Location of 00027 .* SMS In use Set for the location BulkGate · Autohaus/);
    expect(text).toContain('Access data of the location are stored, since');
    expect(text).toMatch(/Balance: [\d.,]+ credits left/);
    expect(text).toMatch(/Second .* SMS Off Not set/);
    expect(html).not.toContain(TOKEN);
    expect(html).not.toContain('4711');
  });

  it('S1.9 shows trouble and a balance that cannot be read, with what to do, in the reader’s language', async () => {
    await place.ask('anna', `POST ${SMS}`, { ...BULKGATE, location: '01' });
    place.channels.mood = 'unknown_identity';
    await place.ask('anna', `POST ${SMS}/trial`, { location: '01', to: '+491713920000' });
    const { text } = await place.ask('anna', `GET ${LIST}`, undefined, 'de');
    expect(text).toContain('Störung in letzter Zeit: der Anbieter nimmt unsere Zugangsdaten nicht an');
    expect(text).toContain('Sehen Sie die Zugangsdaten beim Anbieter nach und speichern Sie sie neu');
    expect(text).toContain('Das Guthaben ist nicht zu lesen');
    expect(text).not.toContain('Look up the access data');
  });

  it('shows who looks after one location that one alone, and no form for all', async () => {
    const { text } = await place.ask('zwei', `GET ${LIST}`);
    expect(text).toContain('Second');
    expect(text).not.toContain('Location of 00027');
    expect(text).not.toContain('All locations');
  });
});

describe('the form of a channel', () => {
  it('S1.5 S1.6 takes access data of BulkGate, shows the address for reports once, and never a secret', async () => {
    const form = fieldsOf((await place.ask('anna', `GET ${SMS}?provider=bulkgate`)).html, SMS);
    const saved = await place.ask('anna', `POST ${SMS}`, { ...form, ...BULKGATE, repliesTo: '01' });
    expect(saved.status).toBe(200);
    const [address] = /https:\/\/kerbside\.example\/v1\/channels\/bulkgate\/[\w-]+/.exec(saved.html) ?? [];
    expect(address).toBeDefined();
    const again = await place.ask('anna', `GET ${SMS}`);
    for (const { html } of [saved, again]) {
      expect(html).not.toContain(TOKEN);
      expect(html).not.toContain('4711');
    }
    expect(again.html).not.toContain('/v1/channels/bulkgate/');
    expect(again.text).toContain('Left empty, what is stored stays.');
    expect(await stand('sms')).toMatchObject({ isSetUp: true, setBy: 'dealer', sender: 'Autohaus' });
    expect(told()).not.toContain(TOKEN);
    expect(told()).not.toContain('4711');
  });

  it('S1.6 a new sender needs no access data, and saving a page as it was changes nothing', async () => {
    await place.ask('anna', `POST ${SMS}`, { ...BULKGATE, repliesTo: '01' });
    const form = fieldsOf((await place.ask('anna', `GET ${SMS}`)).html, SMS);
    expect(form).toEqual({
      provider: 'bulkgate',
      sender: 'Autohaus',
      applicationId: '',
      applicationToken: '',
      repliesTo: '01',
    });
    const before = await place.world.record();
    expect((await place.ask('anna', `POST ${SMS}`, form)).location).toBe(`${SMS}?saved=1`);
    expect(await place.world.record()).toEqual(before);
    expect((await place.ask('anna', `POST ${SMS}`, { ...form, sender: 'Neu' })).status).toBe(303);
    expect(await stand('sms')).toMatchObject({ isSetUp: true, sender: 'Neu' });
  });

  it('S1.6 what is refused is said beside its field, with all that was typed but access data', async () => {
    const wrong = { ...BULKGATE, applicationId: '', sender: 'Autohaus Nord', repliesTo: '02' };
    const refused = await place.ask('anna', `POST ${SMS}`, wrong);
    expect(refused.status).toBe(400);
    expect(refused.html).toMatch(/id="applicationId-fault"[^>]*>\s*Both access data are needed/);
    expect(refused.text).toContain('Access data are never shown again, so please enter them once more.');
    expect(refused.html).not.toContain(TOKEN);
    expect(fieldsOf(refused.html, SMS)).toMatchObject({
      sender: 'Autohaus Nord',
      repliesTo: '02',
      applicationToken: '',
    });
    const empty = await place.ask('anna', `POST ${SMS}`, { provider: 'aws', sender: '' });
    expect(empty.html).toMatch(/id="sender-fault"[^>]*>\s*Please fill this in/);
    const long = await place.ask('anna', `POST ${SMS}`, { provider: 'aws', sender: 'zu lang für SNS' });
    expect(long.html).toMatch(/id="sender-fault"[^>]*>\s*The provider takes no such sender/);
    expect((await place.ask('anna', `POST ${SMS}`, { provider: 'pigeon' })).status).toBe(400);
    expect(await stand('sms')).toMatchObject({ isSetUp: false });
  });

  it('S1.4 has the fields of the provider that is looked at, and no other', async () => {
    const sns = (await place.ask('anna', `GET ${SMS}?location=01&provider=aws`)).html;
    expect(Object.keys(fieldsOf(sns, SMS)).toSorted()).toEqual(['location', 'provider', 'sender']);
    const eum = (await place.ask('anna', `GET ${SMS}?provider=aws-end-user-messaging`)).html;
    expect(Object.keys(fieldsOf(eum, SMS)).toSorted()).toEqual(['originationIdentity', 'provider']);
  });

  it('says that an identity of the common account is for the network, and keeps what was typed', async () => {
    const mail = { location: '01', email: 'info@muster.example', name: 'Muster' };
    const refused = await place.ask('anna', `POST ${EMAIL}`, mail);
    expect(refused.status).toBe(403);
    expect(refused.html).toMatch(/id="email-fault"[^>]*>\s*This sender belongs to the account/);
    expect(fieldsOf(refused.html, EMAIL)).toMatchObject(mail);
    expect((await place.ask('nina', `POST ${EMAIL}`, mail)).status).toBe(303);
    const other = { ...mail, email: 'service@muster.example' };
    expect((await place.ask('anna', `POST ${EMAIL}`, other)).status).toBe(303);
    expect(await stand('email')).toMatchObject({ sender: 'service@muster.example', setBy: 'location' });
  });

  it('S0.32 keeps number, token and templates of WhatsApp, and refuses a number of another dealer', async () => {
    const number = { phoneNumberId: NUMBER, token: TOKEN, awsPhoneNumberId: '', repliesTo: '01' };
    expect((await place.ask('anna', `POST ${WHATSAPP}`, number)).status).toBe(303);
    const template = {
      repliesTo: '01',
      'template.purpose': 'asset-ready',
      'template.language': 'de',
      'template.name': 'ready_de',
      'template.code': 'de',
      'template.status': 'approved',
    };
    const nameless = await place.ask('anna', `POST ${WHATSAPP}`, { ...template, 'template.name': '' });
    expect(nameless.html).toMatch(/id="template\.name-fault"/);
    expect(nameless.html).toContain(`value="${NUMBER}"`);
    expect((await place.ask('anna', `POST ${WHATSAPP}`, template)).status).toBe(303);
    const { html, text } = await place.ask('anna', `GET ${WHATSAPP}`);
    expect(text).toContain('ready_de · de');
    expect(html).not.toContain(TOKEN);
    const taken = await place.ask('otto', `POST ${WHATSAPP}`, number);
    expect(taken.status).toBe(409);
    expect(taken.html).toMatch(/id="phoneNumberId-fault"[^>]*>\s*Another dealer uses this number/);
    expect(taken.html).not.toContain(TOKEN);
    expect(taken.text).not.toContain('00027');
  });

  it('S0.32 removes a template after a question, and a second click finds it gone', async () => {
    const number = { phoneNumberId: NUMBER, token: TOKEN, awsPhoneNumberId: '', location: '01' };
    await place.ask('anna', `POST ${WHATSAPP}`, number);
    const note = (language: string) =>
      place.ask('anna', `POST ${WHATSAPP}`, {
        location: '01',
        'template.purpose': 'asset-ready',
        'template.language': language,
        'template.name': `ready_${language}`,
        'template.code': language,
        'template.status': 'approved',
      });
    await note('de');
    await note('en');
    const here = `GET ${WHATSAPP}?location=01`;
    const { html } = await place.ask('anna', here);
    const from = html.slice(html.indexOf('ready_de'));
    const removal = fieldsOf(from.slice(from.indexOf('<details')), WHATSAPP);
    expect(from).toMatch(/<summary>Remove<\/summary>[\s\S]*At Meta the template stays/);
    for (const click of ['first', 'second']) {
      const removed = await place.ask('anna', `POST ${WHATSAPP}`, removal);
      expect(removed.location, click).toBe(`${WHATSAPP}?location=01&saved=1`);
    }
    const { text } = await place.ask('anna', here);
    expect(text).toContain('ready_en');
    expect(text).not.toContain('ready_de');
    const { text: history } = await place.ask('anna', 'GET /console/settings/history?target=location%2F01');
    expect(history).toContain('WhatsApp, Templates: Ready for collection');
    expect(history).not.toContain('whatsapp');
  });

  it('S0.23 shows and sets the business account, says what is wrong beside it, and takes none of another dealer', async () => {
    const number = { phoneNumberId: NUMBER, token: TOKEN, awsPhoneNumberId: '', repliesTo: '01' };
    const wrong = await place.ask('anna', `POST ${WHATSAPP}`, { ...number, businessAccountId: 'WABA-1' });
    expect(wrong.status).toBe(400);
    expect(wrong.html).toMatch(/id="businessAccountId-fault"[^>]*>\s*Please give Meta’s id of the business/);
    const ACCOUNT = '102290129340398';
    await place.ask('anna', `POST ${WHATSAPP}`, { ...number, businessAccountId: ACCOUNT });
    const { html } = await place.ask('anna', `GET ${WHATSAPP}`);
    expect(html).toMatch(/name="businessAccountId" value="102290129340398"/);
    const others = { ...number, phoneNumberId: '206540352242922', businessAccountId: ACCOUNT };
    const taken = await place.ask('otto', `POST ${WHATSAPP}`, others);
    expect(taken.status).toBe(409);
    expect(taken.html).toMatch(
      /id="businessAccountId-fault"[^>]*>\s*Another dealer uses this business account/,
    );
    // Left empty it is forgotten, and then somebody else may have it.
    await place.ask('anna', `POST ${WHATSAPP}`, { ...number, businessAccountId: '' });
    expect((await place.ask('otto', `POST ${WHATSAPP}`, others)).status).toBe(303);
  });

  it('S3.10–15 shows what the network has locked without a field, and takes nothing for it', async () => {
    await saveNetwork(place.channels.admin.deps, {
      networkId: 'bmw',
      settings: { sms: { provider: 'aws', sender: 'BMW' } },
      lock: ['sms'],
    });
    const { html, text } = await place.ask('anna', `GET ${SMS}?location=01`);
    expect(html).not.toContain('<form method="post" action="/console/settings/channels');
    expect(text).toMatch(/In use Set by the network Locked by the network AWS SNS · BMW/);
    const forced = await place.ask('anna', `POST ${SMS}`, {
      location: '01',
      provider: 'aws',
      sender: 'Mine',
    });
    expect(forced.status).toBe(403);
    expect(forced.text).toContain('The network has locked this channel');
    expect((await place.ask('anna', `POST ${SMS}/remove`, { location: '01' })).status).toBe(403);
  });

  it('has no field for who looks after some locations only, but for theirs', async () => {
    const dealer = await place.ask('zwei', `GET ${SMS}`);
    expect(dealer.html).not.toContain('name="sender"');
    expect(dealer.text).toContain('Somebody who looks after all locations changes this.');
    expect((await place.ask('zwei', `POST ${SMS}`, { provider: 'aws', sender: 'Zwei' })).status).toBe(403);
    expect((await place.ask('zwei', `GET ${SMS}?location=01`)).status).toBe(404);
    const own = await place.ask('zwei', `POST ${SMS}`, { location: '02', provider: 'aws', sender: 'Zwei' });
    expect(own.status).toBe(303);
    expect((await place.ask('anna', `GET ${LIST}/oem`)).status).toBe(404);
  });
});

describe('steps that take something away', () => {
  it('S1.6 ask first: a new address, no SMS, nothing set here; each is in the record', async () => {
    await place.ask('anna', `POST ${SMS}`, { ...BULKGATE, repliesTo: '01' });
    const { html } = await place.ask('anna', `GET ${SMS}`);
    expect(html.match(/<details class="more">/g)).toHaveLength(3);
    const renew = fieldsOf(html.slice(html.indexOf('<details class="more"><summary>Make a new')), SMS);
    const renewed = await place.ask('anna', `POST ${SMS}`, renew);
    expect(renewed.html).toContain('https://kerbside.example/v1/channels/bulkgate/');
    // A second click makes no third address, which would end the one that BulkGate still has.
    const again = await place.ask('anna', `POST ${SMS}`, renew);
    expect(again.status).toBe(409);
    expect(again.text).toContain('A new address was made a moment ago');
    expect(again.html).not.toContain('/v1/channels/bulkgate/');
    await place.ask('anna', `POST ${SMS}`, { location: '01', provider: 'none' });
    expect(await stand('sms')).toMatchObject({ isSetUp: false, setBy: 'location' });
    await place.ask('anna', `POST ${SMS}/remove`, { location: '01' });
    expect(await stand('sms')).toMatchObject({ isSetUp: true, setBy: 'dealer' });
    expect((await place.ask('anna', `POST ${SMS}/remove`, {})).location).toBe(`${SMS}?saved=1`);
    expect(await stand('sms')).toMatchObject({ isSetUp: false, setBy: 'default' });
    const { text } = await place.ask('anna', 'GET /console/settings/history');
    expect(text).toContain('anna changed access data of a channel');
    expect(text).not.toContain(TOKEN);
  });
});

it.each(LANGUAGES)('the pages of the channels have all their words in %s', async (language) => {
  await place.ask('anna', `POST ${SMS}`, { ...BULKGATE, repliesTo: '01' });
  await place.ask('anna', `POST ${WHATSAPP}`, { phoneNumberId: NUMBER, token: TOKEN, repliesTo: '01' });
  await place.ask('anna', `POST ${SMS}/trial`, { location: '01', to: '+491713920000' });
  for (const path of [LIST, SMS, WHATSAPP, EMAIL, `${SMS}/trial`]) {
    const { status, text, html } = await place.ask('anna', `GET ${path}`, undefined, language);
    expect(status, path).toBe(200);
    expect(html).toContain(`<html lang="${language}">`);
    expect(text).not.toMatch(/undefined|\[object|NaN/);
  }
});
