import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import { tableName } from '../../lib/names.ts';
import { type Check, type Doctor, fault, type Finding, must } from './check.ts';

/** The table and what protects it. */
export const checkTable: Check = {
  name: 'table',
  run: async (doctor) => {
    const { clients, config } = doctor;
    const TableName = tableName(config.stage);
    try {
      const { Table } = await clients.dynamo.send(new DescribeTableCommand({ TableName }));
      const deploy = `npx cdk deploy -c stage=${config.stage} ${TableName}-data`;
      return [
        must(
          Table?.TableStatus === 'ACTIVE',
          `table ${TableName} is active`,
          `table ${TableName} is ${Table?.TableStatus}`,
          'wait until it is active; look at DynamoDB’s console if it stays so',
        ),
        must(
          Table?.StreamSpecification?.StreamEnabled === true,
          'its stream is on',
          'its stream is off: events are stored and never applied',
          deploy,
        ),
        ...(config.isProtected
          ? [
              must(
                Table?.DeletionProtectionEnabled === true,
                'it is protected against deletion',
                'it can be deleted',
                `somebody switched the protection off: ${deploy}, or update-table --deletion-protection-enabled`,
              ),
            ]
          : []),
        await timeToLive(doctor, TableName),
        await recovery(doctor, TableName),
      ];
    } catch (error) {
      if (!(error instanceof ResourceNotFoundException)) throw error;
      return [
        fault(
          `table ${TableName} does not exist in ${config.region}`,
          `deploy it: npx cdk deploy --all -c stage=${config.stage}`,
        ),
      ];
    }
  },
};

const timeToLive = async ({ clients }: Doctor, TableName: string): Promise<Finding> => {
  const { TimeToLiveDescription: ttl } = await clients.dynamo.send(
    new DescribeTimeToLiveCommand({ TableName }),
  );
  return must(
    ttl?.TimeToLiveStatus === 'ENABLED' && ttl.AttributeName === 'expiresAt',
    'time to live is on',
    `time to live is ${ttl?.TimeToLiveStatus ?? 'not set'}${ttl?.AttributeName === undefined ? '' : ` by ${ttl.AttributeName}`}: nothing is ever erased`,
    `switch it on by the attribute expiresAt: aws dynamodb update-time-to-live --table-name ${TableName} --time-to-live-specification Enabled=true,AttributeName=expiresAt`,
  );
};

const recovery = async ({ clients, config }: Doctor, TableName: string): Promise<Finding> => {
  const { ContinuousBackupsDescription: backups } = await clients.dynamo.send(
    new DescribeContinuousBackupsCommand({ TableName }),
  );
  const status = backups?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus;
  const found = must(
    status === 'ENABLED',
    'recovery to a point in time is on',
    'recovery to a point in time is off: what is deleted by mistake is gone',
    `switch it on: aws dynamodb update-continuous-backups --table-name ${TableName} --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true`,
  );
  // On a stage whose data nobody misses it is worth a remark only.
  return found.level === 'fault' && !config.isProtected ? { ...found, level: 'warning' } : found;
};
