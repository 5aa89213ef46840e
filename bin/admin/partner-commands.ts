import { partners } from '../../shared/partners/partner-store.ts';
import { rotatePartnerSecret } from '../../shared/partners/rotate-partner-secret.ts';
import { savePartner } from '../../shared/partners/save-partner.ts';
import type { AdminCommand, ShownOnce } from './command.ts';
import { readOrNone, readPair, readPlace } from './flags.ts';
import { found, show } from './found.ts';
import { savedOutcome } from './saved-outcome.ts';

const id = {
  name: 'id',
  to: 'partnerId',
  value: 'ID',
  says: 'the partner’s id; it stands in the address to which it posts',
};

const shown = (made: { signingSecret?: string; apiKey?: string }): ShownOnce[] => [
  ...(made.signingSecret === undefined
    ? []
    : [
        {
          name: 'signing secret',
          value: made.signingSecret,
          goesTo: 'the partner, who signs every event with it (Standard Webhooks)',
        },
      ]),
  ...(made.apiKey === undefined
    ? []
    : [
        {
          name: 'API key',
          value: made.apiKey,
          goesTo: 'the partner, who reads what became of events with it (Authorization: Bearer …)',
        },
      ]),
];

export const PARTNER_COMMANDS: readonly AdminCommand[] = [
  {
    noun: 'partner',
    verb: 'save',
    says: 'Makes a partner with its secrets, or changes its locations, aliases and app',
    flags: [
      id,
      { name: 'name', to: 'name', value: 'NAME', says: 'for people' },
      {
        name: 'grant',
        to: 'grant',
        value: 'DEALER/LOCATION',
        many: true,
        read: readPlace,
        says: 'location for which it may send events (repeatable)',
      },
      {
        name: 'revoke',
        to: 'revoke',
        value: 'DEALER/LOCATION',
        many: true,
        read: readPlace,
        says: 'location for which it may no longer (repeatable)',
      },
      {
        name: 'alias',
        to: 'aliases',
        value: 'THEIRS=OURS',
        many: true,
        read: readPair,
        says: 'its own name of an event (repeatable)',
      },
      {
        name: 'remove-alias',
        to: 'removeAliases',
        value: 'THEIRS',
        many: true,
        says: 'name that it no longer uses (repeatable)',
      },
      {
        name: 'check-in-base-url',
        to: 'checkInBaseUrl',
        value: 'URL',
        read: readOrNone,
        says: 'its check-in app; the slug is appended, so it ends with / or =; none: it has none',
      },
      {
        name: 'status',
        to: 'status',
        value: 'active|suspended',
        says: 'suspended: its events and reads are refused',
      },
    ],
    examples: [
      'partner save --id tjekvik --name Tjekvik --grant 00027/01 --alias tjekvik.checkin.invite=checkin.start --check-in-base-url https://app.partner.example/c/',
      'partner save --id tjekvik --status active',
    ],
    run: async (context, command) => {
      const saved = await savePartner(context, command);
      return savedOutcome(`Partner ${saved.item.partnerId}`, saved, shown(saved));
    },
  },
  {
    noun: 'partner',
    verb: 'rotate',
    says: 'Makes a new signing secret beside the old one, finishes a rotation, or makes a new API key',
    flags: [
      id,
      { name: 'finish', to: 'finish', says: 'the partner signs with the new secret: drop the old one' },
      { name: 'again', to: 'again', says: 'the new secret was lost: make another one, keep the old one' },
      { name: 'api-key', to: 'apiKey', says: 'make a new API key instead; the old one ends at once' },
    ],
    examples: [
      'partner rotate --id tjekvik',
      'partner rotate --id tjekvik --finish',
      'partner rotate --id tjekvik --api-key',
    ],
    run: async (context, command) => {
      const { active, ...made } = await rotatePartnerSecret(context, command);
      const next = active > 1 ? ['Both are accepted until you run the same with --finish.'] : [];
      return {
        lines: [
          `Partner ${String(command['partnerId'])}: ${active} signing secret${active === 1 ? ' is' : 's are'} active.`,
          ...next,
        ],
        data: { active },
        shownOnce: shown(made),
      };
    },
  },
  {
    noun: 'partner',
    verb: 'suspend',
    says: 'Refuses a partner’s events and reads from now on (within a minute); save --status active ends that',
    flags: [id],
    examples: ['partner suspend --id tjekvik'],
    run: async (context, { partnerId }) => {
      found(
        `partner ${String(partnerId)}`,
        await partners.get(context.table, { partnerId: String(partnerId) }),
      );
      return savedOutcome(
        `Partner ${String(partnerId)}`,
        await savePartner(context, { partnerId, status: 'suspended' }),
      );
    },
  },
  {
    noun: 'partner',
    verb: 'show',
    says: 'Shows a partner: locations, aliases, app, status',
    flags: [id],
    examples: ['partner show --id tjekvik'],
    run: async ({ table }, { partnerId }) =>
      show(
        found(`partner ${String(partnerId)}`, await partners.get(table, { partnerId: String(partnerId) })),
      ),
  },
];
