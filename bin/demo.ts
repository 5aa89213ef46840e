/**
 * `npm run demo`: six stories side by side on the running local stage, then one that takes days, for which the clock of the stage is moved
 * forward. With --json a line for each thing that happens.
 */
import { parseArgs } from 'node:util';
import { now } from '../shared/platform/system.ts';
import { readSandbox, type Sandbox } from './client/sandbox-file.ts';
import { stageClock } from './client/stage-clock.ts';
import { timelineText } from './client/timeline.ts';
import { playStory, type StoryEnd } from './demo/play-story.ts';
import { RENTAL_STORY, tellRental } from './demo/tell-rental.ts';
import { STORIES } from './demo/stories.ts';

const printEnd = (faults: readonly string[]): void =>
  console.log(
    faults.length === 0 ? '  As told.' : faults.map((fault) => `  NOT AS TOLD: ${fault}`).join('\n'),
  );

const printStory = ({ story, startedAt, lines, faults }: StoryEnd): void => {
  console.log(`\n${story.title}`);
  for (const line of lines) console.log(timelineText(line, startedAt));
  printEnd(faults);
};

const printJson = (story: { name: string }, line: object): void =>
  console.log(JSON.stringify({ story: story.name, ...line }));

const printJsonEnd = (story: { name: string }, faults: readonly string[]): void =>
  printJson(story, {
    at: now(),
    what: 'end',
    status: faults.length === 0 ? 'as_told' : 'not_as_told',
    ...(faults.length === 0 ? {} : { why: faults.join('; ') }),
  });

/** True when every story ended as told. */
const playSideBySide = async (sandbox: Sandbox, json: boolean): Promise<boolean> => {
  const [partner] = sandbox.partners;
  if (!partner) throw new Error('The stage has no partner; start it anew: npm start -- --fresh');
  if (!json)
    console.log(
      `${STORIES.length} customers are invited to check in at the same time, at ${sandbox.baseUrl}. Each story is told when it ends.`,
    );
  const tell = (story: { name: string }, line: object): void => {
    if (json) printJson(story, line);
  };
  const playing = STORIES.map(async (story) => {
    const end = await playStory(story, { baseUrl: sandbox.baseUrl, partner, tell });
    if (json) printJsonEnd(story, end.faults);
    else printStory(end);
    return end.faults.length === 0;
  });
  return (await Promise.all(playing)).every(Boolean);
};

const playThroughDays = async (sandbox: Sandbox, json: boolean): Promise<boolean> => {
  if (!json) console.log(`\n${RENTAL_STORY.title}`);
  const faults = await tellRental(sandbox, (line, text) => {
    if (json) printJson(RENTAL_STORY, line);
    else console.log(text);
  });
  if (json) printJsonEnd(RENTAL_STORY, faults);
  else printEnd(faults);
  return faults.length === 0;
};

try {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
  const sandbox = await readSandbox();
  if (sandbox) {
    // An earlier run that was killed may have left it ahead.
    if (sandbox.clock !== undefined) await stageClock(sandbox.clock).reset();
    const isAsTold = await playSideBySide(sandbox, values.json);
    // Alone, since it moves the clock for everybody.
    process.exitCode = (await playThroughDays(sandbox, values.json)) && isAsTold ? 0 : 1;
  } else {
    console.error(
      'Kerbside is not running on this machine, or is still starting. Start it in another terminal and wait until it is ready: npm start',
    );
    process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
