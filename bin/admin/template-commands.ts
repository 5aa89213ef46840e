import * as z from 'zod';
import { purposeSchema } from '../../shared/dealers/settings.ts';
import { languageSchema } from '../../shared/kernel/language.ts';
import { parseCommand } from '../../shared/kernel/parse-command.ts';
import { describeTemplate, type TemplateView } from '../../shared/messaging/templates/describe-template.ts';
import { describeTemplates } from '../../shared/messaging/templates/describe-templates.ts';
import { previewTemplate } from '../../shared/messaging/templates/preview-template.ts';
import { resetTemplate } from '../../shared/messaging/templates/reset-template.ts';
import { saveTemplate } from '../../shared/messaging/templates/save-template.ts';
import type { AdminCommand } from './command.ts';
import { readYesNo } from './flags.ts';

const dealer = { name: 'dealer', to: 'dealerId', value: 'ID', says: 'the dealer’s id, with leading zeros' };
const location = {
  name: 'location',
  to: 'locationId',
  value: 'ID',
  says: 'only for this location; left out: for all of the dealer',
};
const purpose = { name: 'purpose', to: 'purpose', value: 'PURPOSE', says: 'such as asset-ready' };
const language = { name: 'language', to: 'language', value: 'CODE', says: 'en, de, nl, fr or sk' };
const TEXTS = [
  { name: 'sms', to: 'texts.sms.text', value: 'TEXT', says: 'SMS, and WhatsApp within 24 hours' },
  { name: 'subject', to: 'texts.email.subject', value: 'TEXT', says: 'subject of the email' },
  {
    name: 'body',
    to: 'texts.email.body',
    value: 'TEXT',
    says: 'body of the email; an empty line between paragraphs',
  },
  { name: 'button', to: 'texts.email.button', value: 'TEXT', says: 'what stands on the email’s button' },
  {
    name: 'whatsapp',
    to: 'texts.whatsapp.body',
    value: 'TEXT',
    says: 'body of the approved template, its variables as {{ … }} in their order',
  },
];

const placeSchema = z.looseObject({ dealerId: z.string(), locationId: z.string().optional() });
const whichSchema = placeSchema.extend({ purpose: purposeSchema, language: languageSchema });
const readPlace = (command: unknown) =>
  parseCommand(placeSchema, 'admin.usage', 'Whose templates (--dealer)', command);
const readWhich = (command: unknown) =>
  parseCommand(whichSchema, 'admin.usage', 'Which template (--dealer, --purpose, --language)', command);

const viewLines = (view: TemplateView): string[] => {
  const { sms, email, oem, whatsapp } = view.inForce;
  const said =
    view.savedBy === undefined ? 'nothing saved here' : `version ${view.version} by ${view.savedBy}`;
  return [
    `${view.purpose} in ${view.language}, ${view.locationId === undefined ? 'all locations' : `location ${view.locationId}`}: ${said}${view.promotional ? ', promotional' : ''}`,
    `SMS (${view.sources.sms}):`,
    sms.text,
    `Email (${view.sources.email}): ${email.subject}`,
    email.body,
    ...(email.button === undefined ? [] : [`[${email.button}]`]),
    ...(view.sources.oem === view.sources.email
      ? []
      : [`App (${view.sources.oem}): ${oem.subject}`, oem.body]),
    `WhatsApp (${view.sources.whatsapp}):`,
    whatsapp.body,
    'For approval by Meta:',
    view.forApproval,
  ];
};

export const TEMPLATE_COMMANDS: readonly AdminCommand[] = [
  {
    noun: 'template',
    verb: 'list',
    says: 'Lists all purposes with whose words are in force, and their variables',
    flags: [dealer, location],
    examples: ['template list --dealer 00027'],
    run: async (context, command) => {
      const list = await describeTemplates(context, readPlace(command));
      const lines = list.purposes.flatMap(({ purpose: name, says, mandatory, nullable, languages }) => [
        `${name}: ${says}`,
        `  variables: ${mandatory.join(', ')}; may be empty: ${nullable.join(', ')}`,
        ...languages.map(({ language: code, sources, promotional, whatsapp }) => {
          const words = Object.entries(sources).map(([channel, source]) => `${channel} ${source}`);
          const meta = whatsapp ? `; Meta: ${whatsapp.name} (${whatsapp.code}) ${whatsapp.status}` : '';
          return `  ${code}: ${words.join(', ')}${promotional ? ', promotional' : ''}${meta}`;
        }),
      ]);
      return { lines, data: list };
    },
  },
  {
    noun: 'template',
    verb: 'show',
    says: 'Shows the texts for a purpose in a language',
    flags: [dealer, location, purpose, language],
    examples: ['template show --dealer 00027 --purpose asset-ready --language de'],
    run: async (context, command) => {
      const view = await describeTemplate(context, readWhich(command));
      return { lines: viewLines(view), data: view };
    },
  },
  {
    noun: 'template',
    verb: 'save',
    says: 'Saves a dealer’s own texts as a whole; channels left out have our words',
    flags: [
      dealer,
      location,
      purpose,
      language,
      ...TEXTS,
      {
        name: 'promotional',
        to: 'promotional',
        value: 'yes|no',
        read: readYesNo,
        says: 'it holds an offer: only for customers who agreed to advertising',
      },
    ],
    examples: [
      'template save --dealer 00027 --purpose asset-ready --language de --sms "{{ location.name }}: Ihr Fahrzeug ist fertig."',
    ],
    run: async (context, command) => {
      const which = readWhich(command);
      const { dealerId, locationId, ...wanted } = which;
      const place = { dealerId, locationId };
      const { version } = await describeTemplate(context, which);
      const view = await saveTemplate(context, place, context.by, { version, ...wanted });
      return { lines: viewLines(view), data: view };
    },
  },
  {
    noun: 'template',
    verb: 'preview',
    says: 'Shows texts with sample values, saved or not, and counts their SMS',
    flags: [
      dealer,
      location,
      purpose,
      language,
      ...TEXTS,
      {
        name: 'data',
        to: 'data',
        value: 'all|least',
        says: 'values for all variables, or the mandatory ones',
      },
    ],
    examples: ['template preview --dealer 00027 --location 01 --purpose asset-ready --language de'],
    run: async (context, command) => {
      const { dealerId, ...wanted } = readWhich(command);
      const { sms, email, whatsapp, ...more } = await previewTemplate(context, dealerId, wanted);
      const { cost } = sms;
      const { html: _html, ...mail } = email;
      return {
        lines: [
          `SMS: ${sms.characters} characters (${sms.encoding}), ${sms.parts} parts, cost ${cost === 'unknown' ? cost : `${cost.amount} ${cost.currency} (${cost.asOf})`}`,
          sms.text,
          ...(sms.unusual.length === 0
            ? []
            : [
                `Made long by ${sms.unusual.join(' ')}; without them ${sms.transliterated.parts} parts:`,
                sms.transliterated.text,
              ]),
          `Email: ${mail.subject}`,
          mail.text,
          'WhatsApp:',
          whatsapp.text,
        ],
        data: { sms, email, whatsapp, ...more },
      };
    },
  },
  {
    noun: 'template',
    verb: 'reset',
    says: 'Takes a dealer’s own texts away: what is above them is sent again',
    flags: [dealer, location, purpose, language],
    examples: ['template reset --dealer 00027 --purpose asset-ready --language de'],
    run: async (context, command) => {
      const which = readWhich(command);
      const view = await resetTemplate(context, which, context.by, which);
      return { lines: viewLines(view), data: view };
    },
  },
];
