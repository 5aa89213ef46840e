import { beforeEach, expect, it } from 'vitest';
import { DOMAIN_TEXTS } from '../../../functions/console/domain-texts.ts';
import { EVENT_NOTE_WORDS } from '../../../functions/console/event-note-words.ts';
import { recordConsent } from '../../../shared/conversations/record-consent.ts';
import { contacts } from '../../../shared/contacts/contact-store.ts';
import { LANGUAGES } from '../../../shared/kernel/language.ts';
import { askPage } from '../../support/console-inbox.ts';
import { addEntry } from '../../support/rich-conversation.ts';
import { ANNA, openTeam, type Team } from '../../support/team.ts';
import { checkInStart } from '../../support/world.ts';

/* What the conversation says of events and of decisions, in the language of whoever reads it. */

let team: Team;
beforeEach(async () => {
  team = await openTeam();
});
const show = async (language: string): Promise<string> =>
  (await askPage(team, ANNA, `GET /console/conversations/${team.conversationId}`, { language })).text;

it.each(LANGUAGES)('S0.6 why nothing came of an event is said in %s', async (language) => {
  team.world.rules = [];
  await team.world.send(checkInStart());
  const text = await show(language);
  expect(text).toContain(EVENT_NOTE_WORDS[language].no_rule(''));
  if (language !== 'en') expect(text).not.toContain('No routing rule');
});

it('what a rule made of an event is said with the rule, and a status by its name', async () => {
  team.world.rules = [
    {
      ruleId: 'ready',
      dealerId: '00027',
      event: 'order.status',
      when: {},
      action: { do: 'set-status', status: 'ready' },
      enabled: true,
    },
  ];
  const { type: _type, ...start } = checkInStart();
  await team.world.send({
    ...start,
    type: 'order.status',
    timestamp: new Date(team.world.time).toISOString(),
    data: { ...(start as { data: object }).data, checkin: undefined, status: 'ready' },
  });
  expect(await show('de')).toContain(
    `Regel ready: ${EVENT_NOTE_WORDS.de.status_is(DOMAIN_TEXTS.de.visitStatus.ready)}`,
  );
});

it('an entry of an earlier version is read as it was written', async () => {
  await addEntry(team, { kind: 'event', type: 'service.status', partnerId: 'tjekvik', note: 'As it was.' });
  expect(await show('fr')).toContain('As it was.');
});

it('S3.16 a decision says of which messages it was', async () => {
  const { memory } = team.world;
  const contact = await contacts.get(memory, { dealerId: '00027', contactId: team.contactId });
  if (!contact) throw new Error('Expected the customer of the conversation.');
  await recordConsent(
    {
      table: memory,
      now: team.world.now,
      idKey: 'id-key',
      log: { info: () => {}, warn: () => {}, error: () => {} },
    },
    {
      contact,
      channel: 'sms',
      purpose: 'marketing',
      decision: 'withdrawn',
      source: 'phone',
      who: { kind: 'staff', id: 'anna' },
      at: team.world.now(),
      shownAt: ['01'],
    },
  );
  const { consentWords, consentPurposes } = DOMAIN_TEXTS.nl;
  expect(await show('nl')).toContain(`${consentWords.withdrawn} · ${consentPurposes.marketing} · Sms`);
});
