import * as z from 'zod';
import { describeRetention, RETENTION_CLASSES } from '../../shared/privacy/describe-retention.ts';
import { saveRetention } from '../../shared/privacy/save-retention.ts';
import type { AdminCommand } from './command.ts';
import { readNumber } from './flags.ts';
import { dealerFlag, operatorAt } from './privacy-context.ts';

const daysSchema = z.looseObject({
  dealerId: z.string().catch(''),
  level: z.string().optional(),
  locationId: z.string().optional(),
  days: z.record(z.string(), z.unknown()).optional(),
  locked: z.boolean().optional(),
  preview: z.boolean().optional(),
});

const readDays = (text: string): number | null => (text === 'inherit' ? null : readNumber(text));

/** `privacy retention`: how long what is kept. */
export const RETENTION_COMMAND: AdminCommand = {
  noun: 'privacy',
  verb: 'retention',
  says: 'Shows how many days what is kept, or sets it; with --preview it only tells what would be over at once',
  flags: [
    dealerFlag,
    {
      name: 'level',
      to: 'level',
      value: 'network|dealer|location',
      says: 'whose days are set; left out: only show',
    },
    { name: 'location', to: 'locationId', value: 'ID', says: 'for the level location' },
    ...RETENTION_CLASSES.map((setting) => ({
      name: setting.replace('Days', '-days'),
      to: `days.${setting}`,
      value: 'N|inherit',
      read: readDays,
      says: `how many days; inherit: as the level above`,
    })),
    { name: 'lock', to: 'locked', says: 'keep the levels below from setting anything' },
    { name: 'preview', to: 'preview', says: 'change nothing' },
  ],
  examples: [
    'privacy retention --dealer 00027',
    'privacy retention --dealer 00027 --level dealer --contact-days 60 --preview',
  ],
  run: async (context, given) => {
    const { dealerId, level, ...change } = daysSchema.parse(given);
    const staff = operatorAt(dealerId);
    if (level === undefined) {
      const view = await describeRetention(context.table, { staff });
      const lines = view.locations.flatMap(({ locationId, name, inForce }) => [
        `${locationId} ${name}`,
        ...inForce.map(({ setting, days, setBy }) => `  ${setting}: ${days} (${setBy})`),
      ]);
      return { lines, data: view };
    }
    const command = { level, days: {}, ...change };
    const saved = await saveRetention(context, { staff, command });
    const { contacts, visits, isComplete } = saved.effect;
    return {
      lines: [
        saved.result === 'preview'
          ? 'Nothing was changed.'
          : 'Saved. The sweep brings what is there in line within hours.',
        `Over at once: ${contacts} contacts, ${visits} visits${isComplete ? '' : ', and more that were not looked at'}.`,
      ],
      data: saved,
    };
  },
};
