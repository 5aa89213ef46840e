import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ResourceNotFoundException as NoSuchTable,
} from '@aws-sdk/client-dynamodb';
import { GetScheduleGroupCommand, ResourceNotFoundException as NoSuchGroup } from '@aws-sdk/client-scheduler';
import { ListServiceQuotasCommand } from '@aws-sdk/client-service-quotas';
import { ListSubscriptionsByTopicCommand } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { checkAlarms } from '../../../bin/doctor/check-alarms.ts';
import { checkCredentials } from '../../../bin/doctor/check-credentials.ts';
import { checkQuotas } from '../../../bin/doctor/check-quotas.ts';
import { checkHealth, listAddresses } from '../../../bin/doctor/check-site.ts';
import { checkStacks } from '../../../bin/doctor/check-stacks.ts';
import { checkTable } from '../../../bin/doctor/check-table.ts';
import {
  checkDeadLetters,
  checkEvents,
  checkMessages,
  checkSchedules,
} from '../../../bin/doctor/check-work.ts';
import { runChecks } from '../../../bin/doctor/run-checks.ts';
import { events } from '../../../shared/events/event-store.ts';
import { messages } from '../../../shared/messaging/message-store.ts';
import { checkInStart, World } from '../../support/world.ts';
import { awsError, deployed, DoctorWorld } from './doctor-world.ts';

const noSuch = { message: 'none', $metadata: {} };

describe('credentials', () => {
  it('that AWS takes are fine', async () => {
    expect(await new DoctorWorld().run(checkCredentials)).toEqual(['ok: AWS takes the credentials']);
  });

  it.each(['CredentialsProviderError', 'ExpiredTokenException', 'InvalidClientTokenId'])(
    'that end with %s are a fault, and nothing else is asked',
    async (name) => {
      const world = new DoctorWorld();
      world.aws.cloudFormation.on(DescribeStacksCommand).rejects(awsError(name));
      const results = await runChecks([checkCredentials, checkStacks, checkTable], world.doctor);
      expect(results).toMatchObject([{ check: 'credentials', findings: [{ level: 'fault' }] }]);
    },
  );

  it('that cannot be tried are no fault', async () => {
    const world = new DoctorWorld();
    world.aws.cloudFormation.on(DescribeStacksCommand).rejects(awsError('ENOTFOUND'));
    const results = await runChecks([checkCredentials, checkStacks], world.doctor);
    expect(results.map(({ findings }) => findings[0]?.level)).toEqual(['unknown', 'unknown']);
  });
});

describe('stacks', () => {
  it('that are all deployed are fine, and name the account', async () => {
    expect(await new DoctorWorld().run(checkStacks)).toEqual([
      'ok: the credentials lead to account 123456789012, eu-central-1',
      'ok: stack kerbside-prod-data is deployed (CREATE_COMPLETE)',
      'ok: stack kerbside-prod-service is deployed (CREATE_COMPLETE)',
      'ok: stack kerbside-prod-ops is deployed (CREATE_COMPLETE)',
    ]);
  });

  it('that are missing or broken are faults', async () => {
    const world = new DoctorWorld();
    const [data, service] = deployed('prod');
    world.stacks = [{ ...data!, status: 'UPDATE_ROLLBACK_FAILED' }, service!];
    expect((await world.run(checkStacks)).slice(1)).toEqual([
      'fault: stack kerbside-prod-data is UPDATE_ROLLBACK_FAILED',
      'ok: stack kerbside-prod-service is deployed (CREATE_COMPLETE)',
      'fault: stack kerbside-prod-ops does not exist in eu-central-1',
    ]);
  });

  it('that lack an output are of an older version', async () => {
    const world = new DoctorWorld();
    world.stacks = world.stacks.map((stack) => ({ ...stack, outputs: {} }));
    expect(await world.run(checkStacks)).toContain('fault: the stacks have no output PublicBaseUrl');
  });
});

describe('table', () => {
  const healthy = (world: DoctorWorld): DoctorWorld => {
    world.aws.dynamo.on(DescribeTableCommand, { TableName: 'kerbside-prod' }).resolves({
      Table: {
        TableStatus: 'ACTIVE',
        StreamSpecification: { StreamEnabled: true },
        DeletionProtectionEnabled: true,
      },
    });
    world.aws.dynamo.on(DescribeTimeToLiveCommand).resolves({
      TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' },
    });
    world.aws.dynamo.on(DescribeContinuousBackupsCommand).resolves({
      ContinuousBackupsDescription: {
        ContinuousBackupsStatus: 'ENABLED',
        PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED' },
      },
    });
    return world;
  };

  it('that is as the stacks make it is fine', async () => {
    expect((await healthy(new DoctorWorld()).findings(checkTable)).map(({ level }) => level)).toEqual(
      Array.from({ length: 5 }, () => 'ok'),
    );
  });

  it('whose protections somebody switched off has a fault for each', async () => {
    const world = healthy(new DoctorWorld());
    world.aws.dynamo.on(DescribeTableCommand).resolves({
      Table: { TableStatus: 'ACTIVE', DeletionProtectionEnabled: false },
    });
    world.aws.dynamo.on(DescribeTimeToLiveCommand).resolves({
      TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' },
    });
    world.aws.dynamo.on(DescribeContinuousBackupsCommand).resolves({});
    expect(await world.run(checkTable)).toEqual([
      'ok: table kerbside-prod is active',
      'fault: its stream is off: events are stored and never applied',
      'fault: it can be deleted',
      'fault: time to live is DISABLED: nothing is ever erased',
      'fault: recovery to a point in time is off: what is deleted by mistake is gone',
    ]);
  });

  it('of a stage whose data nobody misses may do without recovery', async () => {
    const world = new DoctorWorld('sandbox');
    world.aws.dynamo.on(DescribeTableCommand).resolves({
      Table: { TableStatus: 'ACTIVE', StreamSpecification: { StreamEnabled: true } },
    });
    world.aws.dynamo.on(DescribeTimeToLiveCommand).resolves({});
    world.aws.dynamo.on(DescribeContinuousBackupsCommand).resolves({});
    expect((await world.findings(checkTable)).map(({ level }) => level)).toEqual([
      'ok',
      'ok',
      'fault',
      'warning',
    ]);
  });

  it('that does not exist is one fault', async () => {
    const world = new DoctorWorld();
    world.aws.dynamo.on(DescribeTableCommand).rejects(new NoSuchTable(noSuch));
    expect(await world.run(checkTable)).toEqual([
      'fault: table kerbside-prod does not exist in eu-central-1',
    ]);
  });

  it('that may not be looked at could not be checked', async () => {
    const world = new DoctorWorld();
    world.aws.dynamo
      .on(DescribeTableCommand)
      .rejects(awsError('AccessDeniedException', 'User arn:… is not …'));
    const [result] = await runChecks([checkTable], world.doctor);
    expect(result?.findings).toMatchObject([
      { level: 'unknown', says: 'could not check: these credentials may not ask (AccessDeniedException)' },
    ]);
  });
});

describe('site', () => {
  it('that answers is fine', async () => {
    const world = new DoctorWorld();
    world.replies.set('/health', { status: 200, body: { status: 'ok' } });
    expect(await world.run(checkHealth)).toEqual(['ok: https://checkin.example.com/health answers']);
  });

  it('that does not is a fault', async () => {
    const world = new DoctorWorld();
    expect(await world.run(checkHealth)).toEqual([
      'fault: https://checkin.example.com/health: nobody answered (ECONNREFUSED)',
    ]);
    world.replies.set('/health', { status: 503, body: '' });
    expect(await world.run(checkHealth)).toEqual(['fault: https://checkin.example.com/health answers 503']);
  });

  it('whose address nobody knows could not be checked', async () => {
    const world = new DoctorWorld();
    world.stacks = [];
    expect(await world.run(checkHealth)).toEqual([
      'unknown: could not check: the address of the stage is not known',
    ]);
    expect(await world.run(listAddresses)).toEqual([
      'unknown: could not check: the address of the stage is not known',
    ]);
  });

  it('tells what to register at partners and vendors', async () => {
    const world = await new DoctorWorld().setUp({
      whatsapp: { phoneNumberId: '106540352242922', templates: [] },
      sms: { provider: 'bulkgate', sender: 'Muster' },
    });
    const lines = (await world.run(listAddresses)).join('\n');
    expect(lines).toContain('https://checkin.example.com/v1/partners/tjekvik/events');
    expect(lines).toContain('https://checkin.example.com/v1/channels/whatsapp');
    expect(lines).toContain('BulkGate of dealer 00027: https://checkin.example.com/v1/channels/bulkgate/…');
  });
});

describe('schedules', () => {
  it('have their group', async () => {
    const world = new DoctorWorld();
    world.aws.scheduler.on(GetScheduleGroupCommand, { Name: 'kerbside-prod' }).resolves({ State: 'ACTIVE' });
    expect(await world.run(checkSchedules)).toEqual(['ok: group kerbside-prod is active']);
  });

  it('without a group cannot be planned', async () => {
    const world = new DoctorWorld();
    world.aws.scheduler.on(GetScheduleGroupCommand).resolves({ State: 'DELETING' });
    expect(await world.run(checkSchedules)).toEqual(['fault: group kerbside-prod is DELETING']);
    world.aws.scheduler.on(GetScheduleGroupCommand).rejects(new NoSuchGroup({ ...noSuch, Message: 'none' }));
    expect(await world.run(checkSchedules)).toEqual([
      'fault: group kerbside-prod does not exist: nothing can be planned for later',
    ]);
  });
});

describe('dead letters', () => {
  it('are counted in every queue of the stacks; one queue that cannot be asked holds up no other', async () => {
    const world = new DoctorWorld();
    world.aws.queues
      .on(GetQueueAttributesCommand)
      .resolves({ Attributes: { ApproximateNumberOfMessages: '2' } });
    world.aws.queues
      .on(GetQueueAttributesCommand, {
        QueueUrl: 'https://sqs.eu-central-1.amazonaws.com/123456789012/kerbside-prod-schedules-dead',
      })
      .rejects(awsError('AccessDenied'));
    expect(await world.run(checkDeadLetters)).toEqual([
      'unknown: could not check: kerbside-prod-schedules-dead: these credentials may not ask (AccessDenied)',
      'warning: kerbside-prod-events-dead has 2 messages',
    ]);
    world.aws.queues
      .on(GetQueueAttributesCommand)
      .resolves({ Attributes: { ApproximateNumberOfMessages: '0' } });
    expect(await world.run(checkDeadLetters)).toContain('ok: kerbside-prod-events-dead is empty');
  });

  it('cannot be looked for without stacks', async () => {
    const world = new DoctorWorld();
    world.stacks = [];
    expect(await world.run(checkDeadLetters)).toEqual([
      'unknown: could not check: the stacks name no dead-letter queue',
    ]);
  });
});

describe('events', () => {
  const put = (world: DoctorWorld, status: 'accepted' | 'parked', receivedAt: string) =>
    world.admin.table.write(
      events.creation(
        {
          partnerId: 'tjekvik',
          eventId: `${status}-${receivedAt}`,
          type: 'checkin.start',
          body: '{}',
          bodyDigest: 'd',
          receivedAt,
          status,
        },
        receivedAt,
      ),
    );

  it('that are all applied, or came just now, are fine', async () => {
    const world = new DoctorWorld();
    await put(world, 'accepted', '2026-11-24T09:55:00.000Z');
    expect(await world.run(checkEvents)).toEqual([
      'ok: no event is parked',
      'ok: no event waits longer than ten minutes',
    ]);
  });

  it('that are parked are a warning, those that nobody applies a fault', async () => {
    const world = new DoctorWorld();
    await put(world, 'parked', '2026-11-24T08:00:00.000Z');
    await put(world, 'accepted', '2026-11-24T09:40:00.000Z');
    expect(await world.run(checkEvents)).toEqual([
      'warning: parked events: 1',
      'fault: events that wait longer than ten minutes to be applied: 1',
    ]);
  });
});

describe('messages', () => {
  const planned = async (world: DoctorWorld, dueAt: string): Promise<void> => {
    const journey = new World();
    await journey.send(checkInStart());
    const message = journey.messages()[0]!;
    const { table } = world.admin;
    await table.write(
      messages.creation(
        { ...message, status: 'planned', createdAt: '2026-11-23T10:00:00.000Z', dueAt, attempts: [] },
        dueAt,
      ),
    );
  };

  it('that were all started at their time are fine', async () => {
    const world = new DoctorWorld();
    await planned(world, '2026-11-25T18:00:00.000Z');
    expect(await world.run(checkMessages)).toEqual(['ok: every planned message was started at its time']);
  });

  it('that nobody started are a warning', async () => {
    const world = new DoctorWorld();
    await planned(world, '2026-11-24T09:00:00.000Z');
    expect(await world.run(checkMessages)).toEqual([
      'warning: messages that were not started at their time: 1',
    ]);
  });
});

describe('alarms', () => {
  const subscribed = (...arns: string[]): DoctorWorld => {
    const world = new DoctorWorld();
    world.aws.topics
      .on(ListSubscriptionsByTopicCommand)
      .resolves({ Subscriptions: arns.map((SubscriptionArn) => ({ SubscriptionArn })) });
    world.aws.alarms.on(DescribeAlarmsCommand).resolves({ MetricAlarms: [] });
    return world;
  };

  it('that somebody hears, and of which none goes off, are fine', async () => {
    const world = subscribed('arn:aws:sns:eu-central-1:123456789012:kerbside-prod-alarms:1');
    expect(await world.run(checkAlarms)).toEqual([
      'ok: 1 alarms are set up',
      'ok: 1 confirmed subscription to kerbside-prod-alarms',
      'ok: no alarm goes off',
    ]);
  });

  it('that go off are named', async () => {
    const world = subscribed();
    world.aws.alarms
      .on(DescribeAlarmsCommand, { AlarmNamePrefix: 'kerbside-prod-', StateValue: 'ALARM' })
      .resolves({ MetricAlarms: [{ AlarmName: 'kerbside-prod-EventParked' }] });
    expect(await world.run(checkAlarms)).toContain('warning: alarm kerbside-prod-EventParked goes off');
  });

  it('that nobody hears are a warning', async () => {
    expect(await subscribed().run(checkAlarms)).toContain(
      'warning: nobody subscribed to kerbside-prod-alarms',
    );
    expect(await subscribed('PendingConfirmation').run(checkAlarms)).toContain(
      'warning: nobody confirmed the subscription to kerbside-prod-alarms yet',
    );
  });

  it('that do not exist are a fault, where the stage should have some', async () => {
    const world = new DoctorWorld();
    world.stacks = world.stacks.slice(0, 2);
    expect(await world.run(checkAlarms)).toEqual(['fault: the stage has no alarms']);
    expect(await new DoctorWorld('local').run(checkAlarms)).toEqual(['ok: stage local has no alarms']);
  });
});

describe('quotas', () => {
  const withConcurrency = (Value: number): DoctorWorld => {
    const world = new DoctorWorld();
    world.aws.quotas.on(ListServiceQuotasCommand).resolves({ Quotas: [] });
    world.aws.quotas
      .on(ListServiceQuotasCommand, { ServiceCode: 'lambda' })
      .resolves({ Quotas: [{ QuotaName: 'Concurrent executions', Value }] });
    return world;
  };
  const lambdaLine = async (world: DoctorWorld) =>
    (await world.run(checkQuotas)).find((line) => line.includes('Lambda'));

  it('that do for the largest day are fine; lower ones are a warning', async () => {
    expect(await lambdaLine(withConcurrency(1000))).toBe(
      'ok: Lambda, concurrent executions: 1000 at once, needed are 192',
    );
    const world = withConcurrency(1000);
    world.scale = { ...world.scale, dealers: 200_000 };
    expect(await lambdaLine(world)).toMatch(/^warning: Lambda, .* a network of 200000 dealers needs \d{4}$/);
  });

  it('with which a stack cannot even be deployed are a fault: an account that begins with 10 functions at once', async () => {
    expect(await lambdaLine(withConcurrency(10))).toBe(
      'fault: Lambda, concurrent executions: 10 at once; 94 are reserved for sends, and AWS wants 100 beside them: the deployment fails',
    );
  });

  it('that Service Quotas does not list could not be checked, and say what is needed', async () => {
    expect(await withConcurrency(1500).run(checkQuotas)).toContain(
      'unknown: could not check: Step Functions, StartExecution: Service Quotas lists no "StartExecution throttle token refill rate per second"; needed are 137 a second, an account has 150 unless it asked for more',
    );
  });

  it('of a service that does not answer hold up no other', async () => {
    const world = withConcurrency(1500);
    world.aws.quotas
      .on(ListServiceQuotasCommand, { ServiceCode: 'states' })
      .rejects(awsError('TooManyRequestsException'));
    const lines = await world.run(checkQuotas);
    expect(lines).toContain(
      'unknown: could not check: quotas of states: TooManyRequestsException (HTTP 400)',
    );
    expect(lines.some((line) => line.startsWith('ok: Lambda'))).toBe(true);
  });
});
