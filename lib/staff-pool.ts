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
  /** Where the pool's own pages are. */
  readonly signInUrl: string;

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
    // The pages on which staff type their password. Such a prefix is one of all accounts in the region, so it names ours.
    const prefix = `${resourceName(config.stage)}-${Stack.of(this).account}`;
    pool.addDomain('Domain', { cognitoDomain: { domainPrefix: prefix } });
    this.userPoolId = pool.userPoolId;
    this.signInUrl = config.signInUrl ?? `https://${prefix}.auth.${Stack.of(this).region}.amazoncognito.com`;
    new CfnOutput(Stack.of(this), 'StaffPoolId', { value: this.userPoolId });
  }
}
