import { writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { dynamoTable } from '../../shared/platform/aws-clients.ts';
import { type Erasure, erasureSchema } from '../../shared/privacy/erasure.ts';
import { allErasures } from '../../shared/privacy/erasure-store.ts';
import { reapplyErasures } from '../../shared/privacy/reapply-erasures.ts';
import type { AdminCommand } from './command.ts';
import { privacyDeps, usage } from './privacy-context.ts';
import { readTextFile } from './read-text-file.ts';

/** `privacy reapply`: erasures again, after a backup was restored. */
export const REAPPLY_COMMAND: AdminCommand = {
  noun: 'privacy',
  verb: 'reapply',
  says: 'Does erasures again after a backup was restored: from the table of the time before, or from a file',
  flags: [
    {
      name: 'from-table',
      to: 'fromTable',
      value: 'NAME',
      says: 'the table that was replaced; AWS keeps it beside the restored one',
    },
    { name: 'from-file', to: 'fromFile', value: 'FILE', says: 'what --save wrote' },
    {
      name: 'save',
      to: 'save',
      value: 'FILE',
      says: 'write the records of this stage into a file instead: ids only',
    },
  ],
  examples: ['privacy reapply --from-table kerbside-prod-damaged', 'privacy reapply --save erasures.json'],
  run: async (context, given) => {
    const { fromTable, fromFile, save } = z
      .object({
        fromTable: z.string().optional(),
        fromFile: z.string().optional(),
        save: z.string().optional(),
      })
      .parse(given);
    if (save !== undefined) {
      const records: Erasure[] = [];
      for await (const record of allErasures(context.table)) records.push(record);
      await writeFile(save, `${JSON.stringify(records, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
      return { lines: [`${records.length} records written to ${save}.`], data: { records: records.length } };
    }
    if ((fromTable === undefined) === (fromFile === undefined))
      throw usage(
        'Expected --from-table or --from-file: a restored table does not know of erasures after its time.',
      );
    const records =
      fromTable === undefined
        ? z.array(erasureSchema).parse(JSON.parse(await readTextFile(fromFile ?? '')))
        : allErasures(dynamoTable(fromTable));
    const done = await reapplyErasures(await privacyDeps(context), records);
    return {
      lines: [
        `Done again: ${done.again}. Known here already: ${done.known}. Not here any more: ${done.gone}. Under a legal hold: ${done.held}.`,
      ],
      data: done,
    };
  },
};
