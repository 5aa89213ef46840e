/** `npm run demo`: six stories side by side on the running local stage, each told as a timeline. With --json a line for each thing that happens. */
import { parseArgs } from 'node:util';
import { now } from '../shared/platform/system.ts';
import { readSandbox, type Sandbox } from './client/sandbox-file.ts';
import { timelineText } from './client/timeline.ts';
import { playStory, type StoryEnd } from './demo/play-story.ts';
import { STORIES } from './demo/stories.ts';

const printStory = ({ story, startedAt, lines, faults }: StoryEnd): void => {
  console.log(`\n${story.title}`);
  for (const line of lines) console.log(timelineText(line, startedAt));
  console.log(
    faults.length === 0 ? '  As told.' : faults.map((fault) => `  NOT AS TOLD: ${fault}`).join('\n'),
  );
};

/** True when every story ended as told. */
const play = async (sandbox: Sandbox, json: boolean): Promise<boolean> => {
  const [partner] = sandbox.partners;
  if (!partner) throw new Error('The stage has no partner; start it anew: npm start -- --fresh');
  if (!json)
    console.log(
      `${STORIES.length} customers are invited to check in at the same time, at ${sandbox.baseUrl}. Each story is told when it ends.`,
    );
  const tell = (story: { name: string }, line: object): void => {
    if (json) console.log(JSON.stringify({ story: story.name, ...line }));
  };
  const playing = STORIES.map(async (story) => {
    const end = await playStory(story, { baseUrl: sandbox.baseUrl, partner, tell });
    if (json)
      console.log(
        JSON.stringify({
          story: story.name,
          at: now(),
          what: 'end',
          status: end.faults.length === 0 ? 'as_told' : 'not_as_told',
          ...(end.faults.length === 0 ? {} : { why: end.faults.join('; ') }),
        }),
      );
    else printStory(end);
    return end.faults.length === 0;
  });
  return (await Promise.all(playing)).every(Boolean);
};

try {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
  const sandbox = await readSandbox();
  if (sandbox) process.exitCode = (await play(sandbox, values.json)) ? 0 : 1;
  else {
    console.error(
      'Kerbside is not running on this machine, or is still starting. Start it in another terminal and wait until it is ready: npm start',
    );
    process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
