import {
  AccountAttributeName,
  DescribeAccountAttributesCommand,
  DescribeConfigurationSetsCommand,
  DescribePhoneNumbersCommand,
  DescribePoolsCommand,
  DescribeSpendLimitsCommand,
  type PhoneNumberInformation,
  ResourceNotFoundException,
  SpendLimitName,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { GetSMSAttributesCommand, GetSMSSandboxAccountStatusCommand } from '@aws-sdk/client-sns';
import { smsConfigurationSetName } from '../../lib/names.ts';
import { SMS_USD } from '../../lib/quota-model.ts';
import type { SmsProvider } from '../../shared/dealers/sms-providers.ts';
import { type Check, type Doctor, fault, type Finding, must, ok, should, warning } from './check.ts';
import { outputOf } from './stacks.ts';
import { settingsOf, type Tenants } from './tenants.ts';

/** The dealers that send SMS through a provider. */
export const dealersWith = ({ dealers }: Tenants, provider: SmsProvider): string[] =>
  dealers
    .filter((tenant) => settingsOf(tenant, 'sms').some((sms) => sms.provider === provider))
    .map(({ dealerId }) => dealerId);

/** A limit below the price of a thousand SMS is one that nobody thought about. */
const LEAST_USD = 1000 * SMS_USD;

/** SMS through SNS: the sandbox, the limit of spending, and whether its log of deliveries is on. */
export const checkSnsSms: Check = {
  name: 'SMS by SNS',
  run: async (doctor) => {
    const users = dealersWith(await doctor.tenants(), 'aws');
    if (users.length === 0) return [ok('no dealer sends SMS through SNS')];
    const { topics } = doctor.clients;
    const { IsInSandbox } = await topics.send(new GetSMSSandboxAccountStatusCommand({}));
    const { attributes = {} } = await topics.send(new GetSMSAttributesCommand({}));
    const limit = Number(attributes['MonthlySpendLimit'] ?? 1);
    return [
      must(
        IsInSandbox === false,
        'SNS is out of the SMS sandbox',
        'SNS is in the SMS sandbox: SMS reach ten verified numbers only',
        'leave it in the SNS console, under Text messaging',
      ),
      should(
        limit >= LEAST_USD,
        `SNS may spend USD ${limit} a month on SMS`,
        `SNS may spend USD ${limit} a month on SMS, some ${Math.floor(limit / SMS_USD)} messages; then it stops all of them`,
        'ask AWS support for a higher spending quota, then set MonthlySpendLimit in the SNS console',
      ),
      should(
        (attributes['DeliveryStatusIAMRole'] ?? '') !== '',
        'SNS logs what became of SMS',
        'SNS has no DeliveryStatusIAMRole: nobody can see why an SMS did not arrive',
        'set it in the SNS console, under Text messaging, Delivery status logging',
      ),
    ];
  },
};

/** SMS through End User Messaging: sandbox, spending, and each number that dealers send from. */
export const checkEndUserMessaging: Check = {
  name: 'SMS by End User Messaging',
  run: async (doctor) => {
    const tenants = await doctor.tenants();
    if (dealersWith(tenants, 'aws-end-user-messaging').length === 0)
      return [ok('no dealer sends SMS through End User Messaging')];
    const findings = [await tier(doctor), await spending(doctor), await configurationSet(doctor)];
    for (const tenant of tenants.dealers)
      for (const sms of settingsOf(tenant, 'sms'))
        if (sms.provider === 'aws-end-user-messaging')
          findings.push(...(await origination(doctor, tenant.dealerId, sms.originationIdentity)));
    return findings;
  },
};

const tier = async ({ clients }: Doctor): Promise<Finding> => {
  const { AccountAttributes = [] } = await clients.sms.send(new DescribeAccountAttributesCommand({}));
  const value = AccountAttributes.find(({ Name }) => Name === AccountAttributeName.ACCOUNT_TIER)?.Value;
  return must(
    value === 'PRODUCTION',
    'End User Messaging is out of its sandbox',
    `End User Messaging is in tier ${value ?? 'unknown'}: SMS reach verified numbers only`,
    'ask for production access in the End User Messaging console',
  );
};

const spending = async ({ clients }: Doctor): Promise<Finding> => {
  const { SpendLimits = [] } = await clients.sms.send(new DescribeSpendLimitsCommand({}));
  const text = SpendLimits.find(({ Name }) => Name === SpendLimitName.TEXT_MESSAGE_MONTHLY_SPEND_LIMIT);
  const { EnforcedLimit: limit = 0, MaxLimit: most = 0 } = text ?? {};
  return should(
    limit >= LEAST_USD,
    `End User Messaging may spend USD ${limit} a month on SMS`,
    `End User Messaging may spend USD ${limit} a month on SMS, some ${Math.floor(limit / SMS_USD)} messages; then it stops all of them`,
    limit < most
      ? `set it up to USD ${most}: aws pinpoint-sms-voice-v2 set-text-message-spend-limit-override`
      : 'ask AWS support for a higher spending quota',
  );
};

/** Every text names it; by it AWS tells us what became of the text. */
const configurationSet = async ({ clients, config }: Doctor): Promise<Finding> => {
  const name = smsConfigurationSetName(config.stage);
  try {
    const { ConfigurationSets = [] } = await clients.sms.send(
      new DescribeConfigurationSetsCommand({ ConfigurationSetNames: [name] }),
    );
    return must(
      ConfigurationSets.some(({ EventDestinations = [] }) =>
        EventDestinations.some(({ Enabled }) => Enabled),
      ),
      `configuration set ${name} tells us what became of texts`,
      `configuration set ${name} has no event destination that is on: receipts do not arrive`,
      `npx cdk deploy --all -c stage=${config.stage}`,
    );
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    return fault(
      `configuration set ${name} does not exist: AWS refuses every text`,
      `npx cdk deploy --all -c stage=${config.stage}`,
    );
  }
};

/** A sender id has no settings; a pool has numbers; a number has all that receipts and replies depend on. */
const origination = async (doctor: Doctor, dealerId: string, identity: string): Promise<Finding[]> => {
  const who = `the origination identity of dealer ${dealerId}`;
  const topic = outputOf(await doctor.stacks(), 'SmsInboundTopicArn');
  if (/pool[-/]/.test(identity)) return pool(doctor, who, identity, topic);
  if (/^[A-Za-z0-9]{3,11}$/.test(identity) || identity.includes(':sender-id/'))
    return [
      warning(
        `${who} is a sender id: customers cannot answer it, so STOP comes by another way only`,
        'use a phone number with two-way SMS where the country has them',
      ),
    ];
  try {
    const { PhoneNumbers = [] } = await doctor.clients.sms.send(
      new DescribePhoneNumbersCommand({ PhoneNumberIds: [identity] }),
    );
    return PhoneNumbers.flatMap((number) => numberFindings(who, number, topic));
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return [gone(who)];
    throw error;
  }
};

const pool = async (
  { clients }: Doctor,
  who: string,
  identity: string,
  topic: string | undefined,
): Promise<Finding[]> => {
  try {
    const { Pools = [] } = await clients.sms.send(new DescribePoolsCommand({ PoolIds: [identity] }));
    return Pools.flatMap((found) => numberFindings(`${who} (a pool)`, found, topic));
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return [gone(who)];
    throw error;
  }
};

const gone = (who: string): Finding =>
  fault(
    `${who} does not exist in this account and region`,
    'save the right one: npm run admin -- channel sms --dealer ID …',
  );

type NumberSettings = Pick<
  PhoneNumberInformation,
  'TwoWayEnabled' | 'TwoWayChannelArn' | 'SelfManagedOptOutsEnabled'
> & {
  Status?: string | undefined;
};

const numberFindings = (who: string, number: NumberSettings, topic: string | undefined): Finding[] => [
  must(
    number.Status === 'ACTIVE',
    `${who} is active`,
    `${who} is ${number.Status}`,
    'wait for its registration, or look at it in the End User Messaging console',
  ),
  should(
    number.TwoWayEnabled === true && number.TwoWayChannelArn === topic,
    `${who} receives SMS for this stage`,
    `${who} ${number.TwoWayEnabled === true ? 'publishes what it receives somewhere else' : 'does not receive SMS'}: replies and STOP are lost`,
    'switch two-way SMS on, to the topic SmsInboundTopicArn (docs/aws-channels.md)',
  ),
  should(
    number.SelfManagedOptOutsEnabled === true,
    `${who} leaves STOP to us`,
    `${who} lets AWS answer STOP: we are not told, and the dealer’s staff do not see it`,
    'switch self-managed opt-outs on: aws pinpoint-sms-voice-v2 update-phone-number --self-managed-opt-outs-enabled',
  ),
];
