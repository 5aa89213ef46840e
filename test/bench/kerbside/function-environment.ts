/** Values for every variable that a function asks for, leading to a local address. A function takes those that it knows. */
export const functionEnvironment = (endpoint: string): Record<string, string> => ({
  ...Object.fromEntries(
    ['PATH', 'HOME'].flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  ),
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'AKIABENCHMARK',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_ENDPOINT_URL: endpoint,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_LAMBDA_FUNCTION_NAME: 'bench',
  POWERTOOLS_SERVICE_NAME: 'kerbside-bench',
  POWERTOOLS_METRICS_NAMESPACE: 'Kerbside',
  TABLE_NAME: 'kerbside-bench',
  SECRET_PREFIX: 'kerbside/bench',
  PUBLIC_BASE_URL: endpoint,
  SENDING: 'on',
  ALLOWED_RECIPIENTS: '',
  VENDOR_TIMEOUT_MS: '2000',
  DEADLINE_SECONDS: '60',
  LADDER_SECONDS: '3000',
  MESSAGE_DELIVERY_ARN: 'arn:aws:states:eu-central-1:1:stateMachine:a',
  CHECK_IN_LIFECYCLE_ARN: 'arn:aws:states:eu-central-1:1:stateMachine:b',
  SCHEDULE_GROUP: 'kerbside-bench',
  SCHEDULE_ROLE_ARN: 'arn:aws:iam::1:role/bench',
  SCHEDULE_DLQ_ARN: 'arn:aws:sqs:eu-central-1:1:bench',
  WHATSAPP_BASE_URL: endpoint,
  WHATSAPP_API_VERSION: 'v25.0',
  BULKGATE_BASE_URL: endpoint,
  SANDBOX_TABLE: 'kerbside-bench-sandbox',
  RECEIPT_QUEUE_URL: `${endpoint}/1/receipts`,
  CALLBACK_ORIGIN: endpoint,
});
