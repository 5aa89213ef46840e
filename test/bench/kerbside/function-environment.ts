import type * as z from 'zod';
import { ENVIRONMENTS } from '../../../shared/platform/function-environments.ts';

/** What Lambda sets for every function, leading to a local address. */
const given = (endpoint: string): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'AKIABENCHMARK',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_ENDPOINT_URL: endpoint,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_LAMBDA_FUNCTION_NAME: 'bench',
  POWERTOOLS_SERVICE_NAME: 'kerbside-bench',
  POWERTOOLS_METRICS_NAMESPACE: 'Kerbside',
  SECRET_PREFIX: 'kerbside/bench',
});

/** Values of which one suits every variable of ours. */
const candidates = (endpoint: string): string[] => [
  'bench',
  endpoint,
  'arn:aws:bench',
  'on',
  '2',
  '1000',
  'v25.0',
];

/** Values for every variable that any function asks for, found by its own schema. A function takes those that it knows. */
export const functionEnvironment = (endpoint: string): Record<string, string> => {
  const fields: [string, z.ZodType][] = Object.values(ENVIRONMENTS).flatMap((schema) =>
    Object.entries(schema.shape),
  );
  const values = fields.map(([name, field]): [string, string] => {
    const value = candidates(endpoint).find((candidate) => field.safeParse(candidate).success);
    if (value === undefined)
      throw new Error(`The benchmarks have no value for the variable ${name}: add one to candidates.`);
    return [name, value];
  });
  return { ...Object.fromEntries(values), ...given(endpoint) };
};
