import * as z from 'zod';
import { consentPurposeSchema, RECORDED_SOURCES } from '../../shared/contacts/consent.ts';
import { contacts } from '../../shared/contacts/contact-store.ts';
import { recordConsentSchema } from '../../shared/conversations/consent-input.ts';
import { describeConsent } from '../../shared/conversations/describe-consent.ts';
import { CARRIER_WORDS, KEYWORDS, UNIVERSAL_WORDS } from '../../shared/conversations/keywords.ts';
import { recordConsent } from '../../shared/conversations/record-consent.ts';
import { CHANNELS } from '../../shared/dealers/settings.ts';
import { LANGUAGES } from '../../shared/kernel/language.ts';
import { parseInput } from '../../shared/kernel/parse-input.ts';
import { platformKeys } from '../../shared/platform/platform-keys.ts';
import type { AdminCommand, AdminContext } from './command.ts';
import { found } from './found.ts';

const subject = [
  { name: 'dealer', to: 'dealerId', value: 'ID', says: 'the dealer who knows the customer' },
  { name: 'contact', to: 'contactId', value: 'ID', says: 'the customer, by the id that conversations show' },
];

const subjectSchema = z.object({ dealerId: z.string().catch(''), contactId: z.string().catch('') });

const subjectOf = async (
  { table, secrets, secretPrefix }: AdminContext,
  command: Record<string, unknown>,
) => {
  const { dealerId, contactId } = subjectSchema.parse(command);
  const contact = found(
    `customer ${contactId} of dealer ${dealerId}`,
    await contacts.get(table, { dealerId, contactId }),
  );
  const { idKey } = await platformKeys(secrets.read, secretPrefix);
  return { contact, idKey };
};

const show = async (context: AdminContext, command: Record<string, unknown>) => {
  const { contact, idKey } = await subjectOf(context, command);
  const view = await describeConsent({ ...context, idKey }, { contact });
  return {
    lines: [
      ...(view.blocked ? [`Blocked since ${view.blocked.at} by ${view.blocked.by}.`] : []),
      ...view.stopped.map(({ at, channel, word }) => `Stopped since ${at}, said by ${channel}: ${word}.`),
      ...view.channels.map(({ channel, purpose, says }) => `${channel} ${purpose}: ${says}`),
      ...view.history.map(
        ({ at, who, channel, purpose, decision, source }) =>
          `${at} ${decision} ${purpose} on ${channel}, by ${who.kind}, ${source}`,
      ),
    ],
    data: view,
  };
};

const wordsLine = (name: string, words: { stop: readonly string[]; start: readonly string[] }): string =>
  `${name}: stop ${words.stop.join(', ')}; start ${words.start.join(', ')}`;

export const CONSENT_COMMANDS: readonly AdminCommand[] = [
  {
    noun: 'consent',
    verb: 'show',
    says: 'Shows what may be sent to a customer, why, and the proof of every decision',
    flags: subject,
    examples: ['consent show --dealer 00027 --contact ct0123456789ABCDEF0123'],
    run: show,
  },
  {
    noun: 'consent',
    verb: 'record',
    says: 'Records what a customer agreed to or declined, with its source and the version of the words',
    flags: [
      ...subject,
      { name: 'channel', to: 'channel', value: 'NAME', says: `${CHANNELS.join(', ')}, or all` },
      {
        name: 'purpose',
        to: 'purpose',
        value: 'NAME',
        says: `${consentPurposeSchema.options.join(', ')}, or all`,
      },
      { name: 'decision', to: 'decision', value: 'WORD', says: 'granted or withdrawn' },
      { name: 'source', to: 'source', value: 'NAME', says: RECORDED_SOURCES.join(', ') },
      {
        name: 'wording',
        to: 'wording',
        value: 'VERSION',
        says: 'the version of the words that were agreed to; needed for granted',
      },
    ],
    examples: [
      'consent record --dealer 00027 --contact ct0123456789ABCDEF0123 --channel email --purpose marketing --decision granted --source paper-form --wording offers-2026-1',
    ],
    run: async (context, command) => {
      const { contact, idKey } = await subjectOf(context, command);
      const input = parseInput(recordConsentSchema, command, 'consent.invalid', 'The decision');
      const shownAt = contact.lastLocationId === undefined ? [] : [contact.lastLocationId];
      const who = { kind: 'operator' as const };
      const at = context.now();
      await recordConsent({ ...context, idKey }, { contact, ...input, who, at, shownAt });
      return show(context, command);
    },
  },
  {
    noun: 'consent',
    verb: 'words',
    says: 'Lists the words by which customers stop messages or want them again, by language',
    flags: [],
    examples: ['consent words'],
    run: () =>
      Promise.resolve({
        lines: [
          wordsLine('everywhere', UNIVERSAL_WORDS),
          ...LANGUAGES.map((language) => {
            const { stop, ordinary = [], start } = KEYWORDS[language];
            return wordsLine(language, { stop: [...stop, ...ordinary], start });
          }),
          `Carriers themselves know: ${Object.values(CARRIER_WORDS).flat().join(', ')}.`,
        ],
        data: { everywhere: UNIVERSAL_WORDS, byLanguage: KEYWORDS, carriers: CARRIER_WORDS },
      }),
  },
];
