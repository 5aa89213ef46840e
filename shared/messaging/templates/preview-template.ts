import * as z from 'zod';
import { logoUrl } from '../../dealers/logo-file.ts';
import { DEFAULT_SETTINGS, type Purpose, purposeSchema } from '../../dealers/settings.ts';
import { languageSchema } from '../../kernel/language.ts';
import { parseCommand } from '../../kernel/parse-command.ts';
import type { Table } from '../../table/table.ts';
import { nonGsmCharacters, smsLength } from '../channels/gsm.ts';
import { plainSpaces, transliterate } from '../channels/transliterate.ts';
import { chooseTexts } from './choose-texts.ts';
import { purposeOf } from './purposes.ts';
import {
  filledIn,
  forApproval,
  renderChat,
  renderEmail,
  renderText,
  renderWhatsAppTemplate,
} from './render-template.ts';
import { requireFaultless } from './save-template.ts';
import { smsCost } from './sms-prices.ts';
import { EVERYWHERE, PARTS, type Template, templateTextsSchema } from './template.ts';
import { findPlaceSettings } from './find-place-settings.ts';
import type { TemplatePlace } from './template-place.ts';
import { templatesOf } from './template-store.ts';
import { toKept } from './kept-values.ts';
import { sampleOf } from './variables.ts';

export const previewBodySchema = z.strictObject({
  purpose: purposeSchema,
  language: languageSchema,
  locationId: z.string().optional(),
  texts: templateTextsSchema.default({}).meta({
    description: 'What is not saved yet. A channel that is left out shows what is in force.',
  }),
  promotional: z.boolean().default(false),
  data: z
    .enum(['all', 'least'])
    .default('all')
    .meta({ description: 'Sample values for all variables, or for the mandatory ones only.' }),
});

const countSchema = z.object({
  text: z.string(),
  encoding: z.enum(['gsm7', 'ucs2']),
  characters: z
    .int()
    .meta({ description: 'As SMS counts them: some take two places. One part holds 160, in UCS-2 70.' }),
  parts: z.int(),
  cost: z
    .union([z.literal('unknown'), z.object({ amount: z.number(), currency: z.string(), asOf: z.string() })])
    .meta({ description: 'By list price, for the country and provider of the location.' }),
});

export const previewSchema = z
  .object({
    sms: countSchema.extend({
      unusual: z
        .array(z.string())
        .meta({ description: 'The characters that make it UCS-2, and so twice as long.' }),
      transliterated: countSchema,
      isTransliterated: z.boolean().meta({ description: 'Whether the location sends it so.' }),
    }),
    email: z.object({
      subject: z.string(),
      text: z.string(),
      html: z.string(),
      logo: z.string().optional().meta({ description: 'The address of the picture at its head.' }),
    }),
    oem: z.object({
      subject: z.string(),
      text: z.string(),
      button: z.object({ label: z.string(), url: z.string() }).optional(),
    }),
    whatsapp: z.object({
      text: z.string(),
      header: z.string().optional(),
      parameters: z.array(z.string()).meta({ description: 'The values that Meta is handed, in order.' }),
      forApproval: z.string().meta({ description: 'The body to hand in at Meta.' }),
    }),
  })
  .meta({ id: 'TemplatePreview' });

export type TemplatePreview = z.infer<typeof previewSchema>;

const LINK = sampleOf('link', 'en');
const UNSUBSCRIBE = 'https://kerbside.example/u/sample';

/**
 * A template with sample values on every channel, with characters, parts and cost of its SMS (S1.17). Errors: InvalidInput
 * `template.invalid` with every fault of texts that are not saved yet, NotFound `location.unknown`.
 */
export const previewTemplate = async (
  { table, baseUrl }: { table: Table; baseUrl?: string },
  dealerId: string,
  command: unknown,
): Promise<TemplatePreview> => {
  const wanted = parseCommand(previewBodySchema, 'template.invalid', 'The preview', command);
  const { purpose, language, texts, data } = wanted;
  requireFaultless(wanted);
  const place: TemplatePlace = { dealerId, locationId: wanted.locationId };
  const [{ settings, location }, saved] = await Promise.all([
    findPlaceSettings(table, place),
    templatesOf(table, { dealerId, purpose }),
  ]);
  const at = place.locationId ?? EVERYWHERE;
  // As if it were saved: it comes before all others.
  const unsaved = { ...wanted, texts, dealerId, place: at, savedAt: '', savedBy: '' } satisfies Template;
  const wish = { purpose, locationId: at, languages: [language] } as const;
  const templates = [unsaved, ...saved];
  const about = purposeOf(purpose);
  const names = data === 'all' ? [...about.mandatory, ...about.nullable] : about.mandatory;
  const samples = Object.fromEntries(names.map((name) => [name, sampleOf(name, language)]));
  const input = {
    purpose,
    language,
    zone: settings.zone ?? 'Europe/Berlin',
    link: LINK,
    variables: toKept({ ...samples, ...(location ? { 'location.name': location.name } : {}) }),
  };
  const count = (text: string) => {
    const { encoding, units, parts } = smsLength(text);
    const cost = smsCost(parts, settings.sms?.provider, settings.country);
    return { text, encoding, characters: units, parts, cost };
  };
  const sms = plainSpaces(renderText({ ...input, texts: choose(templates, wish, PARTS.sms) }).text);
  const logo = baseUrl === undefined ? undefined : logoUrl(baseUrl, settings.logo);
  const email = renderEmail({
    ...input,
    texts: choose(templates, wish, PARTS.email),
    colour: settings.colour ?? DEFAULT_SETTINGS.colour,
    logo,
    unsubscribeUrl: UNSUBSCRIBE,
  });
  const hasButton = settings.oem?.ownCheckIn !== true;
  const { form: _form, ...oem } = renderChat({
    ...input,
    texts: choose(templates, wish, PARTS.oem),
    hasButton,
  });
  return {
    sms: {
      ...count(sms),
      unusual: nonGsmCharacters(sms),
      transliterated: count(transliterate(sms)),
      isTransliterated: settings.transliterateSms === true,
    },
    email: {
      subject: email.subject,
      text: email.text,
      html: email.html,
      ...(logo === undefined ? {} : { logo }),
    },
    oem,
    whatsapp: previewWhatsApp(input, choose(templates, wish, PARTS.whatsapp)),
  };
};

const choose = <T>(
  templates: readonly Template[],
  wish: Parameters<typeof chooseTexts>[1],
  part: Parameters<typeof chooseTexts<T>>[2],
): T => chooseTexts(templates, wish, part).texts;

type WhatsAppInput = Parameters<typeof renderWhatsAppTemplate>[0];

const previewWhatsApp = (
  input: Omit<WhatsAppInput, 'texts' | 'template'> & { purpose: Purpose },
  texts: WhatsAppInput['texts'],
) => {
  const { purpose, language } = input;
  const template = { purpose, language, name: 'preview', code: language, status: 'approved' as const };
  const { header, body } = renderWhatsAppTemplate({ ...input, texts, template });
  return {
    text: filledIn(texts.body, body),
    ...(texts.header === undefined
      ? {}
      : { header: filledIn(texts.header, header === undefined ? [] : [header]) }),
    parameters: [...body],
    forApproval: forApproval(texts.body),
  };
};
