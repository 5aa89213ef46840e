import type { Language } from '../kernel/language.ts';
import type { Rendered } from './channel.ts';

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

/** The mail in the location's language. It follows from no visit, so there is nothing to unsubscribe from. */
export const renderTrialMail = (
  language: Language,
  locationName: string,
): Extract<Rendered, { form: 'email' }> => {
  const { subject, paragraphs } = WORDS[language];
  // A line break would end the line of the subject.
  const place = locationName.replaceAll(/\s+/g, ' ');
  const said = paragraphs(place);
  const inner = said.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('\n');
  return {
    form: 'email',
    subject: subject(place),
    text: said.join('\n\n'),
    html: `<!doctype html><html lang="${language}"><body style="font-family:system-ui,sans-serif;font-size:16px;line-height:1.5">\n${inner}\n</body></html>`,
  };
};

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
