import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ROLES } from '../../../shared/dealers/staff.ts';
import type { ConsoleRoute } from '../../../shared/web/console-routes.ts';
import { ALL_CONSOLE_ROUTES, callConsole, CONSOLE_POSTS, signInAs } from '../../support/console-call.ts';
import { CONSOLE_SAMPLES } from '../../support/console-samples.ts';
import { OWN, SeededWorld } from '../../support/fuzz/seeded-world.ts';

/* Whatever a form of the console changes, something that it writes says who did it, and when; what cannot simply be done again asks first. */

const world = new SeededWorld();
beforeEach(async () => {
  await world.seed();
  await world.addStaff({ sub: 'person', dealerId: OWN, roles: [...ROLES] });
  await signInAs(world.table, 'person');
});
afterAll(() => world.leave());

const images = (): Map<string, string> =>
  new Map(
    world.dynamo.images().map((image) => [`${image['pk']?.S} ${image['sk']?.S}`, JSON.stringify(image)]),
  );

/** It asks the vendor for a file once more, and changes nothing that anybody decided. */
const NO_DECISION: ReadonlySet<ConsoleRoute> = new Set<ConsoleRoute>([
  'POST /console/conversations/{conversationId}/media/{mediaId}/fetch',
]);

describe.each(CONSOLE_POSTS.filter((route) => !NO_DECISION.has(route)))('%s', (route) => {
  it('leaves behind who did it and when, where it changes anything', async () => {
    const before = images();
    const { status, text } = await callConsole(route, CONSOLE_SAMPLES[route].own(), { sub: 'person' });
    expect([200, 303], text).toContain(status);
    const written = [...images()].filter(([key, image]) => before.get(key) !== image);
    if (written.length === 0) return;
    const theirs = written.filter(([, image]) => image.includes('{"S":"person"}'));
    expect(
      theirs.map(([, image]) => /"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(image)),
      written.map(([key]) => key).join('\n'),
    ).toContain(true);
  });
});

/** Takes something away, or stops what the customer would get. */
const DESTRUCTIVE =
  /\/(remove|reset|withdraw|block|unblock|undo|suspend|again|finish|api-key|newAddress|none|switch)$|^\/console\/personal-data\//;

/** Hidden fields that say which of several things one address does. */
const WHICH = [
  /type="hidden" name="step" value="([^"]*)"/,
  /type="hidden" name="(newAddress)"/,
  /type="hidden" name="provider" value="(none)"/,
];

/** The forms of a page, each with how it is folded. */
const formsOf = (html: string) =>
  [...html.matchAll(/<form[^>]*method="post"[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)].map(
    ({ index, 1: action = '', 2: content = '' }) => {
      const before = html.slice(0, index);
      const folds = before.split('<details').length - before.split('</details>').length;
      // Of several things that one address does, which one.
      const [step] = WHICH.flatMap((field) => field.exec(content)?.[1] ?? []);
      return {
        path: [action.split(/[?#]/)[0] ?? '', ...(step === undefined ? [] : [step])].join('/'),
        isFolded: folds > 0,
        isMarked: content.includes('class="danger"'),
      };
    },
  );

describe('what hurts', () => {
  it('is folded behind a question and marked, on every page that has it', async () => {
    const found = new Set<string>();
    for (const route of ALL_CONSOLE_ROUTES.filter((one) => one.startsWith('GET '))) {
      const { text } = await callConsole(route, CONSOLE_SAMPLES[route].own(), { sub: 'person' });
      for (const { path, isFolded, isMarked } of formsOf(text)) {
        // The prompt is the question itself, with its other answer beside it.
        if (path.endsWith('/decision')) continue;
        const hurts = DESTRUCTIVE.exec(path);
        expect({ route, path, isFolded: isFolded || !isMarked, isMarked }).toEqual({
          route,
          path,
          isFolded: true,
          isMarked: hurts !== null,
        });
        if (hurts) found.add(hurts[1] ?? 'erase');
      }
    }
    expect([...found]).toEqual(expect.arrayContaining(['block', 'erase', 'remove', 'reset']));
  });
});
