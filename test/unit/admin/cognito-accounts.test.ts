import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  CodeDeliveryFailureException,
  CognitoIdentityProviderClient,
  LimitExceededException,
  ListUserPoolsCommand,
  UnsupportedUserStateException,
  UsernameExistsException,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider';
import { mockClient } from 'aws-sdk-client-mock';
import 'aws-sdk-client-mock-vitest/extend';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { findStaffPool } from '../../../bin/admin/find-staff-pool.ts';
import { cognitoAccounts } from '../../../shared/dealers/cognito-accounts.ts';
import { faultOf } from './admin-world.ts';

const aws = mockClient(CognitoIdentityProviderClient);
// The other files of this thread share the classes.
afterAll(() => aws.restore());
const accounts = () => {
  const client = new CognitoIdentityProviderClient({});
  return cognitoAccounts(client, () => findStaffPool(client, 'kerbside-prod-staff'));
};
const sub = [
  { Name: 'email', Value: 'anna@muster.example' },
  { Name: 'sub', Value: 'sub-1' },
];
const account = { UserPoolId: 'pool-2', Username: 'anna@muster.example' };

beforeEach(() => {
  aws.reset();
  aws
    .on(ListUserPoolsCommand)
    .resolvesOnce({ UserPools: [{ Id: 'pool-1', Name: 'other' }], NextToken: 'more' })
    .resolves({ UserPools: [{ Id: 'pool-2', Name: 'kerbside-prod-staff' }] });
});

describe('accounts in Cognito', () => {
  it('finds an account in the pool of the stage, whichever page lists the pool', async () => {
    aws.on(AdminGetUserCommand).resolves({ UserAttributes: sub });
    expect(await accounts().find('anna@muster.example')).toBe('sub-1');
    expect(aws).toHaveReceivedCommandWith(AdminGetUserCommand, account);
  });

  it('finds nothing where there is nothing', async () => {
    aws.on(AdminGetUserCommand).rejects(new UserNotFoundException({ message: 'no', $metadata: {} }));
    expect(await accounts().find('anna@muster.example')).toBeUndefined();
  });

  it('makes an account with a verified address, invited by email', async () => {
    aws.on(AdminCreateUserCommand).resolves({ User: { Attributes: sub } });
    expect(await accounts().create({ email: 'anna@muster.example', name: 'Anna', isInvited: true })).toBe(
      'sub-1',
    );
    expect(aws).toHaveReceivedCommandWith(AdminCreateUserCommand, {
      ...account,
      UserAttributes: [
        { Name: 'email', Value: 'anna@muster.example' },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'name', Value: 'Anna' },
      ],
      DesiredDeliveryMediums: ['EMAIL'],
    });
  });

  it('mails nobody when a password is set instead', async () => {
    aws.on(AdminCreateUserCommand).resolves({ User: { Attributes: sub } });
    aws.on(AdminSetUserPasswordCommand).resolves({});
    const made = accounts();
    await made.create({ email: 'anna@muster.example', name: 'Anna', isInvited: false });
    await made.setPassword('anna@muster.example', 'Correct-horse-1');
    expect(aws).toHaveReceivedCommandWith(AdminCreateUserCommand, { MessageAction: 'SUPPRESS' });
    expect(aws).toHaveReceivedCommandWith(AdminSetUserPasswordCommand, {
      ...account,
      Password: 'Correct-horse-1',
      Permanent: true,
    });
  });

  it('takes the account that somebody made in between', async () => {
    aws.on(AdminCreateUserCommand).rejects(new UsernameExistsException({ message: 'there', $metadata: {} }));
    aws.on(AdminGetUserCommand).resolves({ UserAttributes: sub });
    expect(await accounts().create({ email: 'anna@muster.example', name: 'Anna', isInvited: true })).toBe(
      'sub-1',
    );
  });

  it('says what to do when the stage has no pool', async () => {
    aws.reset();
    aws.on(ListUserPoolsCommand).resolves({ UserPools: [] });
    expect(await faultOf(accounts().find('anna@muster.example'))).toMatchObject({
      code: 'staff.pool_unknown',
      message: expect.stringContaining('kerbside-prod-staff'),
    });
  });

  it('mails a new temporary password, but not to who has chosen one', async () => {
    aws
      .on(AdminCreateUserCommand)
      .resolvesOnce({ User: { Attributes: sub } })
      .rejects(new UnsupportedUserStateException({ message: 'confirmed', $metadata: {} }));
    const made = accounts();
    expect([
      await made.inviteAgain('anna@muster.example'),
      await made.inviteAgain('anna@muster.example'),
    ]).toEqual([true, false]);
    expect(aws).toHaveReceivedCommandWith(AdminCreateUserCommand, {
      ...account,
      MessageAction: 'RESEND',
      DesiredDeliveryMediums: ['EMAIL'],
    });
  });

  it('says that a mail could not be sent, and that Cognito has enough for today', async () => {
    aws
      .on(AdminCreateUserCommand)
      .rejectsOnce(new CodeDeliveryFailureException({ message: 'no', $metadata: {} }))
      .rejects(new LimitExceededException({ message: 'no', $metadata: {} }));
    const make = () => accounts().create({ email: 'anna@muster.example', name: 'Anna', isInvited: true });
    expect(await faultOf(make())).toMatchObject({ kind: 'Unavailable', code: 'staff.mail_failed' });
    expect(await faultOf(make())).toMatchObject({ kind: 'Throttled' });
  });
});
