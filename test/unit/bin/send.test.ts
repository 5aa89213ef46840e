import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../bin/client/sandbox-file.ts';
import { readSendArguments, type SendArguments } from '../../../bin/send/arguments.ts';
import { chooseAccess } from '../../../bin/send/choose-access.ts';
import { parseEventFile, prepareEvent } from '../../../bin/send/prepare-event.ts';
import { SEED_DEALERS } from '../../../bin/local/seed-data.ts';
import { parsePartnerEvent } from '../../../shared/events/accept-event.ts';

const read = (line: string, env: Record<string, string> = {}): SendArguments => {
  const wanted = readSendArguments(line.split(' ').filter(Boolean), env);
  if (!wanted) throw new Error('help');
  return wanted;
};

const sandbox: Sandbox = {
  baseUrl: 'http://127.0.0.1:4500',
  docs: '',
  phone: '',
  mail: '',
  endpoint: '',
  staff: [],
  staffPool: { userPoolId: '', clientId: '' },
  partners: [
    { id: 'tjekvik', secret: 'whsec_1', apiKey: 'kb_1', dealerId: '00027', locationId: '01' },
    { id: 'syntec', secret: 'whsec_2', apiKey: 'kb_2', dealerId: '00031', locationId: '01' },
  ],
};

describe('the arguments of npm run send', () => {
  it('are a file and flags; secrets may come from the environment', () => {
    expect(read('event.json --now --new --watch --id msg_1')).toMatchObject({
      file: 'event.json',
      now: true,
      new: true,
      watch: true,
      id: 'msg_1',
      secret: undefined,
    });
    const env = { KERBSIDE_SIGNING_SECRET: 'whsec_env', KERBSIDE_API_KEY: 'kb_env' };
    expect(read('event.json --url https://x.example/', env)).toMatchObject({
      url: 'https://x.example',
      secret: 'whsec_env',
      apiKey: 'kb_env',
    });
    expect(read('event.json --secret whsec_flag', env)).toMatchObject({ secret: 'whsec_flag' });
    expect(readSendArguments(['--help'], {})).toBeUndefined();
  });

  it.each([
    ['', 'got no file'],
    ['a.json b.json', 'got "a.json b.json"'],
    ['a.json --wat', "Unknown option '--wat'"],
  ])('"%s" is refused with the usage', (line, message) => {
    expect(() => read(line)).toThrow(message);
    expect(() => read(line)).toThrow('npm run send -- FILE');
  });
});

describe('who sends', () => {
  it('is the partner of the local stage that may speak for the event’s location', () => {
    expect(chooseAccess(read('x.json'), sandbox, { dealerId: '00031', locationId: '01' })).toEqual({
      baseUrl: 'http://127.0.0.1:4500',
      partnerId: 'syntec',
      secret: 'whsec_2',
      apiKey: 'kb_2',
    });
    expect(chooseAccess(read('x.json --partner tjekvik'), sandbox, { dealerId: '00031' })).toMatchObject({
      partnerId: 'tjekvik',
      secret: 'whsec_1',
    });
    expect(chooseAccess(read('x.json'), sandbox, {})).toMatchObject({ partnerId: 'tjekvik' });
  });

  it('never gets a local secret for another installation', () => {
    const elsewhere = 'x.json --url https://checkin.example.com --partner tjekvik';
    expect(() => chooseAccess(read(elsewhere), sandbox, {})).toThrow(
      'The signing secret of partner tjekvik is not known here',
    );
    expect(chooseAccess(read(`${elsewhere} --secret whsec_9`), sandbox, {})).toEqual({
      baseUrl: 'https://checkin.example.com',
      partnerId: 'tjekvik',
      secret: 'whsec_9',
      apiKey: undefined,
    });
  });

  it.each([
    ['x.json', 'npm start'],
    ['x.json --url https://x.example', '--partner ID'],
    ['x.json --url https://x.example --partner p --secret whsec_9 --watch', 'KERBSIDE_API_KEY'],
  ])('"%s" without a local stage says what is missing', (line, message) => {
    expect(() => chooseAccess(read(line), undefined, {})).toThrow(message);
  });
});

describe('the event that is sent', () => {
  const event = parseEventFile(
    'x.json',
    JSON.stringify({
      type: 'checkin.start',
      timestamp: '2026-12-01T09:00:00Z',
      data: {
        dealerId: '00027',
        checkin: { id: 'CI-1', slug: 's1' },
        appointment: { id: '', startsAt: 'x' },
        vehicle: { vin: 'WBA12345678901234' },
        contact: { externalId: '007', firstName: 'Max' },
        extra: [1],
      },
    }),
  );

  it('is the file as it is, unless something else is asked for', () => {
    expect(prepareEvent(event, { timestamp: undefined, suffix: undefined })).toBe(event);
  });

  it('gets a timestamp, and new ids that make it another visit; blanks stay blanks', () => {
    expect(prepareEvent(event, { timestamp: '2026-12-02T00:00:00.000Z', suffix: 'ab12cd' })).toEqual({
      type: 'checkin.start',
      timestamp: '2026-12-02T00:00:00.000Z',
      data: {
        dealerId: '00027',
        checkin: { id: 'CI-1-ab12cd', slug: 's1-ab12cd' },
        appointment: { id: '', startsAt: 'x' },
        vehicle: { vin: 'WBA12345678AB12CD' },
        contact: { externalId: '007-ab12cd', firstName: 'Max' },
        extra: [1],
      },
    });
  });

  it.each(['not json', '[]', '"text"', '{"data": 5}'])('%s is no event', (text) => {
    expect(() => parseEventFile('x.json', text)).toThrow('The file x.json does not hold an event');
  });
});

describe('the examples', () => {
  const [munich] = SEED_DEALERS;

  it.each([
    ['checkin-start.json', 'checkin.start'],
    ['checkin-finished.json', 'checkin.finished'],
    ['tjekvik-invite.json', 'checkin.start'],
  ])('S0.12 B10 %s is what the door takes from the seeded partner as %s', (file, type) => {
    const event = parsePartnerEvent(
      { aliases: munich?.partner.aliases ?? {} },
      readFileSync(`examples/${file}`),
    );
    expect(event).toMatchObject({
      type,
      data: { dealerId: munich?.dealerId, locationId: munich?.locationId },
    });
  });

  it('S0.12 keeps leading zeros and takes blanks for nothing', () => {
    const event = parsePartnerEvent(
      { aliases: munich?.partner.aliases ?? {} },
      readFileSync('examples/tjekvik-invite.json'),
    );
    expect(event.data).toMatchObject({
      checkin: { id: '000912345' },
      contact: { externalId: '0000042', salutation: '02' },
    });
    expect(event.data.contact).not.toHaveProperty('email');
    expect(event.data.vehicle).not.toHaveProperty('licensePlate');
  });
});
