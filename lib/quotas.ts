/**
 * Quotas of AWS and the vendors in eu-central-1 that a large installation can meet, with the value that an account has
 * when nobody asked for more. Dated 2026-11-21, from the services' quota pages; AWS changes them, and new accounts may
 * have less: `npm run doctor` compares what an account really has with what the model needs (`quota-model.ts`).
 */
export type Quota = {
  name: string;
  value: number;
  unit: 'a second' | 'a day' | 'USD a month' | 'at once';
  /** Who gives more, and how. */
  raisedBy: 'Service Quotas' | 'support case' | 'Meta' | 'our stage configuration' | 'nobody';
  source: string;
  /** Where Service Quotas lists it: the service's code, and what the name of the quota begins with. */
  listed?: { service: string; name: string };
};

const SCHEDULER = 'EventBridge Scheduler user guide, quotas';
const STATES = 'Step Functions developer guide, service quotas (regions other than the three largest)';
const DYNAMODB = 'DynamoDB developer guide, on-demand capacity and partitions';

const refill = (action: string): { service: string; name: string } => ({
  service: 'states',
  name: `${action} throttle token refill rate per second`,
});

export const QUOTAS = {
  schedulerFirings: {
    name: 'EventBridge Scheduler, firings',
    value: 1000,
    unit: 'a second',
    raisedBy: 'Service Quotas',
    source: SCHEDULER,
    listed: { service: 'scheduler', name: 'Invocations throttle limit' },
  },
  schedulerCreations: {
    name: 'EventBridge Scheduler, CreateSchedule',
    value: 5000,
    unit: 'a second',
    raisedBy: 'Service Quotas',
    source: SCHEDULER,
    listed: { service: 'scheduler', name: 'CreateSchedule' },
  },
  schedules: {
    name: 'EventBridge Scheduler, schedules',
    value: 10_000_000,
    unit: 'at once',
    raisedBy: 'Service Quotas',
    source: SCHEDULER,
    listed: { service: 'scheduler', name: 'Number of schedules' },
  },
  executionStarts: {
    name: 'Step Functions, StartExecution',
    value: 150,
    unit: 'a second',
    raisedBy: 'Service Quotas',
    source: STATES,
    listed: refill('StartExecution'),
  },
  transitions: {
    name: 'Step Functions, state transitions',
    value: 800,
    unit: 'a second',
    raisedBy: 'Service Quotas',
    source: STATES,
    listed: refill('StateTransition'),
  },
  taskAnswers: {
    name: 'Step Functions, SendTaskSuccess',
    value: 300,
    unit: 'a second',
    raisedBy: 'Service Quotas',
    source: STATES,
    listed: refill('SendTaskSuccess'),
  },
  executionStops: {
    name: 'Step Functions, StopExecution',
    value: 25,
    unit: 'a second',
    raisedBy: 'Service Quotas',
    source: STATES,
    listed: refill('StopExecution'),
  },
  openExecutions: {
    name: 'Step Functions, open executions',
    value: 1_000_000,
    unit: 'at once',
    raisedBy: 'support case',
    source: STATES,
    listed: { service: 'states', name: 'Open executions' },
  },
  concurrency: {
    name: 'Lambda, concurrent executions',
    value: 1000,
    unit: 'at once',
    raisedBy: 'Service Quotas',
    source: 'Lambda developer guide, quotas; new accounts often begin with 10',
    listed: { service: 'lambda', name: 'Concurrent executions' },
  },
  whatsAppCopies: {
    name: 'Copies of send-by-whatsapp on prod',
    value: 40,
    unit: 'at once',
    raisedBy: 'our stage configuration',
    source: 'lib/stage-config.ts, pace',
  },
  smsCopies: {
    name: 'Copies of send-by-sms on prod',
    value: 20,
    unit: 'at once',
    raisedBy: 'our stage configuration',
    source: 'lib/stage-config.ts, pace',
  },
  mailCopies: {
    name: 'Copies of send-by-email on prod',
    value: 14,
    unit: 'at once',
    raisedBy: 'our stage configuration',
    source: 'lib/stage-config.ts, pace',
  },
  snsPace: {
    name: 'SMS through SNS, our own pace for the account',
    value: 20,
    unit: 'a second',
    raisedBy: 'our stage configuration',
    source: 'lib/stage-config.ts, pace; AWS says how much the sender may',
  },
  mailPace: {
    name: 'SES, our own pace for the account',
    value: 14,
    unit: 'a second',
    raisedBy: 'our stage configuration',
    source: 'lib/stage-config.ts, pace',
  },
  accountRequests: {
    name: 'API Gateway, requests of the account',
    value: 10_000,
    unit: 'a second',
    raisedBy: 'Service Quotas',
    source: 'API Gateway developer guide, account-level throttling',
    listed: { service: 'apigateway', name: 'Throttle rate' },
  },
  stageRequests: {
    name: 'API Gateway, our own bound on the prod stage',
    value: 1000,
    unit: 'a second',
    raisedBy: 'our stage configuration',
    source: 'lib/stage-config.ts, throttle',
  },
  tableWrites: {
    name: 'DynamoDB, write units of a new on-demand table',
    value: 4000,
    unit: 'a second',
    raisedBy: 'nobody',
    source: `${DYNAMODB}; it grows with use, to twice the highest load so far within half an hour, or by warming it`,
  },
  tableReads: {
    name: 'DynamoDB, read units of a new on-demand table',
    value: 12_000,
    unit: 'a second',
    raisedBy: 'nobody',
    source: DYNAMODB,
  },
  tableMostWrites: {
    name: 'DynamoDB, most write units of a table',
    value: 40_000,
    unit: 'a second',
    raisedBy: 'Service Quotas',
    source: DYNAMODB,
    listed: { service: 'dynamodb', name: 'Table-level write throughput limit' },
  },
  partitionWrites: {
    name: 'DynamoDB, write units of one partition key',
    value: 1000,
    unit: 'a second',
    raisedBy: 'nobody',
    source: DYNAMODB,
  },
  partitionReads: {
    name: 'DynamoDB, read units of one partition key',
    value: 3000,
    unit: 'a second',
    raisedBy: 'nobody',
    source: DYNAMODB,
  },
  streamEvents: {
    name: 'Events that apply-events takes from the stream of a new table',
    value: 355,
    unit: 'a second',
    raisedBy: 'our stage configuration',
    source: 'lib/event-stream.ts: 4 shards, 4 batches of each at once, 45 ms for an event (an assumption)',
  },
  secretReads: {
    name: 'Secrets Manager, GetSecretValue',
    value: 10_000,
    unit: 'a second',
    raisedBy: 'nobody',
    source: 'Secrets Manager user guide, quotas',
  },
  whatsAppNumber: {
    name: 'WhatsApp, messages of one number (both directions)',
    value: 80,
    unit: 'a second',
    raisedBy: 'Meta',
    source: 'Cloud API, throughput; Meta raises it to 1,000 by itself for numbers that qualify',
  },
  whatsAppRecipients: {
    name: 'WhatsApp, different recipients of one business portfolio',
    value: 250,
    unit: 'a day',
    raisedBy: 'Meta',
    source:
      'Cloud API, messaging limits: 250, then 2,000, 10,000, 100,000, unlimited, by use and quality rating',
  },
  mailRate: {
    name: 'SES, mails',
    value: 1,
    unit: 'a second',
    raisedBy: 'support case',
    source: 'SES developer guide, quotas of the sandbox; often 14 after it',
  },
  mailsADay: {
    name: 'SES, mails',
    value: 200,
    unit: 'a day',
    raisedBy: 'support case',
    source: 'SES developer guide, quotas of the sandbox; often 50,000 after it',
  },
  smsSpend: {
    name: 'SMS by AWS (SNS, End User Messaging), spending',
    value: 1,
    unit: 'USD a month',
    raisedBy: 'support case',
    source: 'SNS developer guide, SMS spending quota; End User Messaging has one of its own',
  },
} as const satisfies Record<string, Quota>;
export type QuotaId = keyof typeof QUOTAS;
