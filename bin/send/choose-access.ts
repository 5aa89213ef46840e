import { AppError } from '../../shared/kernel/app-error.ts';
import type { PartnerAccess } from '../client/partner-client.ts';
import type { Sandbox, SandboxPartner } from '../client/sandbox-file.ts';
import type { SendArguments } from './arguments.ts';

type Place = { dealerId?: string | undefined; locationId?: string | undefined };

/** Who sends, where to, and with what: what the arguments say, else what the running local stage knows. */
export const chooseAccess = (
  wanted: SendArguments,
  sandbox: Sandbox | undefined,
  place: Place,
): PartnerAccess => {
  const local = wanted.url === undefined || wanted.url === sandbox?.baseUrl ? sandbox : undefined;
  const known = local && choosePartner(local.partners, wanted.partner, place);
  const baseUrl = wanted.url ?? local?.baseUrl;
  if (baseUrl === undefined)
    throw new AppError(
      'InvalidInput',
      'send.no_target',
      'Where to? Kerbside is not running on this machine. Start it (npm start), or name an installation: --url https://…',
    );
  const partnerId = wanted.partner ?? known?.id;
  if (partnerId === undefined)
    throw new AppError('InvalidInput', 'send.no_partner', 'Which partner sends? Expected --partner ID.');
  const secret = wanted.secret ?? known?.secret;
  if (secret === undefined) {
    throw new AppError(
      'InvalidInput',
      'send.no_secret',
      `The signing secret of partner ${partnerId} is not known here. Expected KERBSIDE_SIGNING_SECRET=whsec_… or --secret, as npm run admin -- partner save showed it.`,
    );
  }
  const apiKey = wanted.apiKey ?? known?.apiKey;
  if (wanted.watch && apiKey === undefined)
    throw new AppError(
      'InvalidInput',
      'send.no_api_key',
      '--watch reads with the partner’s API key. Expected KERBSIDE_API_KEY=… or --api-key.',
    );
  return { baseUrl, partnerId, secret, apiKey };
};

const choosePartner = (
  partners: readonly SandboxPartner[],
  wanted: string | undefined,
  place: Place,
): SandboxPartner | undefined => {
  if (wanted !== undefined) return partners.find(({ id }) => id === wanted);
  return (
    partners.find(
      ({ dealerId, locationId }) => dealerId === place.dealerId && locationId === place.locationId,
    ) ?? partners[0]
  );
};
