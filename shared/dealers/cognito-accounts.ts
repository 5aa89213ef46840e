import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  type AttributeType,
  CodeDeliveryFailureException,
  type CognitoIdentityProviderClient,
  UnsupportedUserStateException,
  UsernameExistsException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { AppError } from '../kernel/app-error.ts';
import { awsFault } from '../kernel/aws-fault.ts';
import type { InvitedAccounts, StaffAccounts } from './save-staff.ts';

type Account = { UserPoolId: string; Username: string };
/** Looked up once, where the id of the pool is not known beforehand. */
export type PoolId = () => Promise<string>;

/** The accounts of dealer staff in a Cognito pool, as admins may use them: found, made, invited again. */
export const invitedAccounts = (client: CognitoIdentityProviderClient, poolId: PoolId): InvitedAccounts => {
  const accountOf = async (email: string): Promise<Account> => ({
    UserPoolId: await poolId(),
    Username: email,
  });
  return {
    find: async (email) => readSub(client, await accountOf(email)),
    create: async ({ email, name, isInvited }) =>
      createAccount(client, { ...(await accountOf(email)), name, isInvited }),
    async inviteAgain(email) {
      try {
        const account = await accountOf(email);
        await client.send(
          new AdminCreateUserCommand({
            ...account,
            MessageAction: 'RESEND',
            DesiredDeliveryMediums: ['EMAIL'],
          }),
        );
        return true;
      } catch (error) {
        // Whoever has chosen a password is invited no more.
        if (error instanceof UnsupportedUserStateException || error instanceof UserNotFoundException)
          return false;
        throw faultOf(error);
      }
    },
  };
};

/** The same for whoever runs the platform, who may set passwords too. */
export const cognitoAccounts = (client: CognitoIdentityProviderClient, poolId: PoolId): StaffAccounts => ({
  ...invitedAccounts(client, poolId),
  async setPassword(email, password) {
    const account = { UserPoolId: await poolId(), Username: email };
    await client.send(new AdminSetUserPasswordCommand({ ...account, Password: password, Permanent: true }));
  },
});

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
    return subIn(User?.Attributes);
  } catch (error) {
    if (!(error instanceof UsernameExistsException)) throw faultOf(error);
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
    return subIn((await client.send(new AdminGetUserCommand(account))).UserAttributes);
  } catch (error) {
    if (error instanceof UserNotFoundException) return undefined;
    throw faultOf(error);
  }
};

const faultOf = (error: unknown): unknown =>
  error instanceof CodeDeliveryFailureException
    ? new AppError(
        'Unavailable',
        'staff.mail_failed',
        'The invitation could not be mailed to this address. Check it, and try again.',
        { cause: error },
      )
    : awsFault('Cognito', error);

const subIn = (attributes: readonly AttributeType[] | undefined): string => {
  const sub = attributes?.find(({ Name }) => Name === 'sub')?.Value;
  if (sub !== undefined) return sub;
  throw new AppError('Defect', 'staff.sub_missing', 'Cognito answered an account without its sub.');
};
