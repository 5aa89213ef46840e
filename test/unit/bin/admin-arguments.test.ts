import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../bin/admin/arguments.ts';
import { COMMANDS } from '../../../bin/admin/commands.ts';
import { commandFromFlags } from '../../../bin/admin/flags.ts';
import { helpText } from '../../../bin/admin/help.ts';
import { AppError } from '../../../shared/kernel/app-error.ts';

const read = (line: string) => readArguments(line.split(' ').filter(Boolean), COMMANDS);

/** The command that a line describes, as its use case gets it. */
const commandOf = (line: string, file: Record<string, unknown> = {}) => {
  const call = read(line);
  if (call.kind === 'help') throw new Error('help');
  return commandFromFlags(call.command.flags, call.given, file);
};

const faultOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
  return 'no fault';
};

describe('the arguments of npm run admin', () => {
  it('become the command of a use case', () => {
    expect(
      commandOf(
        'location save --dealer 00027 --id 01 --name Munich --zone Europe/Berlin --quiet-hours 08:00-20:00 --invite-days-before 5 --confirm-check-in yes',
      ),
    ).toEqual({
      dealerId: '00027',
      locationId: '01',
      name: 'Munich',
      settings: {
        zone: 'Europe/Berlin',
        quietHours: { from: '08:00', to: '20:00' },
        inviteDaysBefore: 5,
        confirmCheckIn: true,
      },
    });
    expect(commandOf('dealer save --id 00027 --quiet-hours none --unset zone --unset language')).toEqual({
      dealerId: '00027',
      settings: { quietHours: null },
      unset: ['zone', 'language'],
    });
  });

  it('S1.25 S1.32 say what messages follow the visit, and how carefully', () => {
    const automation = (text: string) =>
      commandOf(`location save --dealer 00027 --id 01 --automation ${text}`)['settings'];
    expect(automation('shadow,hold=20,order-confirmed,reminder-start=48')).toEqual({
      automation: {
        mode: 'shadow',
        holdFirst: 20,
        purposes: [{ purpose: 'order-confirmed' }, { purpose: 'reminder-start', hoursBefore: 48 }],
      },
    });
    expect(automation('off')).toEqual({ automation: { mode: 'off', holdFirst: 0, purposes: [] } });
    expect(automation('on')).toMatchObject({ automation: { mode: 'on', purposes: { length: 12 } } });
    expect(faultOf(() => automation('on,hold=some'))).toBe(
      '--automation: got "some", expected a whole number.',
    );
  });

  it('take apart what AWS carries, and what it no longer shall', () => {
    expect(
      commandOf(
        'channel sms --dealer 00027 --provider aws-end-user-messaging --identity pool-1 --number +4915799912345 --replies-to 01',
      ),
    ).toEqual({
      dealerId: '00027',
      sms: { provider: 'aws-end-user-messaging', originationIdentity: 'pool-1' },
      number: '+4915799912345',
      repliesTo: '01',
    });
    expect(commandOf('channel whatsapp --aws-phone-number-id none')).toEqual({ awsPhoneNumberId: null });
  });

  it('take places, pairs and templates apart', () => {
    expect(
      commandOf(
        'partner save --id tjekvik --grant 00027/01 --grant 00031/01 --alias a=checkin.start --alias b=checkin.finished --check-in-base-url none',
      ),
    ).toEqual({
      partnerId: 'tjekvik',
      grant: [
        { dealerId: '00027', locationId: '01' },
        { dealerId: '00031', locationId: '01' },
      ],
      aliases: { a: 'checkin.start', b: 'checkin.finished' },
      checkInBaseUrl: null,
    });
    expect(
      commandOf(
        'channel whatsapp --dealer 00027 --template check-in-invite:de:check_in_invite:de --remove-template check-in-invite:fr',
      ),
    ).toEqual({
      dealerId: '00027',
      templates: [
        {
          purpose: 'check-in-invite',
          language: 'de',
          name: 'check_in_invite',
          code: 'de',
          status: 'approved',
        },
      ],
      removeTemplates: [{ purpose: 'check-in-invite', language: 'fr' }],
    });
    expect(
      commandOf(
        'rule save --dealer 00027 --id x --event checkin.finished --do notify-inbox --inbox service --location 01 --has-remarks no',
      ),
    ).toEqual({
      dealerId: '00027',
      ruleId: 'x',
      event: 'checkin.finished',
      action: { do: 'notify-inbox', inbox: 'service' },
      when: { locationIds: ['01'], hasRemarks: false },
    });
  });

  it('come on top of what a file says', () => {
    const file = {
      dealerId: '00027',
      name: 'From the file',
      settings: { zone: 'Europe/Berlin', colour: '#112233' },
    };
    expect(commandOf('dealer save --name Flag --colour #445566', file)).toEqual({
      dealerId: '00027',
      name: 'Flag',
      settings: { zone: 'Europe/Berlin', colour: '#445566' },
    });
    expect(file.settings.colour).toBe('#112233');
  });

  it('say the stage, the form of the answer and the address', () => {
    expect(read('events parked')).toMatchObject({ kind: 'run', stage: 'local', json: false });
    expect(read('events parked --stage prod --json --base-url https://x.example/')).toMatchObject({
      stage: 'prod',
      json: true,
      baseUrl: 'https://x.example',
    });
  });

  it('keep a value that begins with a hyphen when it is given with =', () => {
    expect(commandOf('channel whatsapp --token=-abc')).toEqual({ token: '-abc' });
  });

  it.each([
    [
      'shop save',
      'got "shop", expected one of network, dealer, location, partner, rule, channel, template, staff, events',
    ],
    ['dealer delete', 'got "dealer delete", expected dealer and one of save, show'],
    ['dealer save --nmae x', '--nmae'],
    ['dealer save --id', '--id'],
    ['dealer save --id 1 --id 2', 'got --id 2 times, expected it once'],
    ['dealer save Autohaus Muster', 'got "Autohaus Muster" after dealer save, expected flags only'],
    ['dealer save --stage live', 'got --stage "live", expected one of local, sandbox, prod'],
    ['dealer save --quiet-hours 8', '--quiet-hours: got "8", expected hours such as 08:00-21:00, or none'],
    ['dealer save --invite-days-before three', '--invite-days-before: got "three", expected a whole number'],
    ['dealer save --confirm-check-in ja', '--confirm-check-in: got "ja", expected yes or no'],
    ['partner save --grant 00027', '--grant: got "00027", expected a dealer and a location such as 00027/01'],
    ['partner save --alias checkin.start', '--alias: got "checkin.start", expected two names'],
    ['channel whatsapp --template invite', '--template: got "invite", expected PURPOSE:LANGUAGE:NAME:CODE'],
    [
      'channel whatsapp --remove-template invite',
      '--remove-template: got "invite", expected PURPOSE:LANGUAGE',
    ],
  ])('"%s" is refused with what to do', (line, message) => {
    expect(faultOf(() => commandOf(line))).toContain(message);
  });
});

describe('the help of npm run admin', () => {
  const help = (line: string): string => {
    const call = read(line);
    return call.kind === 'help' ? helpText(call.commands, COMMANDS) : 'no help';
  };

  it.each(['', 'help', '--help'])('"%s" lists every command', (line) => {
    for (const { noun, verb, says } of COMMANDS)
      expect(help(line)).toMatch(
        new RegExp(`${noun} ${verb} +${says.replaceAll(/[.*+?()[\]]/g, String.raw`\$&`)}`),
      );
  });

  it('shows flags and examples of a noun or of one command', () => {
    expect(help('partner')).toContain('npm run admin -- partner rotate --id tjekvik --finish');
    expect(help('partner save --help')).toContain('--grant DEALER/LOCATION');
    expect(help('partner save --help')).not.toContain('--finish');
    expect(help('partner save --help')).toContain('--stage local|sandbox|prod');
  });

  it.each(
    COMMANDS.flatMap(({ noun, verb, examples }) => examples.map((example) => [`${noun} ${verb}`, example])),
  )('%s: the example "%s" is one that works', (name, example) => {
    const [before = ''] = example.split('   (');
    const argv = [...before.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
    const call = readArguments(argv, COMMANDS);
    expect(call.kind).toBe('run');
    if (call.kind === 'run') expect(`${call.command.noun} ${call.command.verb}`).toBe(name);
  });
});
