import { writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { eraseContact } from '../../shared/privacy/erase-contact.ts';
import { ERASURE_REASONS, erasureReasonSchema } from '../../shared/privacy/erasure.ts';
import { exportContact } from '../../shared/privacy/export-contact.ts';
import { liftLegalHold } from '../../shared/privacy/lift-legal-hold.ts';
import { previewErasure } from '../../shared/privacy/preview-erasure.ts';
import { setLegalHold } from '../../shared/privacy/set-legal-hold.ts';
import type { AdminCommand } from './command.ts';
import { OPERATOR } from './operator-name.ts';
import { contactFlags, privacyDeps, usage, whoSchema } from './privacy-context.ts';
import { REAPPLY_COMMAND } from './privacy-reapply-command.ts';
import { RETENTION_COMMAND } from './privacy-retention-command.ts';

const countsText = (counts: Readonly<Record<string, number | undefined>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ') || 'nothing';

const preview: AdminCommand = {
  noun: 'privacy',
  verb: 'preview',
  says: 'Tells what an erasure of a contact would do, and changes nothing',
  flags: contactFlags,
  examples: ['privacy preview --dealer 00027 --contact ct0D93F1A2B4C5D6E7F8A9'],
  run: async (context, given) => {
    const found = await previewErasure(await privacyDeps(context), whoSchema.parse(given));
    return {
      lines: [
        `An erasure takes: ${countsText(found.counts)}.`,
        ...(found.hold
          ? [`It is refused: a legal hold since ${found.hold.since} (${found.hold.reason}).`]
          : []),
        ...(found.erasedAt === undefined ? [] : [`Erased before, at ${found.erasedAt}.`]),
        'What stays:',
        ...found.leaves.map(({ what, says }) => `  ${what}: ${says}`),
      ],
      data: found,
    };
  },
};

const erase: AdminCommand = {
  noun: 'privacy',
  verb: 'erase',
  says: 'Erases a contact for good, and shows the record',
  flags: [
    ...contactFlags,
    { name: 'reason', to: 'reason', value: ERASURE_REASONS.join('|'), says: 'why' },
    { name: 'yes', to: 'yes', says: 'really: this cannot be undone' },
  ],
  examples: ['privacy erase --dealer 00027 --contact ct0D93F1A2B4C5D6E7F8A9 --reason asked-by-person --yes'],
  run: async (context, given) => {
    const reason = erasureReasonSchema.safeParse(given['reason']);
    if (!reason.success) throw usage(`--reason: expected one of ${ERASURE_REASONS.join(', ')}.`);
    if (given['yes'] !== true)
      throw usage('An erasure cannot be undone. Look first (privacy preview), then give --yes.');
    const erasure = await eraseContact(await privacyDeps(context), {
      ...whoSchema.parse(given),
      by: OPERATOR.sub,
      reason: reason.data,
    });
    return {
      lines: [`Erased: ${countsText(erasure.counts)}. The record is ${erasure.erasureId}.`],
      data: erasure,
    };
  },
};

const exporting: AdminCommand = {
  noun: 'privacy',
  verb: 'export',
  says: 'Writes everything about a contact into one file that only you can read',
  flags: [
    ...contactFlags,
    { name: 'out', to: 'out', value: 'FILE', says: 'the file; it must not exist yet' },
  ],
  examples: ['privacy export --dealer 00027 --contact ct0D93F1A2B4C5D6E7F8A9 --out contact.json'],
  run: async (context, given) => {
    const out = z.string().min(1).safeParse(given['out']);
    if (!out.success) throw usage('--out: expected the name of a file.');
    const who = whoSchema.parse(given);
    const exported = await exportContact(await privacyDeps(context), { ...who, by: OPERATOR.sub });
    await writeFile(out.data, `${JSON.stringify(exported, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    return { lines: [`Written to ${out.data}.`], data: { file: out.data } };
  },
};

const hold: AdminCommand = {
  noun: 'privacy',
  verb: 'hold',
  says: 'Keeps a contact’s data whatever the clocks say, or lifts that',
  flags: [
    ...contactFlags,
    { name: 'reason', to: 'reason', value: 'TEXT', says: 'why; gone when the hold is lifted' },
    { name: 'lift', to: 'lift', says: 'lift it: the clocks run again' },
  ],
  examples: [
    'privacy hold --dealer 00027 --contact ct0D93F1A2B4C5D6E7F8A9 --reason "Dispute about order 4711"',
    'privacy hold --dealer 00027 --contact ct0D93F1A2B4C5D6E7F8A9 --lift',
  ],
  run: async (context, given) => {
    const deps = await privacyDeps(context);
    const who = { ...whoSchema.parse(given), by: OPERATOR };
    if (given['lift'] === true) {
      await liftLegalHold(deps, who);
      return { lines: ['There is no hold any more; the clocks run.'], data: { hold: null } };
    }
    const reason = z.string().min(3).max(200).safeParse(given['reason']);
    if (!reason.success) throw usage('--reason: expected 3 to 200 characters, or --lift.');
    const set = await setLegalHold(deps, { ...who, reason: reason.data });
    return { lines: [`Held since ${set.since}.`], data: { hold: set } };
  },
};

export const PRIVACY_COMMANDS: readonly AdminCommand[] = [
  RETENTION_COMMAND,
  preview,
  erase,
  exporting,
  hold,
  REAPPLY_COMMAND,
];
