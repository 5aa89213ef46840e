import type { Role } from '../../shared/dealers/staff.ts';
import type { Channel } from '../../shared/dealers/settings.ts';
import type { Language } from '../../shared/kernel/language.ts';

/** What stands on every page of the console, in one language. A missing key does not compile. */
export type ConsoleTexts = {
  product: string;
  skip: string;
  navigation: string;
  /** The areas, by the first part of their path. */
  areas: Record<Area, string>;
  language: string;
  change: string;
  signIn: string;
  signOut: string;
  signedOut: { heading: string; text: string };
  sessionOver: { heading: string; text: string; signIn: string };
  roles: Record<Role, string>;
  channels: Record<Channel, string>;
  errors: {
    notFound: { heading: string; text: string };
    forbidden: { heading: string; text: string };
    noStaff: { heading: string; text: string };
    invalid: { heading: string; text: string };
    conflict: { heading: string; text: string };
    busy: { heading: string; text: string };
    failed: { heading: string; text: string };
    back: string;
    details: string;
    reference: (id: string) => string;
  };
  form: {
    check: string;
    optional: string;
    save: string;
    cancel: string;
    search: string;
    show: string;
    next: string;
    first: string;
    all: string;
    required: string;
    tooLong: (most: number) => string;
    notATime: string;
    unreadable: string;
  };
};

/** The areas of the navigation, in its order. One appears as soon as it has a route. */
export const AREAS = ['today', 'inbox', 'contacts', 'overview', 'dry-run', 'settings'] as const;
export type Area = (typeof AREAS)[number];

export const CONSOLE_TEXTS: Record<Language, ConsoleTexts> = {
  en: {
    product: 'Kerbside',
    skip: 'Skip to the content',
    navigation: 'Areas',
    areas: {
      today: 'Today',
      inbox: 'Inbox',
      contacts: 'Contacts',
      overview: 'Overview',
      'dry-run': 'Dry run',
      settings: 'Settings',
    },
    language: 'Language',
    change: 'Change',
    signIn: 'Sign in',
    signOut: 'Sign out',
    signedOut: {
      heading: 'You are signed out',
      text: 'Nobody can use this browser for your account now.',
    },
    sessionOver: {
      heading: 'You are signed out',
      text: 'Nothing was saved. Sign in again in a new tab, then come back with the Back button and send once more: what you typed is still there.',
      signIn: 'Sign in, in a new tab',
    },
    roles: {
      'network-admin': 'Network admin',
      admin: 'Admin',
      advisor: 'Service advisor',
      salesman: 'Salesperson',
      mechanic: 'Mechanic',
    },
    channels: { oem: 'Manufacturer’s app', whatsapp: 'WhatsApp', sms: 'SMS', email: 'Email' },
    errors: {
      notFound: {
        heading: 'Not found',
        text: 'There is nothing at this address, or it is not at one of your locations.',
      },
      forbidden: { heading: 'Not for your role', text: 'An admin of your dealer can change your roles.' },
      noStaff: {
        heading: 'No access',
        text: 'Your account belongs to no dealer, or is suspended. An admin of the dealer can change that.',
      },
      invalid: {
        heading: 'That cannot be done so',
        text: 'Go back, mend what is said below, and send again.',
      },
      conflict: {
        heading: 'It has changed meanwhile',
        text: 'Somebody or something was quicker. Go back, reload the page and look before you try again.',
      },
      busy: { heading: 'Busy at the moment', text: 'Nothing is lost. Wait a moment and try again.' },
      failed: {
        heading: 'Something went wrong on our side',
        text: 'Nothing was changed. Try again, or tell us the reference.',
      },
      back: 'Back',
      details: 'Details',
      reference: (id) => `Reference ${id}`,
    },
    form: {
      check: 'Please check your entries',
      optional: '(optional)',
      save: 'Save',
      cancel: 'Cancel',
      search: 'Search',
      show: 'Show',
      next: 'Next page',
      first: 'First page',
      all: 'All',
      required: 'Please fill this in.',
      tooLong: (most) => `At most ${most} characters fit.`,
      notATime: 'Please give a date and a time.',
      unreadable: 'This cannot be read. Please check it.',
    },
  },
  de: {
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
  },
  nl: {
    product: 'Kerbside',
    skip: 'Naar de inhoud',
    navigation: 'Onderdelen',
    areas: {
      today: 'Vandaag',
      inbox: 'Inbox',
      contacts: 'Contacten',
      overview: 'Overzicht',
      'dry-run': 'Proefrun',
      settings: 'Instellingen',
    },
    language: 'Taal',
    change: 'Wijzigen',
    signIn: 'Inloggen',
    signOut: 'Uitloggen',
    signedOut: {
      heading: 'U bent uitgelogd',
      text: 'Niemand kan in deze browser nog uw account gebruiken.',
    },
    sessionOver: {
      heading: 'U bent uitgelogd',
      text: 'Er is niets opgeslagen. Log opnieuw in op een nieuw tabblad, keer met Terug hierheen en verstuur nog eens: wat u invulde staat er nog.',
      signIn: 'Inloggen op een nieuw tabblad',
    },
    roles: {
      'network-admin': 'Netwerkbeheerder',
      admin: 'Beheerder',
      advisor: 'Serviceadviseur',
      salesman: 'Verkoper',
      mechanic: 'Monteur',
    },
    channels: { oem: 'App van de fabrikant', whatsapp: 'WhatsApp', sms: 'Sms', email: 'E-mail' },
    errors: {
      notFound: {
        heading: 'Niet gevonden',
        text: 'Op dit adres staat niets, of het hoort niet bij een van uw vestigingen.',
      },
      forbidden: {
        heading: 'Niet voor uw rol',
        text: 'Een beheerder van uw bedrijf kan uw rollen wijzigen.',
      },
      noStaff: {
        heading: 'Geen toegang',
        text: 'Uw account hoort bij geen bedrijf of is geblokkeerd. Een beheerder van het bedrijf kan dat wijzigen.',
      },
      invalid: {
        heading: 'Zo kan het niet',
        text: 'Ga terug, verbeter wat hieronder staat en verstuur opnieuw.',
      },
      conflict: {
        heading: 'Het is intussen gewijzigd',
        text: 'Iemand of iets was sneller. Ga terug, laad de pagina opnieuw en kijk voordat u het nog eens probeert.',
      },
      busy: { heading: 'Op dit moment druk', text: 'Er is niets verloren. Probeer het zo nog eens.' },
      failed: {
        heading: 'Er ging bij ons iets mis',
        text: 'Er is niets gewijzigd. Probeer het opnieuw of noem ons het kenmerk.',
      },
      back: 'Terug',
      details: 'Details',
      reference: (id) => `Kenmerk ${id}`,
    },
    form: {
      check: 'Controleer uw gegevens',
      optional: '(niet verplicht)',
      save: 'Opslaan',
      cancel: 'Annuleren',
      search: 'Zoeken',
      show: 'Tonen',
      next: 'Volgende pagina',
      first: 'Eerste pagina',
      all: 'Alle',
      required: 'Vul dit in.',
      tooLong: (most) => `Er passen hoogstens ${most} tekens.`,
      notATime: 'Geef een datum en een tijd op.',
      unreadable: 'Dit is niet leesbaar. Controleer het.',
    },
  },
  fr: {
    product: 'Kerbside',
    skip: 'Aller au contenu',
    navigation: 'Rubriques',
    areas: {
      today: 'Aujourd’hui',
      inbox: 'Réception',
      contacts: 'Contacts',
      overview: 'Aperçu',
      'dry-run': 'Simulation',
      settings: 'Réglages',
    },
    language: 'Langue',
    change: 'Changer',
    signIn: 'Se connecter',
    signOut: 'Se déconnecter',
    signedOut: {
      heading: 'Vous êtes déconnecté',
      text: 'Plus personne ne peut utiliser votre compte dans ce navigateur.',
    },
    sessionOver: {
      heading: 'Vous êtes déconnecté',
      text: 'Rien n’a été enregistré. Reconnectez-vous dans un nouvel onglet, revenez avec le bouton Retour et envoyez à nouveau\u202f: votre saisie est encore là.',
      signIn: 'Se connecter dans un nouvel onglet',
    },
    roles: {
      'network-admin': 'Admin du réseau',
      admin: 'Admin',
      advisor: 'Conseiller service',
      salesman: 'Vendeur',
      mechanic: 'Mécanicien',
    },
    channels: { oem: 'Application du constructeur', whatsapp: 'WhatsApp', sms: 'SMS', email: 'E-mail' },
    errors: {
      notFound: {
        heading: 'Introuvable',
        text: 'Il n’y a rien à cette adresse, ou cela ne relève pas de vos sites.',
      },
      forbidden: {
        heading: 'Pas pour votre rôle',
        text: 'Un admin de votre concession peut changer vos rôles.',
      },
      noStaff: {
        heading: 'Pas d’accès',
        text: 'Votre compte n’appartient à aucune concession, ou est suspendu. Un admin de la concession peut changer cela.',
      },
      invalid: {
        heading: 'Impossible ainsi',
        text: 'Revenez en arrière, corrigez ce qui est dit ci-dessous et envoyez à nouveau.',
      },
      conflict: {
        heading: 'Cela a changé entre-temps',
        text: 'Quelqu’un ou quelque chose a été plus rapide. Revenez en arrière, rechargez la page et regardez avant de réessayer.',
      },
      busy: { heading: 'Occupé pour l’instant', text: 'Rien n’est perdu. Réessayez dans un moment.' },
      failed: {
        heading: 'Un problème est survenu chez nous',
        text: 'Rien n’a été changé. Réessayez, ou donnez-nous la référence.',
      },
      back: 'Retour',
      details: 'Détails',
      reference: (id) => `Référence ${id}`,
    },
    form: {
      check: 'Vérifiez vos saisies',
      optional: '(facultatif)',
      save: 'Enregistrer',
      cancel: 'Annuler',
      search: 'Chercher',
      show: 'Afficher',
      next: 'Page suivante',
      first: 'Première page',
      all: 'Tous',
      required: 'Veuillez remplir ce champ.',
      tooLong: (most) => `${most} caractères au plus.`,
      notATime: 'Indiquez une date et une heure.',
      unreadable: 'Cela n’est pas lisible. Vérifiez.',
    },
  },
  sk: {
    product: 'Kerbside',
    skip: 'Prejsť na obsah',
    navigation: 'Oblasti',
    areas: {
      today: 'Dnes',
      inbox: 'Doručené',
      contacts: 'Kontakty',
      overview: 'Prehľad',
      'dry-run': 'Skúška',
      settings: 'Nastavenia',
    },
    language: 'Jazyk',
    change: 'Zmeniť',
    signIn: 'Prihlásiť sa',
    signOut: 'Odhlásiť sa',
    signedOut: {
      heading: 'Ste odhlásení',
      text: 'V tomto prehliadači už nikto nemôže použiť váš účet.',
    },
    sessionOver: {
      heading: 'Ste odhlásení',
      text: 'Nič sa neuložilo. Prihláste sa znova na novej karte, vráťte sa tlačidlom Späť a odošlite ešte raz: čo ste napísali, je stále tam.',
      signIn: 'Prihlásiť sa na novej karte',
    },
    roles: {
      'network-admin': 'Správca siete',
      admin: 'Správca',
      advisor: 'Servisný poradca',
      salesman: 'Predajca',
      mechanic: 'Mechanik',
    },
    channels: { oem: 'Aplikácia výrobcu', whatsapp: 'WhatsApp', sms: 'SMS', email: 'E-mail' },
    errors: {
      notFound: {
        heading: 'Nenájdené',
        text: 'Na tejto adrese nič nie je alebo nepatrí k žiadnej z vašich prevádzok.',
      },
      forbidden: { heading: 'Nie pre vašu rolu', text: 'Správca vášho predajcu môže zmeniť vaše roly.' },
      noStaff: {
        heading: 'Bez prístupu',
        text: 'Váš účet nepatrí k žiadnemu predajcovi alebo je pozastavený. Správca predajcu to môže zmeniť.',
      },
      invalid: {
        heading: 'Takto to nejde',
        text: 'Vráťte sa, opravte, čo je napísané nižšie, a odošlite znova.',
      },
      conflict: {
        heading: 'Medzitým sa to zmenilo',
        text: 'Niekto alebo niečo bolo rýchlejšie. Vráťte sa, obnovte stránku a pozrite sa, skôr než to skúsite znova.',
      },
      busy: { heading: 'Práve zaneprázdnené', text: 'Nič sa nestratilo. Skúste to o chvíľu.' },
      failed: {
        heading: 'U nás sa niečo pokazilo',
        text: 'Nič sa nezmenilo. Skúste to znova alebo nám povedzte značku.',
      },
      back: 'Späť',
      details: 'Podrobnosti',
      reference: (id) => `Značka ${id}`,
    },
    form: {
      check: 'Skontrolujte svoje údaje',
      optional: '(nepovinné)',
      save: 'Uložiť',
      cancel: 'Zrušiť',
      search: 'Hľadať',
      show: 'Zobraziť',
      next: 'Ďalšia strana',
      first: 'Prvá strana',
      all: 'Všetky',
      required: 'Vyplňte to, prosím.',
      tooLong: (most) => `Zmestí sa najviac ${most} znakov.`,
      notATime: 'Uveďte dátum a čas.',
      unreadable: 'Toto sa nedá prečítať. Skontrolujte to.',
    },
  },
};

/** What stands between a name and what is said of it: French sets a narrow space before the colon. */
export const colonIn = (language: Language): string => (language === 'fr' ? '\u202f: ' : ': ');
