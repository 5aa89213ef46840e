import * as z from 'zod';
import { auditViewSchema } from '../dealers/describe-audit.ts';
import { settingsViewSchema } from '../dealers/describe-settings.ts';
import { LEVEL_NAMES } from '../dealers/locks.ts';
import { settingsChangeSchema } from '../dealers/save-settings.ts';
import {
  COMMON_ANSWERS,
  cursorSchema,
  FOR_STAFF,
  type Operation,
  problemAnswer,
  STAFF_REFUSALS,
} from './openapi-answers.ts';

/* What admins set, and who set it, in the OpenAPI document. */

export const ROLE_MISSING = [
  'role.missing',
  'This needs one of the roles network-admin, admin; you have advisor. An admin of the dealer can change that.',
] as const;
export const DEALER_WIDE = [
  'level.dealer_wide',
  'This holds for all locations of the dealer, and you look after some of them. Name one of yours as locationId.',
] as const;
/** Refused to who is no admin, and to who looks after some locations what holds for all. */
export const notForAll = (example: readonly [string, string]) =>
  problemAnswer(
    'Forbidden',
    'Only admins decide it, and what holds for all locations only who looks after all of them.',
    ROLE_MISSING,
    example,
  );
const OF_THE_NETWORK = [
  'level.network',
  'This holds for all dealers of the network. It is for its network-admins.',
] as const;

const unknownLocation = problemAnswer('NotFound', 'There is no such location, or it is not yours.', [
  'location.unknown',
  'There is no such location among yours. Ids keep leading zeros.',
]);

const settings = {
  description: 'All settings of the level: what holds, who said it, and who alone can change it.',
  content: { 'application/json': { schema: settingsViewSchema } },
};

const readSettings: Operation = {
  ...FOR_STAFF,
  operationId: 'readSettings',
  summary: 'What is set, and by whom',
  description:
    'Of a location, of the dealer, or of the network. Channels are read at /v1/channels, retention at /v1/privacy/retention. Customers cannot book yet; what is set for it waits.',
  requestParams: {
    query: z.object({
      level: z.enum(LEVEL_NAMES).optional().meta({
        description: 'Absent: that of the location that is named, else the dealer’s.',
      }),
      locationId: z.string().optional().meta({ description: 'One of your locations.' }),
    }),
  },
  responses: {
    '200': settings,
    '400': problemAnswer('InvalidInput', 'There is no such level.', [
      'settings.invalid',
      'The level is not valid: 1 fault, the first at level: Invalid option. See issues, mend all of them and send again.',
      [{ path: 'level', message: 'Invalid option' }],
    ]),
    '404': unknownLocation,
    ...STAFF_REFUSALS,
    '403': problemAnswer(
      'Forbidden',
      'Only admins read settings, and those of the network its own.',
      ROLE_MISSING,
      OF_THE_NETWORK,
    ),
    ...COMMON_ANSWERS,
  },
};

const saveSettings: Operation = {
  ...FOR_STAFF,
  operationId: 'saveSettings',
  summary: 'Set what holds',
  description:
    'What is left out stays. Functions follow within a minute; messages that are planned already follow with the next change of their visit. A setting that a level above has locked is refused.',
  requestBody: { required: true, content: { 'application/json': { schema: settingsChangeSchema } } },
  responses: {
    '200': settings,
    '400': problemAnswer(
      'InvalidInput',
      'Something in it cannot be. Every fault is in `issues`, by the name of its setting.',
      [
        'settings.invalid',
        'The settings is not valid: 1 fault, the first at settings.quietHours: hours end after they begin, on the same day. See issues, mend all of them and send again.',
        [{ path: 'settings.quietHours', message: 'hours end after they begin, on the same day' }],
      ],
      [
        'location.settings_incomplete',
        'What is set for location 00027/01, its dealer and its network together is not valid: 1 fault, the first at settings.zone: Invalid input. See issues, mend all of them and send again.',
        [{ path: 'settings.zone', message: 'Invalid input' }],
      ],
      [
        'setting.lock_empty',
        'Locked without a value: zone. Nobody below could set it, and nothing above does; give it a value here, or leave it unlocked.',
        [{ path: 'settings.zone', message: 'locked, so it needs a value' }],
      ],
    ),
    '404': unknownLocation,
    '409': problemAnswer('Conflict', 'Somebody was quicker; `current` is what stands there now.', [
      'settings.changed',
      'Somebody saved the location since you read it: you have version 3, there is version 4 (0: none). Read it again and put your changes into it.',
    ]),
    ...STAFF_REFUSALS,
    '403': problemAnswer(
      'Forbidden',
      'It is not for this account to decide.',
      ROLE_MISSING,
      DEALER_WIDE,
      OF_THE_NETWORK,
      [
        'setting.locked',
        'The network has locked quietHours: what is set there holds for all below. Nothing was saved. Ask whoever sets it there to change or unlock it.',
        [{ path: 'settings.quietHours', message: 'locked by the network' }],
      ],
    ),
    ...COMMON_ANSWERS,
  },
};

const readAudit: Operation = {
  ...FOR_STAFF,
  operationId: 'readAudit',
  summary: 'Who changed what',
  description:
    'Newest first, 50 to a page, for three years: settings, channels, texts, rules, inboxes, partners’ secrets, staff, retention and legal holds. No secret, and nothing of any customer but ids.',
  requestParams: {
    query: z.object({
      level: z
        .enum(['dealer', 'network'])
        .optional()
        .meta({ description: 'Whose record; absent: the dealer’s.' }),
      target: z.string().optional().meta({
        description: 'One thing, as `target` of an entry names it, such as `location/01` or `rule/invite`.',
      }),
      cursor: cursorSchema,
    }),
  },
  responses: {
    '200': {
      description: 'A page of the record.',
      content: { 'application/json': { schema: auditViewSchema } },
    },
    '400': problemAnswer(
      'InvalidInput',
      'The cursor is none of ours, or there is no such level.',
      ['page.cursor_invalid', 'The page cursor is not one that we gave out; start again without it.'],
      [
        'audit.invalid',
        'The question is not valid: 1 fault, the first at level: Invalid option. See issues, mend all of them and send again.',
        [{ path: 'level', message: 'Invalid option' }],
      ],
    ),
    ...STAFF_REFUSALS,
    '403': problemAnswer(
      'Forbidden',
      'Only admins read it; who looks after some locations names one of them as target.',
      ROLE_MISSING,
      DEALER_WIDE,
      OF_THE_NETWORK,
    ),
    ...COMMON_ANSWERS,
  },
};

export const STAFF_SETTINGS_PATHS = {
  '/v1/settings': { get: readSettings, put: saveSettings },
  '/v1/audit': { get: readAudit },
};
