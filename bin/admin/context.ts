import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { resourceName, secretPrefix, tableName } from '../../lib/names.ts';
import { type Stage, stageConfig } from '../../lib/stage-config.ts';
import { EVENT_TYPES } from '../../shared/events/catalogue.ts';
import { OWN_PARTNER } from '../../shared/events/event.ts';
import { awsClientOptions, dynamoTable } from '../../shared/platform/aws-clients.ts';
import { secretStore } from '../../shared/platform/secret-store.ts';
import { newSecret, newSigningSecret, now } from '../../shared/platform/system.ts';
import { auditLog } from './audit-log.ts';
import { cognitoAccounts } from './cognito-accounts.ts';
import type { AdminContext } from './command.ts';
import { operatorOf } from './operator.ts';
import { OPERATOR } from './operator-name.ts';

/**
 * What commands work with on a stage: its table and secrets by their fixed names, on whatever AWS the environment of
 * this process leads to. The region is the stage's, whatever the shell says.
 */
export const adminContext = (stage: Stage, publicBaseUrl: string | undefined): AdminContext => {
  process.env['AWS_REGION'] = stageConfig({ stage }).region;
  return {
    stage,
    table: dynamoTable(tableName(stage)),
    now,
    log: auditLog,
    by: OPERATOR,
    secrets: secretStore(new SecretsManagerClient(awsClientOptions)),
    secretPrefix: secretPrefix(stage),
    newSecret,
    newSigningSecret,
    eventTypes: EVENT_TYPES,
    ownPartner: OWN_PARTNER,
    accounts: cognitoAccounts(
      new CognitoIdentityProviderClient(awsClientOptions),
      resourceName(stage, 'staff'),
    ),
    publicBaseUrl,
    operator: () => operatorOf(stage),
  };
};
