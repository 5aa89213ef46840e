import type { EventNote, EventNoteCode } from '../../shared/conversations/event-note.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { colonIn } from './console-texts.ts';
import { DOMAIN_TEXTS } from './domain-texts.ts';

/** Why an event brought nothing, and what rules made of it where that is no message. */
export type EventNoteWords = Record<EventNoteCode, (value: string) => string> & {
  byRule: (rule: string) => string;
};

export const EVENT_NOTE_WORDS: Record<Language, EventNoteWords> = {
  en: {
    older: () => 'Older than what is known of the appointment, so nothing was changed.',
    finished_before: () => 'The check-in was finished before; the first results count.',
    cancelled_since: () => 'The appointment was cancelled after this happened, so no invite is sent.',
    already_finished: () => 'The check-in is finished already, so no invite is sent.',
    closed: () => 'The check-in is closed because the visit is too near. No invite is sent.',
    no_rule: () => 'No routing rule fits: the event is kept, and no message was sent.',
    unanswered: () => 'The customer did not check in before the link closed.',
    status_is: (value) => `The status is now: ${value}`,
    inbox_told: (value) => `The inbox ${value} was told.`,
    nobody: () =>
      'Nothing was sent: the event names nobody who can be reached, and nobody is known for the visit.',
    not_invited: (value) => `No invite was sent. The check-in is: ${value}`,
    hours_too_late: () => 'No invite was sent: the hours for it begin only after the check-in closes.',
    no_hours: () => 'No message was sent: the location has no hours in which it sends.',
    missing_data: () => 'No message was sent: something that its text needs is not known.',
    byRule: (rule) => `Rule ${rule}`,
  },
  de: {
    older: () => 'Älter als das, was vom Termin bekannt ist; deshalb wurde nichts geändert.',
    finished_before: () => 'Der Check-in war schon abgeschlossen; die ersten Ergebnisse gelten.',
    cancelled_since: () => 'Der Termin wurde danach abgesagt; deshalb geht keine Einladung hinaus.',
    already_finished: () => 'Der Check-in ist schon abgeschlossen; deshalb geht keine Einladung hinaus.',
    closed: () => 'Der Check-in ist geschlossen, weil der Besuch zu nah ist. Es geht keine Einladung hinaus.',
    no_rule: () => 'Keine Regel passt: Das Ereignis wird aufbewahrt, gesendet wurde nichts.',
    unanswered: () => 'Der Kunde hat nicht eingecheckt, bevor der Link sich schloss.',
    status_is: (value) => `Der Status ist jetzt: ${value}`,
    inbox_told: (value) => `Der Posteingang ${value} hat Bescheid bekommen.`,
    nobody: () =>
      'Nichts wurde gesendet: Das Ereignis nennt niemanden, der erreichbar ist, und zum Besuch ist niemand bekannt.',
    not_invited: (value) => `Keine Einladung wurde gesendet. Der Check-in ist: ${value}`,
    hours_too_late: () =>
      'Keine Einladung wurde gesendet: Die Zeiten dafür beginnen erst, wenn der Check-in geschlossen ist.',
    no_hours: () => 'Keine Nachricht wurde gesendet: Der Standort hat keine Zeiten, zu denen er sendet.',
    missing_data: () => 'Keine Nachricht wurde gesendet: Etwas, das der Text braucht, ist nicht bekannt.',
    byRule: (rule) => `Regel ${rule}`,
  },
  nl: {
    older: () => 'Ouder dan wat van de afspraak bekend is; daarom is niets gewijzigd.',
    finished_before: () => 'De check-in was al afgerond; de eerste resultaten gelden.',
    cancelled_since: () => 'De afspraak is daarna geannuleerd; daarom gaat er geen uitnodiging uit.',
    already_finished: () => 'De check-in is al afgerond; daarom gaat er geen uitnodiging uit.',
    closed: () => 'De check-in is gesloten omdat het bezoek te dichtbij is. Er gaat geen uitnodiging uit.',
    no_rule: () => 'Geen regel past: de gebeurtenis wordt bewaard en er is niets verstuurd.',
    unanswered: () => 'De klant heeft niet ingecheckt voordat de link sloot.',
    status_is: (value) => `De status is nu: ${value}`,
    inbox_told: (value) => `Het postvak ${value} is op de hoogte gebracht.`,
    nobody: () =>
      'Er is niets verstuurd: de gebeurtenis noemt niemand die bereikbaar is, en voor het bezoek is niemand bekend.',
    not_invited: (value) => `Er is geen uitnodiging verstuurd. De check-in is: ${value}`,
    hours_too_late: () =>
      'Er is geen uitnodiging verstuurd: de uren ervoor beginnen pas als de check-in gesloten is.',
    no_hours: () => 'Er is geen bericht verstuurd: de vestiging heeft geen uren waarin zij verstuurt.',
    missing_data: () => 'Er is geen bericht verstuurd: iets wat de tekst nodig heeft, is niet bekend.',
    byRule: (rule) => `Regel ${rule}`,
  },
  fr: {
    older: () => 'Plus ancien que ce que l’on sait du rendez-vous, rien n’a donc été modifié.',
    finished_before: () => 'L’enregistrement était déjà terminé, les premiers résultats comptent.',
    cancelled_since: () => 'Le rendez-vous a été annulé ensuite, aucune invitation ne part donc.',
    already_finished: () => 'L’enregistrement est déjà terminé, aucune invitation ne part donc.',
    closed: () =>
      'L’enregistrement est fermé parce que la visite est trop proche. Aucune invitation ne part.',
    no_rule: () => 'Aucune règle ne convient\u202f: l’événement est conservé, rien n’a été envoyé.',
    unanswered: () => 'Le client ne s’est pas enregistré avant la fermeture du lien.',
    status_is: (value) => `Le statut est maintenant\u202f: ${value}`,
    inbox_told: (value) => `La boîte de réception ${value} a été prévenue.`,
    nobody: () =>
      'Rien n’a été envoyé\u202f: l’événement ne nomme personne de joignable, et personne n’est connu pour la visite.',
    not_invited: (value) => `Aucune invitation n’a été envoyée. L’enregistrement est\u202f: ${value}`,
    hours_too_late: () =>
      'Aucune invitation n’a été envoyée\u202f: ses heures ne commencent qu’après la fermeture de l’enregistrement.',
    no_hours: () => 'Aucun message n’a été envoyé\u202f: le site n’a pas d’heures d’envoi.',
    missing_data: () =>
      'Aucun message n’a été envoyé\u202f: une donnée dont son texte a besoin n’est pas connue.',
    byRule: (rule) => `Règle ${rule}`,
  },
  sk: {
    older: () => 'Staršie než to, čo je o termíne známe, preto sa nič nezmenilo.',
    finished_before: () => 'Check-in bol už dokončený; platia prvé výsledky.',
    cancelled_since: () => 'Termín bol potom zrušený, preto sa pozvánka neposiela.',
    already_finished: () => 'Check-in je už dokončený, preto sa pozvánka neposiela.',
    closed: () => 'Check-in je uzavretý, lebo návšteva je príliš blízko. Pozvánka sa neposiela.',
    no_rule: () => 'Nezodpovedá žiadne pravidlo: udalosť sa uchová a nič sa neposlalo.',
    unanswered: () => 'Zákazník sa neprihlásil skôr, než sa odkaz uzavrel.',
    status_is: (value) => `Stav je teraz: ${value}`,
    inbox_told: (value) => `Schránka ${value} dostala správu.`,
    nobody: () =>
      'Nič sa neposlalo: udalosť neuvádza nikoho, koho možno zastihnúť, a k návšteve nie je nikto známy.',
    not_invited: (value) => `Pozvánka sa neposlala. Check-in je: ${value}`,
    hours_too_late: () => 'Pozvánka sa neposlala: hodiny na ňu začínajú až po uzavretí check-inu.',
    no_hours: () => 'Správa sa neposlala: prevádzka nemá hodiny, v ktorých posiela.',
    missing_data: () => 'Správa sa neposlala: niečo, čo jej text potrebuje, nie je známe.',
    byRule: (rule) => `Pravidlo ${rule}`,
  },
};

/** The value of a note in the words of the page. */
const valueIn = (language: Language, { code, values: [value = ''] = [] }: EventNote): string => {
  const { visitStatus, checkIn } = DOMAIN_TEXTS[language];
  if (code === 'status_is') return new Map(Object.entries(visitStatus)).get(value) ?? value;
  return code === 'not_invited' ? (new Map(Object.entries(checkIn)).get(value) ?? value) : value;
};

/** A note as a sentence; where a rule did it, with the rule before it. */
export const eventNoteIn = (language: Language, note: EventNote): string => {
  const words = EVENT_NOTE_WORDS[language];
  const says = words[note.code](valueIn(language, note));
  return note.ruleId === undefined ? says : `${words.byRule(note.ruleId)}${colonIn(language)}${says}`;
};
