import type { ConsoleTexts } from './console-texts.ts';

export const CONSOLE_SK: ConsoleTexts = {
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
};
