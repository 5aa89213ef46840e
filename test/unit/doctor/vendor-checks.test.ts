import {
  DescribeAccountAttributesCommand,
  DescribeConfigurationSetsCommand,
  DescribePhoneNumbersCommand,
  DescribePoolsCommand,
  DescribeSpendLimitsCommand,
  ResourceNotFoundException as NoSuchNumber,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import {
  GetAccountCommand,
  GetConfigurationSetCommand,
  GetEmailIdentityCommand,
  NotFoundException,
} from '@aws-sdk/client-sesv2';
import { GetSMSAttributesCommand, GetSMSSandboxAccountStatusCommand } from '@aws-sdk/client-sns';
import {
  GetLinkedWhatsAppBusinessAccountCommand,
  GetLinkedWhatsAppBusinessAccountPhoneNumberCommand,
} from '@aws-sdk/client-socialmessaging';
import { describe, expect, it } from 'vitest';
import { checkBulkGate } from '../../../bin/doctor/check-bulkgate.ts';
import { checkMailAccount, checkMailIdentities } from '../../../bin/doctor/check-mail.ts';
import { checkEndUserMessaging, checkSnsSms } from '../../../bin/doctor/check-sms.ts';
import { checkWhatsApp } from '../../../bin/doctor/check-whatsapp.ts';
import type { WhatsAppTemplate } from '../../../shared/dealers/settings.ts';
import { awsError, DoctorWorld } from './doctor-world.ts';

const none = { message: 'none', $metadata: {} };

describe('email account', () => {
  const account = async (change: object): Promise<string[]> => {
    const world = new DoctorWorld();
    world.aws.mail.on(GetAccountCommand).resolves({
      ProductionAccessEnabled: true,
      SendingEnabled: true,
      EnforcementStatus: 'HEALTHY',
      SendQuota: { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 10 },
      SuppressionAttributes: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
      ...change,
    });
    return world.run(checkMailAccount);
  };

  it('that may send enough is fine', async () => {
    expect(await account({})).toEqual([
      'ok: SES is out of its sandbox',
      'ok: SES may send',
      'ok: 10 of 50000 mails of 24 hours are sent',
      'ok: the quota of mails does for the network',
      'ok: SES remembers addresses that bounced or complained',
    ]);
  });

  it.each([
    [{ ProductionAccessEnabled: false }, 'warning: SES is in its sandbox'],
    [{ SendingEnabled: false }, 'fault: SES does not send'],
    [{ EnforcementStatus: 'SHUTDOWN' }, 'fault: SES does not send (SHUTDOWN)'],
    [{ EnforcementStatus: 'PROBATION' }, 'warning: SES is watching this account'],
    [
      { SendQuota: { Max24HourSend: 200, MaxSendRate: 1, SentLast24Hours: 199 } },
      'warning: 199 of 200 mails',
    ],
    [
      { SendQuota: { Max24HourSend: 200, MaxSendRate: 1, SentLast24Hours: 0 } },
      'warning: 200 mails a day and 1 a second',
    ],
    [{ SuppressionAttributes: { SuppressedReasons: ['BOUNCE'] } }, 'suppression list lacks COMPLAINT'],
  ])('with %o says so', async (change, text) => {
    expect((await account(change)).join('\n')).toContain(text);
  });

  it('without a limit is fine', async () => {
    const lines = await account({
      SendQuota: { Max24HourSend: -1, MaxSendRate: -1, SentLast24Hours: 9_000_000 },
    });
    expect(lines.filter((line) => !line.startsWith('ok'))).toEqual([]);
  });
});

describe('email senders', () => {
  const world = (): Promise<DoctorWorld> =>
    new DoctorWorld().setUp({ email: { from: 'service@muster.example', name: 'Muster' } });
  const verified = {
    VerifiedForSendingStatus: true,
    DkimAttributes: { SigningEnabled: true, Status: 'SUCCESS' as const },
  };

  it('are verified by their domain or themselves, and signed', async () => {
    const found = await world();
    found.aws.mail.on(GetEmailIdentityCommand).rejects(new NotFoundException(none));
    found.aws.mail.on(GetEmailIdentityCommand, { EmailIdentity: 'muster.example' }).resolves(verified);
    found.aws.mail
      .on(GetConfigurationSetCommand, { ConfigurationSetName: 'kerbside-prod-mail' })
      .resolves({});
    expect(await found.run(checkMailIdentities)).toEqual([
      'ok: the sender at muster.example of dealer 00027 is verified, and signed by DKIM',
      'ok: configuration set kerbside-prod-mail is there',
    ]);
  });

  it('that are unknown or unsigned are told, and a configuration set that is gone', async () => {
    const found = await world();
    found.aws.mail.on(GetEmailIdentityCommand).rejects(new NotFoundException(none));
    found.aws.mail.on(GetConfigurationSetCommand).rejects(new NotFoundException(none));
    expect(await found.run(checkMailIdentities)).toEqual([
      'fault: the sender at muster.example of dealer 00027 is no identity of SES',
      'fault: configuration set kerbside-prod-mail is gone: SES refuses every mail that names it',
    ]);
    found.aws.mail.on(GetEmailIdentityCommand).resolves({ VerifiedForSendingStatus: false });
    expect((await found.run(checkMailIdentities))[0]).toContain('fault: the sender at muster.example');
    found.aws.mail
      .on(GetEmailIdentityCommand)
      .resolves({ ...verified, DkimAttributes: { Status: 'PENDING' } });
    expect((await found.run(checkMailIdentities))[0]).toMatch(/^warning: .*not signed by DKIM/);
  });

  it('are not asked for where nobody writes email', async () => {
    const found = await new DoctorWorld().setUp();
    found.stacks = [];
    expect(await found.run(checkMailIdentities)).toEqual(['ok: no dealer writes email']);
  });

  it('without a configuration set nobody hears of bounces', async () => {
    const found = await world();
    found.stacks = [];
    found.aws.mail.on(GetEmailIdentityCommand).resolves(verified);
    expect((await found.run(checkMailIdentities))[1]).toContain(
      'warning: the stacks have no configuration set',
    );
  });
});

describe('SMS by SNS', () => {
  const run = async (isInSandbox: boolean, attributes: Record<string, string>): Promise<string[]> => {
    const world = await new DoctorWorld().setUp({ sms: { provider: 'aws', sender: 'Muster' } });
    world.aws.topics.on(GetSMSSandboxAccountStatusCommand).resolves({ IsInSandbox: isInSandbox });
    world.aws.topics.on(GetSMSAttributesCommand).resolves({ attributes });
    return world.run(checkSnsSms);
  };

  it('is fine out of the sandbox, with money and a log', async () => {
    const lines = await run(false, {
      MonthlySpendLimit: '500',
      DeliveryStatusIAMRole: 'arn:aws:iam::1:role/x',
    });
    expect(lines.map((line) => line.split(':')[0])).toEqual(['ok', 'ok', 'ok']);
  });

  it('as every account begins is not', async () => {
    expect(await run(true, {})).toEqual([
      'fault: SNS is in the SMS sandbox: SMS reach ten verified numbers only',
      'warning: SNS may spend USD 1 a month on SMS, some 14 messages; then it stops all of them',
      'warning: SNS has no DeliveryStatusIAMRole: nobody can see why an SMS did not arrive',
    ]);
  });

  it('is not asked about where no dealer uses it', async () => {
    expect(await (await new DoctorWorld().setUp()).run(checkSnsSms)).toEqual([
      'ok: no dealer sends SMS through SNS',
    ]);
  });
});

describe('SMS by End User Messaging', () => {
  const world = async (originationIdentity: string): Promise<DoctorWorld> => {
    const found = await new DoctorWorld().setUp({
      sms: { provider: 'aws-end-user-messaging', originationIdentity },
    });
    found.aws.sms
      .on(DescribeAccountAttributesCommand)
      .resolves({ AccountAttributes: [{ Name: 'ACCOUNT_TIER', Value: 'PRODUCTION' }] });
    found.aws.sms.on(DescribeSpendLimitsCommand).resolves({
      SpendLimits: [
        { Name: 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT', EnforcedLimit: 500, MaxLimit: 1000, Overridden: true },
      ],
    });
    found.aws.sms
      .on(DescribeConfigurationSetsCommand, { ConfigurationSetNames: ['kerbside-prod'] })
      .resolves({ ConfigurationSets: [{ EventDestinations: [{ Enabled: true } as never] } as never] });
    return found;
  };
  const number = {
    Status: 'ACTIVE',
    TwoWayEnabled: true,
    TwoWayChannelArn: 'arn:aws:sns:eu-central-1:123456789012:kerbside-sms-inbound',
    SelfManagedOptOutsEnabled: true,
  };

  it('is fine with a number that receives and leaves STOP to us', async () => {
    const found = await world('phone-0123456789abcdef');
    found.aws.sms
      .on(DescribePhoneNumbersCommand, { PhoneNumberIds: ['phone-0123456789abcdef'] })
      .resolves({ PhoneNumbers: [number as never] });
    expect((await found.run(checkEndUserMessaging)).filter((line) => !line.startsWith('ok'))).toEqual([]);
  });

  it('says what its number lacks', async () => {
    const found = await world('phone-0123456789abcdef');
    found.aws.sms.on(DescribePhoneNumbersCommand).resolves({
      PhoneNumbers: [{ Status: 'PENDING', TwoWayEnabled: false, SelfManagedOptOutsEnabled: false } as never],
    });
    expect((await found.run(checkEndUserMessaging)).slice(3)).toEqual([
      'fault: the origination identity of dealer 00027 is PENDING',
      'warning: the origination identity of dealer 00027 does not receive SMS: replies and STOP are lost',
      'warning: the origination identity of dealer 00027 lets AWS answer STOP: we are not told, and the dealer’s staff do not see it',
    ]);
    found.aws.sms.on(DescribePhoneNumbersCommand).rejects(new NoSuchNumber(none));
    expect((await found.run(checkEndUserMessaging))[3]).toBe(
      'fault: the origination identity of dealer 00027 does not exist in this account and region',
    );
  });

  it('knows pools and sender ids', async () => {
    const pool = await world('pool-0123456789abcdef');
    pool.aws.sms.on(DescribePoolsCommand).resolves({ Pools: [number as never] });
    expect((await pool.run(checkEndUserMessaging))[3]).toBe(
      'ok: the origination identity of dealer 00027 (a pool) is active',
    );
    expect((await (await world('Autohaus')).run(checkEndUserMessaging))[3]).toContain(
      'warning: the origination',
    );
  });

  it('whose number publishes elsewhere, or whose configuration set is gone, loses what comes back', async () => {
    const found = await world('phone-0123456789abcdef');
    found.aws.sms
      .on(DescribePhoneNumbersCommand)
      .resolves({ PhoneNumbers: [{ ...number, TwoWayChannelArn: 'arn:aws:sns:other' } as never] });
    found.aws.sms.on(DescribeConfigurationSetsCommand).rejects(new NoSuchNumber(none));
    const lines = await found.run(checkEndUserMessaging);
    expect(lines[2]).toBe('fault: configuration set kerbside-prod does not exist: AWS refuses every text');
    expect(lines[4]).toContain('publishes what it receives somewhere else: replies and STOP are lost');
  });

  it('in the sandbox, or without money, reaches nobody', async () => {
    const found = await world('Autohaus');
    found.aws.sms
      .on(DescribeAccountAttributesCommand)
      .resolves({ AccountAttributes: [{ Name: 'ACCOUNT_TIER', Value: 'SANDBOX' }] });
    found.aws.sms.on(DescribeSpendLimitsCommand).resolves({
      SpendLimits: [
        { Name: 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT', EnforcedLimit: 1, MaxLimit: 1, Overridden: false },
      ],
    });
    expect((await found.run(checkEndUserMessaging)).slice(0, 2)).toEqual([
      'fault: End User Messaging is in tier SANDBOX: SMS reach verified numbers only',
      'warning: End User Messaging may spend USD 1 a month on SMS, some 14 messages; then it stops all of them',
    ]);
  });
});

const TEMPLATE: WhatsAppTemplate = {
  purpose: 'check-in-invite',
  language: 'de',
  name: 'check_in_invite',
  code: 'de',
  status: 'approved',
};
const TOKEN = 'EAAG-very-secret';

describe('WhatsApp', () => {
  const world = async (whatsapp: object = {}): Promise<DoctorWorld> => {
    const found = await new DoctorWorld().setUp({
      whatsapp: { phoneNumberId: '106540352242922', templates: [TEMPLATE], ...whatsapp },
    });
    await found.admin.secrets.write('kerbside/test/dealers/00027', { whatsapp: { token: TOKEN } });
    found.replies.set('/106540352242922', {
      status: 200,
      body: { id: '106540352242922', quality_rating: 'GREEN' },
    });
    found.replies.set('/debug_token', {
      status: 200,
      body: {
        data: {
          granular_scopes: [{ scope: 'whatsapp_business_management', target_ids: ['777', '888'] }],
        },
      },
    });
    found.replies.set('/777/phone_numbers', { status: 200, body: { data: [{ id: '1' }] } });
    found.replies.set('/888/phone_numbers', { status: 200, body: { data: [{ id: '106540352242922' }] } });
    return found;
  };
  const atMeta = (found: DoctorWorld, change: object): DoctorWorld => {
    const template = {
      name: 'check_in_invite',
      language: 'de',
      status: 'APPROVED',
      message_send_ttl_seconds: 1200,
    };
    found.replies.set('/888/message_templates', {
      status: 200,
      body: { data: [{ ...template, ...change }] },
    });
    return found;
  };

  it('finds number and templates by the token, and asks the real Meta', async () => {
    const found = atMeta(await world(), {});
    expect(await found.run(checkWhatsApp)).toEqual([
      'ok: WhatsApp number 106540352242922 of dealer 00027 works with its token (quality GREEN)',
      'ok: template check_in_invite (de) of dealer 00027 is approved, and Meta gives up after 1200 s',
    ]);
    expect(found.asked[0]).toMatchObject({
      method: 'GET',
      url: 'https://graph.facebook.com/v25.0/106540352242922?fields=id,quality_rating',
      headers: { authorization: `Bearer ${TOKEN}` },
    });
  });

  it.each([
    [
      { status: 'PAUSED' },
      'fault: template check_in_invite (de) of dealer 00027 is paused at Meta, and approved here',
    ],
    [{ name: 'other' }, 'fault: template check_in_invite (de) of dealer 00027 does not exist at Meta'],
    [
      { message_send_ttl_seconds: 43_200 },
      'warning: template check_in_invite (de) of dealer 00027: Meta goes on trying for 43200 s, but the next channel is used after 1200 s',
    ],
    [{ message_send_ttl_seconds: undefined }, 'Meta goes on trying for days'],
  ])('says where Meta has %o', async (change, text) => {
    expect((await atMeta(await world(), change).run(checkWhatsApp))[1]).toContain(text);
  });

  it('says when a template is approved by now', async () => {
    const found = await world({ templates: [{ ...TEMPLATE, status: 'pending' }] });
    expect((await atMeta(found, {}).run(checkWhatsApp))[1]).toContain(
      'warning: template check_in_invite (de) of dealer 00027 is approved at Meta, and pending here',
    );
  });

  it('says when a token is missing, refused, or may not manage templates', async () => {
    const found = await world();
    found.replies.set('/debug_token', { status: 200, body: { data: {} } });
    expect((await found.run(checkWhatsApp))[1]).toContain(
      'unknown: could not check: templates of dealer 00027: the token names no business account that has this number',
    );
    found.replies.set('/106540352242922', {
      status: 400,
      body: { error: { message: `Malformed access token ${TOKEN}`, code: 190 } },
    });
    expect(await found.run(checkWhatsApp)).toEqual([
      'fault: the access token of WhatsApp number 106540352242922 of dealer 00027 does not work: Meta says that the token is not valid (code 190)',
    ]);
    await found.admin.secrets.write('kerbside/test/dealers/00027', {});
    expect(await found.run(checkWhatsApp)).toEqual([
      'fault: dealer 00027 has a WhatsApp number and no access token',
    ]);
  });

  it('could not be checked when Meta does not answer, or answers with something else', async () => {
    const found = await world();
    found.replies.delete('/106540352242922');
    expect((await found.run(checkWhatsApp))[0]).toContain('unknown: could not check: WhatsApp number');
    found.replies.set('/106540352242922', { status: 200, body: '<html>' });
    expect((await found.run(checkWhatsApp))[0]).toContain('another form than expected');
    found.replies.set('/106540352242922', { status: 500, body: '' });
    expect((await found.run(checkWhatsApp))[0]).toContain('Meta answered 500');
  });

  it('a number with the rating RED is about to be restricted', async () => {
    const found = await world();
    found.replies.set('/106540352242922', { status: 200, body: { id: '1', quality_rating: 'RED' } });
    expect((await found.run(checkWhatsApp))[0]).toContain('fault: WhatsApp number');
  });

  it('a number that AWS carries is asked for at AWS', async () => {
    const awsPhoneNumberId = `phone-number-id-${'0'.repeat(32)}`;
    const found = await world({ awsPhoneNumberId });
    found.aws.social
      .on(GetLinkedWhatsAppBusinessAccountPhoneNumberCommand, { id: awsPhoneNumberId })
      .resolves({
        phoneNumber: { qualityRating: 'GREEN' } as never,
        linkedWhatsAppBusinessAccountId: 'waba-1',
      });
    found.aws.social.on(GetLinkedWhatsAppBusinessAccountCommand, { id: 'waba-1' }).resolves({
      account: {
        eventDestinations: [
          { eventDestinationArn: 'arn:aws:sns:eu-central-1:123456789012:kerbside-whatsapp-events' },
        ],
      } as never,
    });
    const lines = await found.run(checkWhatsApp);
    expect(lines[0]).toContain('ok: WhatsApp number of dealer 00027');
    expect(lines[1]).toContain('tells us of receipts and messages');
    found.aws.social.on(GetLinkedWhatsAppBusinessAccountCommand).resolves({ account: {} as never });
    expect((await found.run(checkWhatsApp))[1]).toMatch(
      /^fault: .* does not publish to the topic of this stage/,
    );
    found.aws.social
      .on(GetLinkedWhatsAppBusinessAccountPhoneNumberCommand)
      .rejects(awsError('ResourceNotFoundException'));
    expect((await found.run(checkWhatsApp))[0]).toContain('fault: WhatsApp number of dealer 00027');
    found.aws.social.on(GetLinkedWhatsAppBusinessAccountPhoneNumberCommand).rejects(awsError('ETIMEDOUT'));
    expect((await found.run(checkWhatsApp))[0]).toContain('unknown: could not check');
  });

  it('is not asked about where no dealer uses it', async () => {
    expect(await (await new DoctorWorld().setUp()).run(checkWhatsApp)).toEqual([
      'ok: no dealer sends by WhatsApp',
    ]);
  });
});

describe('BulkGate', () => {
  const world = async (secret: object = { bulkgate: { applicationId: '12', applicationToken: TOKEN } }) => {
    const found = await new DoctorWorld().setUp({ sms: { provider: 'bulkgate', sender: 'Muster' } });
    await found.admin.secrets.write('kerbside/test/dealers/00027', { ...secret });
    return found;
  };
  const info = '/api/1.0/simple/info';

  it('tells its credit, and when it is low', async () => {
    const found = await world();
    found.replies.set(info, { status: 200, body: { data: { credit: 215.8, currency: 'credits' } } });
    expect(await found.run(checkBulkGate)).toEqual(['ok: BulkGate of dealer 00027: 215.8 credits left']);
    expect(found.asked[0]?.url).toBe('https://portal.bulkgate.com/api/1.0/simple/info');
    found.replies.set(info, { status: 200, body: { data: { credit: 12 } } });
    expect((await found.run(checkBulkGate))[0]).toContain(
      'warning: BulkGate of dealer 00027: only 12 credits left',
    );
  });

  it('says when its access data are missing or refused', async () => {
    expect(await (await world({})).run(checkBulkGate)).toEqual([
      'fault: BulkGate of dealer 00027 has no application id and token',
    ]);
    const found = await world();
    found.replies.set(info, { status: 401, body: { type: 'unknown_identity', code: 401 } });
    expect((await found.run(checkBulkGate))[0]).toContain('the access data are not accepted (401)');
  });

  it('could not be checked when nobody answers, or with something else', async () => {
    const found = await world();
    expect((await found.run(checkBulkGate))[0]).toBe(
      'unknown: could not check: BulkGate of dealer 00027: nobody answered (ECONNREFUSED)',
    );
    found.replies.set(info, { status: 200, body: 'busy' });
    expect((await found.run(checkBulkGate))[0]).toContain('BulkGate answered 200 in another form');
  });

  it('is not asked about where no dealer uses it', async () => {
    expect(await (await new DoctorWorld().setUp()).run(checkBulkGate)).toEqual([
      'ok: no dealer sends SMS through BulkGate',
    ]);
  });
});
