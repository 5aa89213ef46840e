import { AppError } from '../../shared/kernel/app-error.ts';
import { readNetworkSecret } from '../../shared/messaging/channels/network-secret.ts';
import { whatsAppApp } from '../../shared/messaging/channels/whatsapp-app.ts';
import { signingSecrets } from '../../shared/partners/partner-store.ts';
import { platformKeys } from '../../shared/platform/platform-keys.ts';
import { type Check, type Doctor, fault, type Finding, must, ok, unknown, warning } from './check.ts';
import { reasonOf } from './reason.ts';
import { settingsOf, type Tenants } from './tenants.ts';

/** Every secret that somebody must have set is set, and in its form. What it holds is never shown. */
export const checkSecrets: Check = {
  name: 'secrets',
  run: async (doctor) => {
    const tenants = await doctor.tenants();
    return [
      await platform(doctor),
      ...(await metaApp(doctor, tenants)),
      ...(await partnerSecrets(doctor, tenants)),
      ...(await networkSecrets(doctor, tenants)),
    ];
  },
};

/** Reads a secret; a form that is none of ours is a fault, no permission is something that could not be checked. */
const read = async (what: string, todo: string, check: () => Promise<Finding>): Promise<Finding> => {
  try {
    return await check();
  } catch (error) {
    const { says, todo: advice } = reasonOf(error);
    const isForm = error instanceof AppError && error.code.startsWith('secret.');
    return isForm ? fault(`${what}: ${says}`, todo) : unknown(`${what}: ${says}`, advice);
  }
};

const platform = ({ readSecret, secretPrefix, config }: Doctor): Promise<Finding> => {
  const todo = `the data stack makes it: npx cdk deploy --all -c stage=${config.stage}`;
  return read('the platform key', todo, async () => {
    await platformKeys(readSecret, secretPrefix);
    return ok('the platform key is there');
  });
};

const metaApp = async (doctor: Doctor, { dealers }: Tenants): Promise<Finding[]> => {
  const isUsed = dealers.some((tenant) =>
    settingsOf(tenant, 'whatsapp').some(({ awsPhoneNumberId }) => awsPhoneNumberId === undefined),
  );
  if (!isUsed) return [];
  const todo = 'npm run admin -- channel whatsapp-app --file -';
  return [
    await read('the secret of the Meta app', todo, async () =>
      must(
        (await whatsAppApp(doctor.readSecret, doctor.secretPrefix)) !== undefined,
        'the secret of the Meta app is there',
        'the secret of the Meta app is not set: every receipt and reply from WhatsApp is refused',
        todo,
      ),
    ),
  ];
};

const partnerSecrets = async (
  { readSecret, secretPrefix }: Doctor,
  { partners, missingPartners }: Tenants,
): Promise<Finding[]> => {
  const findings = missingPartners.map((partnerId) =>
    warning(
      `partner ${partnerId} has a secret or was asked for, but is not saved`,
      `npm run admin -- partner save --id ${partnerId} …`,
    ),
  );
  for (const { partnerId, status } of partners) {
    if (status === 'suspended') {
      findings.push(
        warning(`partner ${partnerId} is suspended: its events are refused`, 'nothing, if that is meant'),
      );
      continue;
    }
    const todo = `npm run admin -- partner rotate --id ${partnerId}`;
    findings.push(
      await read(`partner ${partnerId}`, todo, async () => {
        const { length } = await signingSecrets(readSecret, secretPrefix, partnerId);
        if (length === 0)
          return fault(`partner ${partnerId} has no signing secret: its events are refused`, todo);
        return length === 1
          ? ok(`partner ${partnerId} has its signing secret`)
          : warning(
              `partner ${partnerId} has two signing secrets: a rotation was begun`,
              `once the partner signs with the new one: ${todo} --finish`,
            );
      }),
    );
  }
  return findings;
};

/** Where a network has a manufacturer's app: access data to write into it, and what its webhooks are signed with. */
const networkSecrets = async (
  { readSecret, secretPrefix }: Doctor,
  { networks, dealers }: Tenants,
): Promise<Finding[]> => {
  const findings: Finding[] = [];
  for (const { networkId, settings } of networks) {
    const places = dealers
      .flatMap((dealer) => dealer.places)
      .filter((place) => place.networkId === networkId);
    if (!settings.oem && !places.some((place) => place.settings.oem !== null)) continue;
    const what = `access to the manufacturer of network ${networkId}`;
    const todo = `npm run admin -- channel oem --network ${networkId} --file -`;
    findings.push(
      await read(what, todo, async () => {
        const { oem } = await readNetworkSecret(readSecret, secretPrefix, networkId);
        return must(
          oem?.access !== undefined,
          `${what} is there`,
          `network ${networkId} has a manufacturer’s app and no access data for it: messages skip the app`,
          `store what the manufacturer gave you: ${todo}`,
        );
      }),
    );
  }
  return findings;
};
