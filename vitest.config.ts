import { defineConfig } from 'vitest/config';

/** What Lambda sets, and a logger that is quiet unless a test asks for a line. Tests never reach AWS: the credentials are none. */
const env = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_EC2_METADATA_DISABLED: 'true',
  POWERTOOLS_SERVICE_NAME: 'kerbside-test',
  POWERTOOLS_METRICS_NAMESPACE: 'Kerbside',
  POWERTOOLS_METRICS_DISABLED: 'true',
  POWERTOOLS_LOG_LEVEL: 'SILENT',
};

/** One process with two threads and one module graph each: six times as fast as a fresh graph for each file. */
const fast = { pool: 'threads', maxWorkers: 2, isolate: false } as const;

/** Against one emulator that the run starts itself. Files share it, so they take turns. */
const onEmulator = (name: string, timeoutSeconds: number) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.{ts,tsx}`],
    env,
    globalSetup: ['test/support/emulator-setup.ts'],
    fileParallelism: false,
    testTimeout: timeoutSeconds * 1000,
    hookTimeout: timeoutSeconds * 1000,
  },
});

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}', 'test/simulation/*.test.ts'],
          env,
          ...fast,
          // Properties run hundreds of cases; on a busy machine that takes a while.
          testTimeout: 30_000,
          setupFiles: ['aws-sdk-client-mock-vitest/extend'],
        },
      },
      {
        test: {
          name: 'infra',
          include: ['test/infra/**/*.test.ts'],
          globalSetup: ['test/infra/temporary-folder.ts'],
          env,
          ...fast,
          // A synthesis takes a second or two, a build of all functions or cfn-lint ten; ten times that on a busy machine.
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      onEmulator('integration', 60),
      onEmulator('journeys', 120),
      onEmulator('browser', 120),
      onEmulator('faults', 120),
    ],
  },
});
