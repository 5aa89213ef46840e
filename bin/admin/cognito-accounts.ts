import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  type AttributeType,
  type CognitoIdentityProviderClient,
  paginateListUserPools,
  UsernameExistsException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { AppError } from '../../shared/kernel/app-error.ts';
import type { StaffAccounts } from '../../shared/dealers/save-staff.ts';

/** The accounts of dealer staff in the Cognito pool of that name. */
export const cognitoAccounts = (client: CognitoIdentityProviderClient, poolName: string): StaffAccounts => {
  let pool: Promise<string> | undefined;
  const accountOf = async (email: string): Promise<Account> => {
    pool ??= findPool(client, poolName);
    return { UserPoolId: await pool, Username: email };
  };
  return {
    find: async (email) => readSub(client, await accountOf(email)),
    create: async ({ email, name, isInvited }) =>
      createAccount(client, { ...(await accountOf(email)), name, isInvited }),
    async setPassword(email, password) {
      await client.send(
        new AdminSetUserPasswordCommand({ ...(await accountOf(email)), Password: password, Permanent: true }),
      );
    },
  };
};

type Account = { UserPoolId: string; Username: string };

const findPool = async (client: CognitoIdentityProviderClient, poolName: string): Promise<string> => {
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

const createAccount = async (
  client: CognitoIdentityProviderClient,
  { name, isInvited, ...account }: Account & { name: string; isInvited: boolean },
): Promise<string> => {
  const attributes = [
    { Name: 'email', Value: account.Username },
    { Name: 'email_verified', Value: 'true' },
    { Name: 'name', Value: name },
  ];
  try {
    const { User } = await client.send(
      new AdminCreateUserCommand({
        ...account,
        UserAttributes: attributes,
        ...(isInvited ? { DesiredDeliveryMediums: ['EMAIL'] } : { MessageAction: 'SUPPRESS' }),
      }),
    );
    return subIn(User?.Attributes, account.Username);
  } catch (error) {
    if (!(error instanceof UsernameExistsException)) throw error;
    const sub = await readSub(client, account);
    if (sub === undefined) throw error;
    return sub;
  }
};

const readSub = async (
  client: CognitoIdentityProviderClient,
  account: Account,
): Promise<string | undefined> => {
  try {
    return subIn((await client.send(new AdminGetUserCommand(account))).UserAttributes, account.Username);
  } catch (error) {
    if (error instanceof UserNotFoundException) return undefined;
    throw error;
  }
};

const subIn = (attributes: readonly AttributeType[] | undefined, email: string): string => {
  const sub = attributes?.find(({ Name }) => Name === 'sub')?.Value;
  if (sub !== undefined) return sub;
  throw new AppError('Defect', 'staff.sub_missing', `Cognito answered the account ${email} without its sub.`);
};
