import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { OAuthScope, UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { resourceName } from './names.ts';
import type { StageConfig } from './stage-config.ts';

export type ConsoleClientProps = { config: StageConfig; userPoolId: string; publicBaseUrl: string };

/**
 * By what staff sign in: in the console by authorization code with PKCE, in programs by SRP. It stands with the service, since it
 * names the address at which the service is reached; the accounts do not.
 */
export class ConsoleClient extends Construct {
  readonly clientId: string;

  constructor(scope: Construct, id: string, { config, userPoolId, publicBaseUrl }: ConsoleClientProps) {
    super(scope, id);
    const client = UserPool.fromUserPoolId(this, 'Pool', userPoolId).addClient('Console', {
      userPoolClientName: resourceName(config.stage, 'console'),
      authFlows: { userSrp: true, userPassword: config.allowsPasswordSignIn },
      generateSecret: false,
      preventUserExistenceErrors: true,
      // What a stolen token opens ends with the hour; the console has a session of its own and keeps no token.
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(12),
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID],
        callbackUrls: [`${publicBaseUrl}/console/sign-in/done`],
        logoutUrls: [`${publicBaseUrl}/console/signed-out`],
      },
    });
    this.clientId = client.userPoolClientId;
    new CfnOutput(Stack.of(this), 'StaffClientId', { value: this.clientId });
  }
}
