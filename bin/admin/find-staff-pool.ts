import {
  type CognitoIdentityProviderClient,
  paginateListUserPools,
} from '@aws-sdk/client-cognito-identity-provider';
import { AppError } from '../../shared/kernel/app-error.ts';

/** The id of the Cognito pool of that name. Errors: NotFound `staff.pool_unknown`. */
export const findStaffPool = async (
  client: CognitoIdentityProviderClient,
  poolName: string,
): Promise<string> => {
  for await (const page of paginateListUserPools({ client }, { MaxResults: 60 })) {
    const id = page.UserPools?.find(({ Name }) => Name === poolName)?.Id;
    if (id !== undefined) return id;
  }
  throw new AppError(
    'NotFound',
    'staff.pool_unknown',
    `There is no user pool ${poolName} in this account and region. Deploy the stage first, or check --stage and the credentials.`,
  );
};
