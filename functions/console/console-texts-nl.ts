import type { ConsoleTexts } from './console-texts.ts';

export const CONSOLE_NL: ConsoleTexts = {
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
    facts: {
      said: 'Melding van het systeem (Engels)',
      fields: 'Gegevens waar het om gaat',
      yourRoles: 'Uw rollen',
      code: 'Code van de fout',
      reference: 'Kenmerk van deze aanvraag',
    },
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
};
