import { CfnOutput, Duration, type RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccountRecovery, Mfa, UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { resourceName } from './names.ts';
import type { StageConfig } from './stage-config.ts';

export type StaffPoolProps = { config: StageConfig; removalPolicy: RemovalPolicy };

/**
 * The accounts of dealer staff. Nobody signs up: `npm run admin` invites a person and stores dealer, locations and roles
 * in our own item, by the account's `sub`.
 */
export class StaffPool extends Construct {
  readonly userPoolId: string;
  readonly userPoolClientId: string;

  constructor(scope: Construct, id: string, { config, removalPolicy }: StaffPoolProps) {
    super(scope, id);
    const pool = new UserPool(this, 'Pool', {
      userPoolName: resourceName(config.stage, 'staff'),
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      // Optional: advisors share a desk and often have no phone of the company; a dealer can ask for it.
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      deletionProtection: config.isProtected,
      removalPolicy,
    });
    const client = pool.addClient('Console', {
      userPoolClientName: resourceName(config.stage, 'console'),
      authFlows: { userSrp: true, userPassword: config.allowsPasswordSignIn },
      generateSecret: false,
      preventUserExistenceErrors: true,
      // A working day at the desk without signing in again; what a stolen token opens ends with the hour.
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(12),
      disableOAuth: true,
    });
    this.userPoolId = pool.userPoolId;
    this.userPoolClientId = client.userPoolClientId;
    new CfnOutput(Stack.of(this), 'StaffPoolId', { value: this.userPoolId });
    new CfnOutput(Stack.of(this), 'StaffClientId', { value: this.userPoolClientId });
  }
}
