import {
  GetAccountCommand,
  type GetAccountResponse,
  GetConfigurationSetCommand,
  GetEmailIdentityCommand,
  NotFoundException,
} from '@aws-sdk/client-sesv2';
import { type Check, type Doctor, fault, type Finding, must, ok, should, warning } from './check.ts';
import { neededValue } from './check-quotas.ts';
import { resourcesOf } from './stacks.ts';
import { settingsOf } from './tenants.ts';

/** Whether SES lets this account send, and how much. */
export const checkMailAccount: Check = {
  name: 'email account',
  run: async ({ clients, config, scale }) => {
    const account = await clients.mail.send(new GetAccountCommand({}));
    const reasons = account.SuppressionAttributes?.SuppressedReasons ?? [];
    return [
      should(
        account.ProductionAccessEnabled === true,
        'SES is out of its sandbox',
        'SES is in its sandbox: mails reach verified addresses only',
        'ask for production access in the SES console; it takes a day',
      ),
      must(
        account.SendingEnabled === true && account.EnforcementStatus !== 'SHUTDOWN',
        'SES may send',
        `SES does not send (${account.EnforcementStatus ?? 'sending is paused'})`,
        'look at the reputation dashboard of SES, answer its case, then put-account-sending-attributes --sending-enabled',
      ),
      ...(account.EnforcementStatus === 'PROBATION'
        ? [
            warning(
              'SES is watching this account (probation)',
              'bring bounces below 5 % and complaints below 0.1 %',
            ),
          ]
        : []),
      ...mailQuota(account, {
        rate: neededValue('mailRate', scale, config),
        day: neededValue('mailsADay', scale, config),
      }),
      should(
        reasons.includes('BOUNCE') && reasons.includes('COMPLAINT'),
        'SES remembers addresses that bounced or complained',
        `the account’s suppression list lacks ${['BOUNCE', 'COMPLAINT'].filter((reason) => !reasons.some((one) => one === reason)).join(' and ')}`,
        'aws sesv2 put-account-suppression-attributes --suppressed-reasons BOUNCE COMPLAINT',
      ),
    ];
  },
};

const mailQuota = (
  { SendQuota: quota }: GetAccountResponse,
  needed: { rate: number; day: number },
): Finding[] => {
  const day = quota?.Max24HourSend ?? 0;
  const sent = quota?.SentLast24Hours ?? 0;
  const rate = quota?.MaxSendRate ?? 0;
  // AWS says -1 for an account without a limit.
  const isUnlimited = day < 0;
  return [
    should(
      isUnlimited || sent < 0.8 * day,
      `${sent} of ${isUnlimited ? 'unlimited' : day} mails of 24 hours are sent`,
      `${sent} of ${day} mails of 24 hours are sent: SES will refuse the rest`,
      'ask for a higher sending quota in the SES console',
    ),
    should(
      isUnlimited || (day >= needed.day && rate >= needed.rate),
      'the quota of mails does for the network',
      `${day} mails a day and ${rate} a second; the network needs ${needed.day} and ${needed.rate}`,
      'ask for a higher sending quota in the SES console, or say how large the network is with --network-size',
    ),
  ];
};

/** Whether every address that a dealer writes from is verified and signed, and whether bounces are told to us. */
export const checkMailIdentities: Check = {
  name: 'email senders',
  run: async (doctor) => {
    const senders = new Map<string, string[]>();
    for (const tenant of (await doctor.tenants()).dealers)
      for (const { from } of settingsOf(tenant, 'email'))
        senders.set(from, [...(senders.get(from) ?? []), tenant.dealerId]);
    const findings: Finding[] = [];
    for (const [from, dealerIds] of senders) findings.push(await checkSender(doctor, from, dealerIds));
    if (senders.size === 0) findings.push(ok('no dealer writes email'));
    return [...findings, ...(await configurationSets(doctor, senders.size > 0))];
  },
};

/** The address itself may be verified, or its domain. The address is a person’s at times, so only its domain is shown. */
const checkSender = async (doctor: Doctor, from: string, dealerIds: readonly string[]): Promise<Finding> => {
  const domain = from.slice(from.indexOf('@') + 1);
  const who = `the sender at ${domain} of dealer ${dealerIds.join(', ')}`;
  const identities = [await identity(doctor, from), await identity(doctor, domain)].filter(
    (found) => found !== undefined,
  );
  const verified = identities.find(({ VerifiedForSendingStatus }) => VerifiedForSendingStatus === true);
  if (!verified)
    return fault(
      identities.length === 0 ? `${who} is no identity of SES` : `${who} is not verified at SES yet`,
      `make the domain an identity of SES and enter its three DKIM records in DNS: aws sesv2 create-email-identity --email-identity ${domain}`,
    );
  return should(
    identities.some(
      ({ DkimAttributes }) => DkimAttributes?.SigningEnabled === true && DkimAttributes.Status === 'SUCCESS',
    ),
    `${who} is verified, and signed by DKIM`,
    `${who} is verified but not signed by DKIM: its mails end as spam`,
    `enter the DKIM records that SES shows for ${domain} in DNS`,
  );
};

const identity = async ({ clients }: Doctor, name: string) => {
  try {
    return await clients.mail.send(new GetEmailIdentityCommand({ EmailIdentity: name }));
  } catch (error) {
    if (error instanceof NotFoundException) return undefined;
    throw error;
  }
};

/** By a configuration set SES tells us of bounces. It is a part of the stacks; its name is found there. */
const configurationSets = async (doctor: Doctor, isNeeded: boolean): Promise<Finding[]> => {
  const names = resourcesOf(await doctor.stacks(), 'AWS::SES::ConfigurationSet');
  if (names.length === 0)
    return isNeeded
      ? [
          warning(
            'the stacks have no configuration set of SES: nobody tells us of bounces and complaints',
            `deploy a version that has one: npx cdk deploy --all -c stage=${doctor.config.stage}`,
          ),
        ]
      : [];
  const findings: Finding[] = [];
  for (const name of names) {
    try {
      const { SendingOptions } = await doctor.clients.mail.send(
        new GetConfigurationSetCommand({ ConfigurationSetName: name }),
      );
      findings.push(
        must(
          SendingOptions?.SendingEnabled !== false,
          `configuration set ${name} is there`,
          `configuration set ${name} has sending switched off`,
          `aws sesv2 put-configuration-set-sending-options --configuration-set-name ${name} --sending-enabled`,
        ),
      );
    } catch (error) {
      if (!(error instanceof NotFoundException)) throw error;
      findings.push(
        fault(
          `configuration set ${name} is gone: SES refuses every mail that names it`,
          `npx cdk deploy --all -c stage=${doctor.config.stage}`,
        ),
      );
    }
  }
  return findings;
};
