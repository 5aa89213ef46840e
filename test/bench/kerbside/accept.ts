import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundleSettings } from '../../../bin/build.ts';
import { checkInStart } from '../../support/world.ts';
import type { Order, Timing } from './accept-worker.ts';
import { functionEnvironment } from './function-environment.ts';
import { fixed, median, percentile, type Section, table, times, verdict } from './statistics.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OURS = 'accept-event: signature, time, schema, place, one write, log';
const M1 = 'M1: one write by the SDK, by hand';
const M2 = 'M2: one write, signed by hand, no SDK';

/** The baselines bundled as our own functions are. */
const bundleBaseline = async (name: string): Promise<string> => {
  const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
  await build({
    ...bundleSettings,
    entryPoints: { index: resolve(import.meta.dirname, `${name}.ts`) },
    outdir,
  });
  return pathToFileURL(join(outdir, 'index.mjs')).href;
};

const nextMessage = (child: ChildProcess): Promise<unknown> =>
  new Promise((done, fail) => {
    child.once('message', done);
    child.once('exit', (code) => fail(new Error(`a process of the benchmark ended early (${code})`)));
  });

/**
 * How long our door takes for an event when warm, against what one would write by hand. All three in one process, taking
 * turns, against a server that always answers the same: only our own processor time differs.
 */
export const measureAccept = async (): Promise<Section> => {
  const stub = fork(resolve(import.meta.dirname, 'dynamo-stub.mjs'), {
    env: { ...process.env, BENCH_SECRET: JSON.stringify({ signing: [SECRET] }) },
  });
  const endpoint = `http://127.0.0.1:${String(await nextMessage(stub))}`;
  const worker = fork(resolve(import.meta.dirname, 'accept-worker.ts'), {
    env: functionEnvironment(endpoint),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  try {
    await nextMessage(worker);
    const order: Order = {
      secret: SECRET,
      body: JSON.stringify(checkInStart()),
      handlers: [
        { name: OURS, file: pathToFileURL(resolve('dist/partner-api/accept-event/index.mjs')).href },
        { name: M1, file: await bundleBaseline('accept-with-sdk') },
        { name: M2, file: await bundleBaseline('accept-with-sigv4') },
      ],
    };
    worker.send(order);
    const answer = (await nextMessage(worker)) as { timings?: Timing[]; fault?: string };
    if (!answer.timings) throw new Error(answer.fault);
    const counts = (await (await fetch(`${endpoint}/counts`)).json()) as { put: number; other: number };
    return report(answer.timings, counts);
  } finally {
    for (const child of [worker, stub]) if (child.connected) child.disconnect();
  }
};

const report = (timings: readonly Timing[], counts: { put: number; other: number }): Section => {
  const find = (name: string): Timing => timings.find((one) => one.name === name)!;
  const sdk = find(M1);
  const ours = find(OURS);
  const p50 = median(ours.new) / median(sdk.new);
  const p99 = percentile(ours.new, 0.99) / percentile(sdk.new, 0.99);
  const duplicate = median(ours.duplicate) / median(sdk.duplicate);
  const rows = timings.map(({ name, new: fresh, duplicate: again, cpu }) => [
    name,
    fixed(median(fresh)),
    times(median(fresh) / median(sdk.new)),
    fixed(percentile(fresh, 0.99)),
    times(percentile(fresh, 0.99) / percentile(sdk.new, 0.99)),
    fixed(cpu / fresh.length),
    fixed(median(again)),
    times(median(again) / median(sdk.duplicate)),
  ]);
  const cpu = ours.cpu / ours.new.length;
  return {
    title: 'Accepting a webhook, warm',
    text: [
      `${ours.new.length} new events and ${ours.duplicate.length} duplicates for each handler, taking turns in one process; the database is a server on this machine that always answers the same, so that only our own work differs. Partner and secret were asked for ${counts.other} times in ${counts.put} writes: one AWS call for an event.`,
      '',
      table(
        ['handler', 'p50 ms', 'to M1', 'p99 ms', 'to M1', 'processor ms', 'duplicate p50 ms', 'to M1'],
        rows,
      ),
      '',
      table(
        ['goal', 'measured', ''],
        [
          ['p50 ≤ 1.10× M1', times(p50), verdict(p50 <= 1.1)],
          ['p99 ≤ 1.25× M1', times(p99), verdict(p99 <= 1.25)],
          ['duplicate p50 ≤ 1.00× M1', times(duplicate), verdict(duplicate <= 1)],
          ['processor ≤ 0.45 ms a call', fixed(cpu), verdict(cpu <= 0.45)],
        ],
      ),
    ].join('\n'),
  };
};
