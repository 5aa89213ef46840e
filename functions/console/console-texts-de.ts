import type { ConsoleTexts } from './console-texts.ts';

export const CONSOLE_DE: ConsoleTexts = {
  product: 'Kerbside',
  skip: 'Zum Inhalt springen',
  navigation: 'Bereiche',
  areas: {
    today: 'Heute',
    inbox: 'Eingang',
    contacts: 'Kontakte',
    overview: 'Überblick',
    'dry-run': 'Probelauf',
    settings: 'Einstellungen',
  },
  language: 'Sprache',
  change: 'Ändern',
  signIn: 'Anmelden',
  signOut: 'Abmelden',
  signedOut: {
    heading: 'Sie sind abgemeldet',
    text: 'In diesem Browser kann niemand mehr Ihr Konto benutzen.',
  },
  sessionOver: {
    heading: 'Sie sind abgemeldet',
    text: 'Es wurde nichts gespeichert. Melden Sie sich in einem neuen Tab an, kehren Sie mit „Zurück“ hierher und senden Sie noch einmal: Ihre Eingaben sind noch da.',
    signIn: 'In einem neuen Tab anmelden',
  },
  roles: {
    'network-admin': 'Netz-Admin',
    admin: 'Admin',
    advisor: 'Serviceberatung',
    salesman: 'Verkauf',
    mechanic: 'Werkstatt',
  },
  channels: { oem: 'Hersteller-App', whatsapp: 'WhatsApp', sms: 'SMS', email: 'E-Mail' },
  errors: {
    notFound: {
      heading: 'Nicht gefunden',
      text: 'An dieser Adresse ist nichts, oder es gehört zu keinem Ihrer Standorte.',
    },
    forbidden: {
      heading: 'Nicht für Ihre Rolle',
      text: 'Ein Admin Ihres Betriebs kann Ihre Rollen ändern.',
    },
    noStaff: {
      heading: 'Kein Zugang',
      text: 'Ihr Konto gehört zu keinem Betrieb oder ist gesperrt. Ein Admin des Betriebs kann das ändern.',
    },
    invalid: {
      heading: 'So geht das nicht',
      text: 'Gehen Sie zurück, ändern Sie, was unten steht, und senden Sie noch einmal.',
    },
    conflict: {
      heading: 'Das hat sich inzwischen geändert',
      text: 'Jemand oder etwas war schneller. Gehen Sie zurück, laden Sie die Seite neu und sehen Sie nach, bevor Sie es noch einmal versuchen.',
    },
    busy: {
      heading: 'Gerade ausgelastet',
      text: 'Es ist nichts verloren. Versuchen Sie es gleich noch einmal.',
    },
    failed: {
      heading: 'Bei uns ist etwas schiefgegangen',
      text: 'Es wurde nichts geändert. Versuchen Sie es noch einmal, oder nennen Sie uns das Zeichen.',
    },
    back: 'Zurück',
    details: 'Einzelheiten',
    facts: {
      said: 'Meldung des Systems (englisch)',
      fields: 'Betroffene Angaben',
      yourRoles: 'Ihre Rollen',
      code: 'Kennung des Fehlers',
      reference: 'Zeichen dieses Aufrufs',
    },
    reference: (id) => `Zeichen ${id}`,
  },
  form: {
    check: 'Bitte prüfen Sie Ihre Angaben',
    optional: '(freiwillig)',
    save: 'Speichern',
    cancel: 'Abbrechen',
    search: 'Suchen',
    show: 'Anzeigen',
    next: 'Nächste Seite',
    first: 'Erste Seite',
    all: 'Alle',
    required: 'Bitte füllen Sie das aus.',
    tooLong: (most) => `Höchstens ${most} Zeichen passen.`,
    notATime: 'Bitte geben Sie Datum und Uhrzeit an.',
    unreadable: 'Das ist nicht lesbar. Bitte prüfen Sie es.',
  },
};
