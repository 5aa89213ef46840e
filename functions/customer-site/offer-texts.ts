import type { Language } from '../../shared/kernel/language.ts';
import type { Decision } from './check-in-form.ts';

/** What our check-in page says of services to choose and of agreements, in one language. */
type OfferTexts = {
  services: string;
  decisions: Record<Decision, string>;
  inclVat: (price: string) => string;
  onRequest: string;
  more: string;
  moreAbout: (service: string) => string;
  agreements: string;
  /** Stands before the title of what is agreed to. */
  agree: string;
  optional: string;
  mustAgree: string;
  read: string;
  document: string;
  /** Beside the button, where something can be chosen. */
  confirmNote: string;
};

/** French sets a narrow space, on which no line breaks, before a colon and a question mark. */
const FR = '\u202f';

export const OFFER_TEXTS: Record<Language, OfferTexts> = {
  en: {
    services: 'Would you like anything else done?',
    decisions: { declined: 'No, thank you', accepted: 'Yes, please', contact_me: 'Please contact me' },
    inclVat: (price) => `${price} incl. VAT`,
    onRequest: 'Price on request',
    more: 'More about it',
    moreAbout: (service) => `More about it: ${service}`,
    agreements: 'Please agree',
    agree: 'I have read this and agree:',
    optional: '(optional)',
    mustAgree: 'Please agree to this; without it the check-in cannot be confirmed.',
    read: 'Read the text',
    document: 'Open the document',
    confirmNote: 'You confirm the planned work and order what you answered with “Yes, please”.',
  },
  de: {
    services: 'Dürfen wir noch etwas für Sie erledigen?',
    decisions: { declined: 'Nein, danke', accepted: 'Ja, bitte', contact_me: 'Bitte melden Sie sich' },
    inclVat: (price) => `${price} inkl. MwSt.`,
    onRequest: 'Preis auf Anfrage',
    more: 'Mehr dazu',
    moreAbout: (service) => `Mehr dazu: ${service}`,
    agreements: 'Bitte stimmen Sie zu',
    agree: 'Ich habe dies gelesen und stimme zu:',
    optional: '(freiwillig)',
    mustAgree: 'Bitte stimmen Sie zu; ohne dies lässt sich der Check-in nicht bestätigen.',
    read: 'Text lesen',
    document: 'Dokument öffnen',
    confirmNote:
      'Sie bestätigen die geplanten Arbeiten und bestellen, was Sie mit „Ja, bitte“ beantwortet haben.',
  },
  nl: {
    services: 'Wilt u nog iets laten doen?',
    decisions: { declined: 'Nee, bedankt', accepted: 'Ja, graag', contact_me: 'Neem contact met mij op' },
    inclVat: (price) => `${price} incl. btw`,
    onRequest: 'Prijs op aanvraag',
    more: 'Meer hierover',
    moreAbout: (service) => `Meer hierover: ${service}`,
    agreements: 'Gaat u akkoord?',
    agree: 'Ik heb dit gelezen en ga akkoord:',
    optional: '(niet verplicht)',
    mustAgree: 'Ga hiermee akkoord; anders kan de check-in niet worden bevestigd.',
    read: 'Tekst lezen',
    document: 'Document openen',
    confirmNote: 'U bevestigt de geplande werkzaamheden en bestelt wat u met “Ja, graag” hebt beantwoord.',
  },
  fr: {
    services: `Souhaitez-vous autre chose${FR}?`,
    decisions: { declined: 'Non, merci', accepted: 'Oui, volontiers', contact_me: 'Contactez-moi' },
    inclVat: (price) => `${price} TTC`,
    onRequest: 'Prix sur demande',
    more: 'En savoir plus',
    moreAbout: (service) => `En savoir plus${FR}: ${service}`,
    agreements: 'Votre accord',
    agree: `J’ai lu ceci et je suis d’accord${FR}:`,
    optional: '(facultatif)',
    mustAgree: `Veuillez donner votre accord${FR}; sans lui, le check-in ne peut pas être confirmé.`,
    read: 'Lire le texte',
    document: 'Ouvrir le document',
    confirmNote: 'Vous confirmez les travaux prévus et commandez ce que vous avez accepté.',
  },
  sk: {
    services: 'Želáte si ešte niečo?',
    decisions: { declined: 'Nie, ďakujem', accepted: 'Áno, prosím', contact_me: 'Kontaktujte ma' },
    inclVat: (price) => `${price} vrátane DPH`,
    onRequest: 'Cena na vyžiadanie',
    more: 'Viac informácií',
    moreAbout: (service) => `Viac informácií: ${service}`,
    agreements: 'Váš súhlas',
    agree: 'Prečítal(a) som si to a súhlasím:',
    optional: '(nepovinné)',
    mustAgree: 'Vyjadrite, prosím, súhlas; bez neho sa check-in nedá potvrdiť.',
    read: 'Prečítať text',
    document: 'Otvoriť dokument',
    confirmNote: 'Potvrdzujete plánované práce a objednávate to, na čo ste odpovedali „Áno, prosím“.',
  },
};
