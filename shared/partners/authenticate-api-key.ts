import { AppError } from '../kernel/app-error.ts';
import { sameSecret, sha256Hex } from '../kernel/digest.ts';
import type { Partner } from './partner.ts';
import type { FindPartner } from './partner-store.ts';

/** The partner behind `Authorization: Bearer <API key>`. One answer for every way to be wrong: 401. */
export const authenticateApiKey = async (
  deps: { findPartner: FindPartner },
  command: { partnerId: string; authorization: string | undefined },
): Promise<Partner> => {
  const [scheme, key = ''] = (command.authorization ?? '').split(' ');
  const partner = await deps.findPartner(command.partnerId);
  if (
    partner?.status === 'active' &&
    scheme?.toLowerCase() === 'bearer' &&
    sameSecret(sha256Hex(key), partner.apiKeyDigest)
  )
    return partner;
  throw new AppError(
    'Unauthenticated',
    'api_key.invalid',
    'The API key was not accepted. Expected the header Authorization: Bearer <API key of this partner>.',
  );
};
