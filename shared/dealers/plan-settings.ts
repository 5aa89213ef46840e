import { sameValue } from '../kernel/same-value.ts';
import type { PartialSettings } from './settings.ts';

type Level = { name?: string | undefined; settings: PartialSettings };

/** Of a level, what plans of visits are made of. The name stands in the texts of a location. */
const planPart = ({ name, settings }: Level) => ({
  name,
  place: [settings.zone, settings.language],
  hours: [settings.quietHours, settings.inviteWindow, settings.inviteDaysBefore, settings.atWindowEnd],
  checkIn: settings.checkInPage,
  automation: settings.automation,
  oem: settings.oem,
  // Whether a channel can be used, not by what name or template.
  whatsapp: settings.whatsapp && approvedIn(settings.whatsapp),
  sms: settings.sms && true,
  email: settings.email && true,
});

const approvedIn = ({ templates }: NonNullable<PartialSettings['whatsapp']>): string[] =>
  templates
    .filter(({ status }) => status === 'approved')
    .map(({ purpose, language }) => `${purpose}/${language}`)
    .toSorted();

/** Whether a change of settings may change what visits should be sent, when, to whom. */
export const changesPlans = (before: Level, after: Level): boolean =>
  !sameValue(planPart(before), planPart(after));
