import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import {
  dealerSecretName,
  networkSecretName,
  partnerSecretName,
  platformSecretName,
  whatsAppAppSecretName,
} from '../shared/platform/secret-names.ts';
import { Grant } from './grant.ts';
import {
  mediaBucketName,
  mediaFilesArn,
  secretArn,
  secretPrefix,
  tableArn,
  tableName,
  userPoolArn,
} from './names.ts';
import type { StageConfig } from './stage-config.ts';

/** What a function may do with items. A transaction needs the actions of its parts; nothing may scan. */
export type TableAction = 'GetItem' | 'BatchGetItem' | 'Query' | 'PutItem' | 'DeleteItem';

const SECRETS = {
  /** The key behind link tokens and keyed ids. */
  platform: platformSecretName,
  /** Checks that a webhook comes from Meta. */
  whatsAppApp: whatsAppAppSecretName,
  /** The signing secrets of every partner. */
  partners: (prefix: string) => partnerSecretName(prefix, '*'),
  /** The access data of every network's manufacturer. */
  networks: (prefix: string) => networkSecretName(prefix, '*'),
  /** The vendors' access data of every dealer. */
  dealers: (prefix: string) => dealerSecretName(prefix, '*'),
} as const;
type SecretKind = keyof typeof SECRETS;

/** What functions may do with what is kept: items, secrets, accounts of staff and files of customers. */
export const dataGrants = (scope: Construct, config: StageConfig) => ({
  /** Reads and writes items of the one table; its indexes only where that is said. */
  table(actions: readonly TableAction[], options: { index?: boolean } = {}) {
    const { stage } = config;
    const arn = tableArn(scope, stage);
    const statements = [
      new PolicyStatement({ actions: actions.map((action) => `dynamodb:${action}`), resources: [arn] }),
    ];
    if (options.index)
      statements.push(
        new PolicyStatement({
          actions: ['dynamodb:Query'],
          resources: ['gsi1', 'gsi2'].map((index) => `${arn}/index/${index}`),
        }),
      );
    return new Grant({ TABLE_NAME: tableName(stage) }, ...statements);
  },

  secrets(...kinds: readonly SecretKind[]) {
    const prefix = secretPrefix(config.stage);
    const resources = kinds.map((kind) => secretArn(scope, SECRETS[kind](prefix)));
    return new Grant(
      { SECRET_PREFIX: prefix },
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources }),
    );
  },

  /** Makes accounts of dealer staff, which invites them, and finds them by their address. It changes and removes none. */
  staffAccounts(userPoolId: string) {
    return new Grant(
      { STAFF_POOL_ID: userPoolId },
      new PolicyStatement({
        actions: ['cognito-idp:AdminCreateUser', 'cognito-idp:AdminGetUser'],
        resources: [userPoolArn(scope, userPoolId)],
      }),
    );
  },

  /** Reads and replaces the signing secrets of partners. It makes none: a partner's first secret comes with the partner. */
  partnerSecrets() {
    const prefix = secretPrefix(config.stage);
    return new Grant(
      { SECRET_PREFIX: prefix },
      new PolicyStatement({
        actions: ['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue'],
        resources: [secretArn(scope, SECRETS.partners(prefix))],
      }),
    );
  },

  /** Reads and replaces the access data of dealers' channels, and of nobody else. */
  dealerSecrets() {
    const prefix = secretPrefix(config.stage);
    const actions = ['GetSecretValue', 'PutSecretValue', 'CreateSecret'];
    return new Grant(
      { SECRET_PREFIX: prefix },
      new PolicyStatement({
        actions: actions.map((action) => `secretsmanager:${action}`),
        resources: [secretArn(scope, SECRETS.dealers(prefix))],
      }),
    );
  },

  /** Files of customers in the private bucket: some functions lay them there, one lets staff look at them. */
  media(...actions: readonly ('PutObject' | 'GetObject' | 'DeleteObject')[]) {
    const { stage } = config;
    return new Grant(
      { MEDIA_BUCKET: mediaBucketName(scope, stage) },
      new PolicyStatement({
        actions: actions.map((action) => `s3:${action}`),
        resources: [mediaFilesArn(scope, stage)],
      }),
    );
  },

  /** How large a file of a customer may be. */
  mediaLimit() {
    return new Grant({ MEDIA_MAX_BYTES: config.media.maxMegabytes * 1024 * 1024 });
  },
});
