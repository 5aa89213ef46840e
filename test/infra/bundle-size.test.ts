import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { buildAll, type Bundles, findFunctions } from '../../bin/build.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';

/** What a function may load when it starts, in KB: each 100 KB of it are some 8 ms of a cold start. */
const LIMIT_KB = 350;

/**
 * What is over it, and why. The SDK with DynamoDB (215 KB), zod (100) and Powertools (32), which all of these need, are
 * the limit already; a function's own code is 12 to 56 KB. The numbers leave room for a small change, not for another
 * library.
 */
const EXCEPTIONS: { functions: RegExp; kb: number; because: string }[] = [
  {
    functions:
      /^(partner-api\/(accept|read)-event|staff-console\/(inbox|settings|partners)-api|checkin-workflow\/(close-unanswered|wait-for-check-in))$/,
    kb: 480,
    because:
      'and at most one more client: secrets (13) or Step Functions (22), and what stands in a conversation (10)',
  },
  {
    functions: /^console\/sign-in$/,
    kb: 500,
    because: 'and Preact with the frame of the console in five languages (45), and the code flow (20)',
  },
  {
    functions: /^console\/overview$/,
    kb: 640,
    because: 'and Preact with the words of the console in five languages (90), and temporal-polyfill (54)',
  },
  {
    functions: /^console\/(today|inbox)$/,
    kb: 1050,
    because:
      'and all that may be done with a message (LiquidJS, the texts in five languages, temporal-polyfill, three clients: 330), Preact, and the words of the console in five languages (120)',
  },
  {
    functions: /^console\/settings$/,
    kb: 1050,
    because:
      'and file-type (70), which knows a logo by its bytes, LiquidJS (80), which judges and renders texts, those in five languages (40), temporal-polyfill (54), Preact, and the words of the console and of its settings in five languages (210)',
  },
  {
    functions: /^console\/channels$/,
    kb: 945,
    because:
      'and what staff-console/channels-api loads (400), Preact, and the words of the console, of its settings and of channels in five languages (180)',
  },
  {
    functions: /^console\/partners$/,
    kb: 700,
    because:
      'and the client for secrets (13), Preact, and the words of the console, of its settings, of partners and of events in five languages',
  },
  {
    functions: /^console\/team$/,
    kb: 600,
    because:
      'and the client for Cognito (60), Preact, and the words of the console, of its settings and of staff in five languages',
  },
  {
    functions: /^console\/contacts$/,
    kb: 870,
    because:
      'and what staff-console/contacts-api loads (350), Preact, and the words of the console and of its contacts in five languages (170)',
  },
  {
    functions: /^console\/personal-data$/,
    kb: 1035,
    because:
      'and what staff-console/privacy-api loads (580), Preact, and the words of the console and of its contacts in five languages (110)',
  },
  {
    functions: /^console\/media$/,
    kb: 685,
    because:
      'and the client for S3 with the signing of its addresses (145), and the frame of the console with its words (110) for its pages of errors',
  },
  {
    functions: /^staff-console\/visits-api$/,
    kb: 570,
    because: 'and temporal-polyfill (54), and how the messages of a visit are told (120)',
  },
  {
    functions: /^console\/dry-run$/,
    kb: 1010,
    because:
      'and what the dry run of staff-console/plans-api loads (490), Preact and the texts of the console in five languages (60)',
  },
  {
    functions: /^(customer-site\/check-in|vendor-sandbox\/deliver-receipts)$/,
    kb: 490,
    because: 'and Preact with the pages (20), or temporal-polyfill (54)',
  },
  {
    functions: /^customer-site\/(unsubscribe|preferences)$/,
    kb: 515,
    because:
      'and Preact with the pages (30), the client for secrets (13), and all that changes a consent and its clocks (15)',
  },
  {
    functions:
      /^(checkin-workflow\/post-results|delivery-workflow\/(report-no-channel|resolve-execution|sweep-messages)|stream\/sweep-plans|vendor-sandbox\/api)$/,
    kb: 595,
    because:
      'and temporal-polyfill (54), for clock changes until Lambda has Node 26; three more clients (50), or the pages of the phone and the signing of webhooks',
  },
  {
    functions: /^(staff-console\/privacy-api|stream\/sweep-privacy)$/,
    kb: 950,
    because:
      'and libphonenumber-js/max (190) and temporal-polyfill (54), since a person is found again as events made them, LiquidJS (80) for the texts of an export, and three more clients; nobody waits for their cold start but an admin',
  },
  {
    functions: /^staff-console\/channels-api$/,
    kb: 770,
    because:
      'and libphonenumber-js/max (190), which tells a landline from a mobile, temporal-polyfill (54), and the clients of both SMS services of AWS and of secrets (60), for trials; admins seldom call it',
  },
  {
    functions: /^staff-console\/contacts-api$/,
    kb: 700,
    because:
      'and libphonenumber-js/max (190), since staff type numbers in any notation, temporal-polyfill (54) and secrets (13)',
  },
  {
    functions: /^staff-console\/messages-api$/,
    kb: 765,
    because:
      'and LiquidJS (80), which judges what staff write, with the texts in five languages (50) that show them how it would go out, temporal-polyfill (54), and three more clients (50)',
  },
  {
    functions: /^staff-console\/plans-api$/,
    kb: 880,
    because:
      'and libphonenumber-js/max (190), since an appointment that nobody made is read as one of a partner, LiquidJS and the texts in five languages (120), temporal-polyfill (54) and secrets (13); only previews need them, and nothing is sent by it',
  },
  {
    functions: /^staff-console\/team-api$/,
    kb: 465,
    because: 'and the client of Cognito (35), which makes the accounts of staff; admins seldom call it',
  },
  {
    functions: /^staff-console\/media-api$/,
    kb: 590,
    because: 'and the client for S3 with the signing of its addresses (145), which no other door has',
  },
  {
    functions: /^stream\/fetch-media$/,
    kb: 710,
    because:
      'and the client for S3 (110), file-type (70), temporal-polyfill (54), Step Functions (22) and secrets (13); nobody waits for it',
  },
  {
    functions: /^delivery-workflow\/send-by-/,
    kb: 750,
    because:
      'and temporal-polyfill (54), LiquidJS (80), which renders the texts, those in five languages (40), and the client of the channel: SES is the largest (60)',
  },
  {
    functions: /^staff-console\/templates-api$/,
    kb: 575,
    because: 'and LiquidJS (80), which judges and renders texts, with those in five languages (40)',
  },
  {
    functions: /^channel-webhooks\/(sns-sms-status|ses-events)$/,
    kb: 555,
    because: 'and temporal-polyfill (54), which makes the times, Step Functions (22) and secrets (13)',
  },
  {
    functions: /^(channel-webhooks\/(whatsapp|bulkgate|oem|aws-sms-events|whatsapp-eum-events))$/,
    kb: 790,
    because:
      'and libphonenumber-js/max (190), since the smaller ones cannot tell a mobile from a landline, and temporal-polyfill (54)',
  },
  {
    functions: /^stream\/(apply|sweep)-events$/,
    kb: 820,
    because:
      'and libphonenumber-js/max (190), since the smaller ones cannot tell a mobile from a landline, and temporal-polyfill (54), and the planner of messages (25)',
  },
];

let dist = '';
let bundles: Bundles = {};
beforeAll(async () => {
  dist = mkdtempSync(join(tmpdir(), 'build-'));
  bundles = await buildAll({ outDir: dist, hasSourceMaps: false });
});

describe('npm run build', () => {
  it('bundles every function that has an environment schema, and no other', async () => {
    expect(Object.keys(bundles).toSorted()).toEqual(Object.keys(ENVIRONMENTS).toSorted());
    expect((await findFunctions()).length).toBe(Object.keys(bundles).length);
    for (const name of Object.keys(bundles))
      expect(existsSync(join(dist, name, 'index.mjs')), name).toBe(true);
  });

  it('says how large each is', () => {
    expect(JSON.parse(readFileSync(join(dist, 'bundles.json'), 'utf8'))).toEqual(bundles);
  });

  it('lays the API document and what its pages load beside the function that serves them', () => {
    const docs = join(dist, 'partner-api/docs');
    const document = z
      .looseObject({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) })
      .parse(JSON.parse(readFileSync(join(docs, 'openapi.json'), 'utf8')));
    expect(Object.keys(document.paths)).toContain('/v1/partners/{partnerId}/events');
    for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js', 'docs.js'])
      expect(existsSync(join(docs, 'assets', file)), file).toBe(true);
  });
});

describe('what a function loads when it starts', () => {
  it('has node:http as an object: importing it would load undici as well', () => {
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.mjs'),
    );
    expect(files.length).toBeGreaterThan(100);
    const texts = files.map((file) => ({ file, text: readFileSync(join(dist, file), 'utf8') }));
    const importing = texts.filter(({ text }) =>
      /\bfrom\s*["'](node:)?http["']|\bimport\(["'](node:)?http["']\)/.test(text),
    );
    expect(importing.map(({ file }) => file)).toEqual([]);
    expect(texts.some(({ text }) => text.includes('process.getBuiltinModule("node:http")'))).toBe(true);
  });

  it.each(Object.keys(ENVIRONMENTS))('%s stays within its limit', (name) => {
    const limit = EXCEPTIONS.find(({ functions }) => functions.test(name))?.kb ?? LIMIT_KB;
    expect(bundles[name]?.eagerKb).toBeLessThanOrEqual(limit);
  });

  it('is over the common limit only where that is explained, and nothing is explained that is not so', () => {
    const needed = Object.entries(bundles)
      .filter(([, { eagerKb }]) => eagerKb > LIMIT_KB)
      .map(([name]) => name);
    const explained = Object.keys(bundles).filter((name) =>
      EXCEPTIONS.some(({ functions }) => functions.test(name)),
    );
    expect(explained.toSorted()).toEqual(needed.toSorted());
  });
});
