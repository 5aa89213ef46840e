import type { Channel } from '../dealers/settings.ts';
import type { Language } from '../kernel/language.ts';

/** What the page says on which a person chooses what a dealer sends. */
export type PreferenceTexts = {
  heading: string;
  lead: (dealer: string) => string;
  channels: Record<Channel, string>;
  service: string;
  marketing: string;
  preferred: string;
  noPreference: string;
  nothing: string;
  nothingHint: (dealer: string) => string;
  /** Where the page cannot take a STOP or a complaint back. */
  stopped: (dealer: string) => string;
  save: string;
  saved: string;
  unchanged: string;
  on: (what: string) => string;
  off: (what: string) => string;
  preferredIs: (channel: string) => string;
  nothingOn: string;
  nothingOff: string;
};

/** French sets a narrow space, on which no line breaks, before a colon. */
const FR = '\u202f';

export const PREFERENCE_TEXTS: Record<Language, PreferenceTexts> = {
  en: {
    heading: 'Your messages',
    lead: (dealer) => `Choose what ${dealer} may send you, and by which way.`,
    channels: { oem: 'The manufacturer’s app', whatsapp: 'WhatsApp', sms: 'SMS', email: 'Email' },
    service: 'Messages about my visits',
    marketing: 'Offers and advertising',
    preferred: 'How do you like to be reached?',
    noPreference: 'No preference',
    nothing: 'No messages at all',
    nothingHint: (dealer) => `${dealer} then sends you nothing more, by any way.`,
    stopped: (dealer) =>
      `You get no messages at the moment. To get them again, reply START to the last message or tell ${dealer}.`,
    save: 'Save',
    saved: 'Your choice is saved',
    unchanged: 'Nothing has changed.',
    on: (what) => `${what}: yes`,
    off: (what) => `${what}: no`,
    preferredIs: (channel) => `Preferred: ${channel}`,
    nothingOn: 'You will get no more messages.',
    nothingOff: 'You will get messages again.',
  },
  de: {
    heading: 'Ihre Nachrichten',
    lead: (dealer) => `Wählen Sie, was ${dealer} Ihnen schicken darf und auf welchem Weg.`,
    channels: { oem: 'App des Herstellers', whatsapp: 'WhatsApp', sms: 'SMS', email: 'E-Mail' },
    service: 'Nachrichten zu meinen Terminen',
    marketing: 'Angebote und Werbung',
    preferred: 'Wie möchten Sie erreicht werden?',
    noPreference: 'Keine Vorliebe',
    nothing: 'Gar keine Nachrichten',
    nothingHint: (dealer) => `${dealer} schickt Ihnen dann auf keinem Weg mehr etwas.`,
    stopped: (dealer) =>
      `Sie erhalten zurzeit keine Nachrichten. Um sie wieder zu erhalten, antworten Sie auf die letzte Nachricht mit START oder sagen Sie es ${dealer}.`,
    save: 'Speichern',
    saved: 'Ihre Auswahl ist gespeichert',
    unchanged: 'Es hat sich nichts geändert.',
    on: (what) => `${what}: ja`,
    off: (what) => `${what}: nein`,
    preferredIs: (channel) => `Bevorzugt: ${channel}`,
    nothingOn: 'Sie erhalten keine Nachrichten mehr.',
    nothingOff: 'Sie erhalten wieder Nachrichten.',
  },
  nl: {
    heading: 'Je berichten',
    lead: (dealer) => `Kies wat ${dealer} je mag sturen, en langs welke weg.`,
    channels: { oem: 'De app van de fabrikant', whatsapp: 'WhatsApp', sms: 'Sms', email: 'E-mail' },
    service: 'Berichten over mijn afspraken',
    marketing: 'Aanbiedingen en reclame',
    preferred: 'Hoe word je het liefst bereikt?',
    noPreference: 'Geen voorkeur',
    nothing: 'Helemaal geen berichten',
    nothingHint: (dealer) => `${dealer} stuurt je dan niets meer, op geen enkele manier.`,
    stopped: (dealer) =>
      `Je krijgt nu geen berichten. Antwoord START op het laatste bericht of vraag het aan ${dealer} om ze weer te krijgen.`,
    save: 'Opslaan',
    saved: 'Je keuze is opgeslagen',
    unchanged: 'Er is niets veranderd.',
    on: (what) => `${what}: ja`,
    off: (what) => `${what}: nee`,
    preferredIs: (channel) => `Voorkeur: ${channel}`,
    nothingOn: 'Je krijgt geen berichten meer.',
    nothingOff: 'Je krijgt weer berichten.',
  },
  fr: {
    heading: 'Vos messages',
    lead: (dealer) => `Choisissez ce que ${dealer} peut vous envoyer, et par quel moyen.`,
    channels: { oem: 'L’application du constructeur', whatsapp: 'WhatsApp', sms: 'SMS', email: 'E-mail' },
    service: 'Messages concernant mes rendez-vous',
    marketing: 'Offres et publicité',
    preferred: `Comment souhaitez-vous être contacté(e)${FR}?`,
    noPreference: 'Pas de préférence',
    nothing: 'Aucun message',
    nothingHint: (dealer) => `${dealer} ne vous envoie alors plus rien, par aucun moyen.`,
    stopped: (dealer) =>
      `Vous ne recevez pas de messages en ce moment. Pour en recevoir à nouveau, répondez START au dernier message ou dites-le à ${dealer}.`,
    save: 'Enregistrer',
    saved: 'Votre choix est enregistré',
    unchanged: 'Rien n’a changé.',
    on: (what) => `${what}${FR}: oui`,
    off: (what) => `${what}${FR}: non`,
    preferredIs: (channel) => `Préférence${FR}: ${channel}`,
    nothingOn: 'Vous ne recevrez plus de messages.',
    nothingOff: 'Vous recevrez à nouveau des messages.',
  },
  sk: {
    heading: 'Vaše správy',
    lead: (dealer) => `Vyberte si, čo vám môže posielať ${dealer} a akým spôsobom.`,
    channels: { oem: 'Aplikácia výrobcu', whatsapp: 'WhatsApp', sms: 'SMS', email: 'E-mail' },
    service: 'Správy o mojich návštevách',
    marketing: 'Ponuky a reklama',
    preferred: 'Ako vás máme kontaktovať?',
    noPreference: 'Nezáleží mi na tom',
    nothing: 'Vôbec žiadne správy',
    nothingHint: (dealer) => `${dealer} vám potom už nič nepošle žiadnym spôsobom.`,
    stopped: (dealer) =>
      `Momentálne nedostávate žiadne správy. Ak ich chcete opäť dostávať, odpovedzte START na poslednú správu alebo to povedzte: ${dealer}.`,
    save: 'Uložiť',
    saved: 'Vaša voľba je uložená',
    unchanged: 'Nič sa nezmenilo.',
    on: (what) => `${what}: áno`,
    off: (what) => `${what}: nie`,
    preferredIs: (channel) => `Uprednostňujete: ${channel}`,
    nothingOn: 'Už nebudete dostávať správy.',
    nothingOff: 'Správy budete opäť dostávať.',
  },
};
