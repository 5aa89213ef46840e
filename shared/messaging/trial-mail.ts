import type { Settings } from '../dealers/settings.ts';
import type { Language } from '../kernel/language.ts';
import type { Rendered } from './channel.ts';
import { mailHtml } from './templates/mail-layout.ts';

/* A trial mail: marked as a trial in its first word, whatever its language. */

type Words = { subject: (place: string) => string; paragraphs: (place: string) => readonly string[] };

const WORDS: Record<Language, Words> = {
  en: {
    subject: (place) => `TEST: email of ${place}`,
    paragraphs: (place) => [
      `TEST: emails of ${place} work.`,
      'Somebody who looks after its settings has tried this. There is nothing to do.',
    ],
  },
  de: {
    subject: (place) => `TEST: E-Mail von ${place}`,
    paragraphs: (place) => [
      `TEST: E-Mails von ${place} funktionieren.`,
      'Jemand, der die Einstellungen betreut, hat das ausprobiert. Sie müssen nichts tun.',
    ],
  },
  nl: {
    subject: (place) => `TEST: e-mail van ${place}`,
    paragraphs: (place) => [
      `TEST: e-mails van ${place} werken.`,
      'Iemand die de instellingen beheert, heeft dit geprobeerd. U hoeft niets te doen.',
    ],
  },
  fr: {
    subject: (place) => `TEST\u202f: e-mail de ${place}`,
    paragraphs: (place) => [
      `TEST\u202f: les e-mails de ${place} fonctionnent.`,
      'Une personne chargée des réglages a fait cet essai. Vous n’avez rien à faire.',
    ],
  },
  sk: {
    subject: (place) => `TEST: e-mail od ${place}`,
    paragraphs: (place) => [
      `TEST: e-maily od ${place} fungujú.`,
      'Vyskúšal to niekto, kto spravuje nastavenia. Nemusíte nič robiť.',
    ],
  },
};

/** The mail in the location's language and looks. It follows from no visit, so there is nothing to unsubscribe from. */
export const renderTrialMail = ({
  name,
  settings: { language, colour },
}: {
  name: string;
  settings: Pick<Settings, 'language' | 'colour'>;
}): Extract<Rendered, { form: 'email' }> => {
  const { subject, paragraphs } = WORDS[language];
  // A line break would end the line of the subject.
  const place = name.replaceAll(/\s+/g, ' ');
  const said = paragraphs(place);
  return {
    form: 'email',
    subject: subject(place),
    text: said.join('\n\n'),
    html: mailHtml({ language, colour, name: place, paragraphs: said }),
  };
};
