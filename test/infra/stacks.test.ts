import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type Stage, STAGES } from '../../lib/stage-config.ts';
import { deployedFunctions, variablesOf } from './deployed-functions.ts';
import { ofType, asText, referenced, synthesized } from './synthesized.ts';

describe('data', () => {
  it.each(STAGES)('the table on %s has keys, index, time to live, stream and recovery', (stage) => {
    synthesized(stage).data.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      TableName: `kerbside-${stage}`,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'gsi1',
          KeySchema: [
            { AttributeName: 'gsi1pk', KeyType: 'HASH' },
            { AttributeName: 'gsi1sk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
        {
          IndexName: 'gsi2',
          KeySchema: [
            { AttributeName: 'gsi2pk', KeyType: 'HASH' },
            { AttributeName: 'gsi2sk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      Replicas: [
        Match.objectLike({
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          DeletionProtectionEnabled: stage === 'prod',
        }),
      ],
    });
  });

  it('on prod outlives its stack: table, files of customers, staff accounts, link key and planned starts', () => {
    const kept = (stage: Stage) =>
      [
        'AWS::DynamoDB::GlobalTable',
        'AWS::S3::Bucket',
        'AWS::Cognito::UserPool',
        'AWS::SecretsManager::Secret',
        'AWS::Scheduler::ScheduleGroup',
      ].map((type) =>
        Object.values(synthesized(stage).data.findResources(type)).map(
          ({ DeletionPolicy }) => DeletionPolicy,
        ),
      );
    expect(kept('prod')).toEqual([['Retain'], ['Retain'], ['Retain'], ['Retain'], ['Retain']]);
    expect(kept('sandbox')).toEqual([['Delete'], ['Delete'], ['Delete'], ['Delete'], ['Delete']]);
  });

  it.each(STAGES)(
    'S2.46 the files of customers on %s are private, encrypted, reached by TLS only, and forgotten',
    (stage) => {
      const { data } = synthesized(stage);
      data.hasResourceProperties('AWS::S3::Bucket', {
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 730, Status: 'Enabled' })] },
        CorsConfiguration: Match.absent(),
        WebsiteConfiguration: Match.absent(),
      });
      data.hasResourceProperties('AWS::S3::BucketPolicy', {
        PolicyDocument: {
          Statement: [
            Match.objectLike({
              Effect: 'Deny',
              Action: 's3:*',
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            }),
            Match.objectLike({
              Effect: 'Deny',
              Action: 's3:PutObject',
              Condition: { StringNotEquals: { 's3:x-amz-server-side-encryption': 'AES256' } },
            }),
          ],
        },
      });
    },
  );

  it('the link key is made by AWS and stands in no template', () => {
    synthesized('prod').data.hasResourceProperties('AWS::SecretsManager::Secret', {
      Name: 'kerbside/prod/platform',
      GenerateSecretString: {
        SecretStringTemplate: '{}',
        GenerateStringKey: 'linkKey',
        PasswordLength: 64,
        ExcludePunctuation: true,
      },
      SecretString: Match.absent(),
    });
  });

  it('staff are invited, with strong passwords; the password itself is sent to nobody but on local', () => {
    const flows = (stage: Stage) =>
      Object.values(synthesized(stage).service.findResources('AWS::Cognito::UserPoolClient'))[0]?.[
        'Properties'
      ]['ExplicitAuthFlows'];
    synthesized('prod').data.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      Policies: {
        PasswordPolicy: Match.objectLike({
          MinimumLength: 12,
          RequireNumbers: true,
          RequireSymbols: true,
          RequireUppercase: true,
          RequireLowercase: true,
        }),
      },
      DeletionProtection: 'ACTIVE',
    });
    expect(flows('local')).toContain('ALLOW_USER_PASSWORD_AUTH');
    expect(flows('sandbox')).toEqual(flows('prod'));
    expect(flows('prod')).toEqual(['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']);
    synthesized('prod').service.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid'],
      GenerateSecret: false,
    });
  });

  it('only schedules of our own group can use the schedule role', () => {
    const role = ofType(synthesized('prod'), 'AWS::IAM::Role').find(
      ([, { Properties }]) => Properties['RoleName'] === 'kerbside-prod-schedules',
    )?.[1];
    expect(JSON.stringify(role?.Properties['AssumeRolePolicyDocument'])).toContain(
      ':schedule-group/kerbside-prod',
    );
  });
});

describe('queues', () => {
  const targetSchema = z.object({ deadLetterTargetArn: z.unknown(), maxReceiveCount: z.number() });

  it.each(STAGES)(
    'on %s each lead to a dead-letter queue or are one, are encrypted and take TLS only',
    (stage) => {
      const queues = ofType(synthesized(stage), 'AWS::SQS::Queue');
      const dead = queues
        .filter(([, { Properties }]) => String(Properties['QueueName']).endsWith('-dead'))
        .map(([id]) => id);
      const policies = JSON.stringify(ofType(synthesized(stage), 'AWS::SQS::QueuePolicy'));
      for (const [id, { Properties }] of queues) {
        expect(Properties['SqsManagedSseEnabled'], id).toBe(true);
        expect(policies, id).toContain(`"aws:SecureTransport":"false"`);
        if (dead.includes(id)) expect(Properties['MessageRetentionPeriod'], id).toBe(14 * 24 * 3600);
        else
          expect(dead).toContain(
            referenced(targetSchema.parse(Properties['RedrivePolicy']).deadLetterTargetArn),
          );
      }
      expect(queues.length).toBe({ local: 9, sandbox: 10, prod: 8 }[stage]);
    },
  );

  it.each<Stage>(['sandbox', 'prod'])('on %s raise an alarm at the first dead message', (stage) => {
    const queues = ofType(synthesized(stage), 'AWS::SQS::Queue')
      .map(([, { Properties }]) => String(Properties['QueueName']))
      .filter((name) => name.endsWith('-dead'));
    for (const name of queues) {
      synthesized(stage).ops?.hasResourceProperties('AWS::CloudWatch::Alarm', {
        Namespace: 'AWS/SQS',
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Dimensions: [{ Name: 'QueueName', Value: name }],
        Threshold: 1,
        AlarmActions: Match.anyValue(),
      });
    }
  });
});

describe('stream', () => {
  it('brings messages of customers that came with files to fetch-media, and gives up after an hour', () => {
    synthesized('prod').service.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      StartingPosition: 'TRIM_HORIZON',
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRecordAgeInSeconds: 3600,
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
      FilterCriteria: {
        Filters: [
          {
            Pattern: JSON.stringify({
              eventName: ['INSERT', 'MODIFY'],
              dynamodb: { NewImage: { entity: { S: ['entry'] }, mediaState: { S: ['pending'] } } },
            }),
          },
          {
            // B9: a message that is gone takes its files along.
            Pattern: JSON.stringify({
              eventName: ['REMOVE'],
              dynamodb: { OldImage: { entity: { S: ['entry'] }, mediaState: { S: [{ exists: true }] } } },
            }),
          },
        ],
      },
    });
  });

  it('brings new events, events that were taken out of parking, and people who were changed, to apply-events', () => {
    synthesized('prod').service.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 10,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRecordAgeInSeconds: 23 * 3600,
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
      FilterCriteria: {
        Filters: [
          {
            Pattern: JSON.stringify({
              eventName: ['INSERT'],
              dynamodb: { NewImage: { entity: { S: ['event'] } } },
            }),
          },
          {
            Pattern: JSON.stringify({
              eventName: ['MODIFY'],
              dynamodb: {
                OldImage: { status: { S: ['parked'] } },
                NewImage: { entity: { S: ['event'] }, status: { S: ['accepted'] } },
              },
            }),
          },
          {
            Pattern: JSON.stringify({
              eventName: ['INSERT'],
              dynamodb: { NewImage: { entity: { S: ['replanning'] }, kind: { S: ['contact'] } } },
            }),
          },
        ],
      },
    });
  });

  it('is swept every five minutes', () => {
    synthesized('prod').service.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(5 minutes)',
      State: 'ENABLED',
    });
  });
});

describe('state machines', () => {
  it.each(STAGES)('on %s have their fixed names and log no data', (stage) => {
    const machines = ofType(synthesized(stage), 'AWS::StepFunctions::StateMachine').map(
      ([, { Properties }]) => Properties,
    );
    expect(machines.map(({ StateMachineName }) => StateMachineName).toSorted()).toEqual([
      `kerbside-${stage}-check-in-lifecycle`,
      `kerbside-${stage}-message-delivery`,
    ]);
    for (const machine of machines)
      expect(machine).toMatchObject({
        StateMachineType: 'STANDARD',
        LoggingConfiguration: { IncludeExecutionData: false, Level: 'ERROR' },
      });
  });
});

describe('stages', () => {
  it('only local and sandbox have simulated vendors, and their adapters talk to them', () => {
    const vendor = (stage: Stage, name: string, variable: string) => {
      const [, , resource] =
        deployedFunctions(stage).find(([deployed]) => deployed === `delivery-workflow/${name}`) ?? [];
      return resource && asText(variablesOf(resource)[variable]);
    };
    expect(vendor('prod', 'send-by-whatsapp', 'WHATSAPP_BASE_URL')).toBe('https://graph.facebook.com');
    expect(vendor('prod', 'send-by-sms', 'BULKGATE_BASE_URL')).toBe('https://portal.bulkgate.com');
    // Nobody but the manufacturer knows where its gateway is: without an address the channel is not offered.
    expect(vendor('prod', 'send-by-oem', 'OEM_BASE_URL')).toBeUndefined();
    for (const stage of ['local', 'sandbox'] as const) {
      expect(vendor(stage, 'send-by-oem', 'OEM_BASE_URL')).toMatch(/^<\w+>\/sandbox\/oem$/);
      expect(vendor(stage, 'send-by-whatsapp', 'WHATSAPP_BASE_URL')).toMatch(/^<\w+>\/sandbox\/graph$/);
      expect(vendor(stage, 'send-by-sms', 'BULKGATE_BASE_URL')).toMatch(/^<\w+>\/sandbox\/bulkgate$/);
    }
  });

  it('local has nothing that its emulator cannot make', () => {
    expect(synthesized('local').ops).toBeUndefined();
    const types = new Set(Object.values(synthesized('local').resources).map(({ Type }) => Type));
    expect([...types].filter((type) => /^(AWS::CloudWatch|AWS::CloudFormation|Custom)::/.test(type))).toEqual(
      [],
    );
  });
});
