import type { Language } from '../../shared/kernel/language.ts';
import type { Visit } from '../../shared/visits/visit.ts';

export type DryRunTexts = {
  heading: string;
  lead: string;
  ofVisit: string;
  tryIt: string;
  appointment: string;
  customer: string;
  vehicle: string;
  location: string;
  kind: string;
  kinds: Record<Visit['kind'], string>;
  startsAt: string;
  endsAt: string;
  service: string;
  firstName: string;
  lastName: string;
  messageLanguage: string;
  mobile: string;
  email: string;
  preferred: string;
  noPreference: string;
  vin: string;
  plate: string;
  brand: string;
  model: string;
  result: string;
  mode: Record<'off' | 'shadow' | 'on', string>;
  nothing: string;
  skipped: string;
  withdrawn: string;
  teamTold: string;
  held: string;
  change: Record<'new' | 'moved' | 'unchanged', string>;
  to: (name: string) => string;
  until: (time: string) => string;
  channelsHint: string;
  text: string;
  subject: string;
  button: string;
  sms: (characters: number, parts: number) => string;
};

/** French sets a narrow space, on which no line breaks, before a colon and a question mark. */
const FR = '\u202f';

export const DRY_RUN_TEXTS: Record<Language, DryRunTexts> = {
  en: {
    heading: 'Dry run',
    lead: 'See what would be sent, when, to whom and in which words. Nothing is sent and nothing is saved.',
    ofVisit: 'What would be sent for this visit',
    tryIt: 'Show what would be sent',
    appointment: 'Appointment',
    customer: 'Customer',
    vehicle: 'Vehicle',
    location: 'Location',
    kind: 'Kind',
    kinds: { service: 'Service', sales: 'Sales', rental: 'Rental' },
    startsAt: 'Begins',
    endsAt: 'Ends',
    service: 'Planned work',
    firstName: 'First name',
    lastName: 'Last name',
    messageLanguage: 'Language of the messages',
    mobile: 'Mobile number',
    email: 'Email',
    preferred: 'Preferred channel',
    noPreference: 'No preference',
    vin: 'VIN',
    plate: 'Licence plate',
    brand: 'Brand',
    model: 'Model',
    result: 'What would be sent',
    mode: {
      on: 'The automation of this location is on.',
      shadow: 'The automation is in shadow mode: this is planned and shown, and not sent.',
      off: 'The automation of this location is off: none of this would be sent.',
    },
    nothing: 'Nothing would be sent.',
    skipped: 'Wanted, but not possible',
    withdrawn: 'Would be withdrawn',
    teamTold: 'the team is told',
    held: 'waits for approval',
    change: { new: 'new', moved: 'moved', unchanged: 'planned' },
    to: (name) => `to ${name}`,
    until: (time) => `until ${time} at the latest`,
    channelsHint: 'Tried in this order; the first that delivers is the only one.',
    text: 'Text',
    subject: 'Subject',
    button: 'Button',
    sms: (characters, parts) => `${characters} characters, ${parts} SMS`,
  },
  de: {
    heading: 'Probelauf',
    lead: 'Sehen Sie, was wann an wen und mit welchen Worten gesendet würde. Es wird nichts gesendet und nichts gespeichert.',
    ofVisit: 'Was für diesen Termin gesendet würde',
    tryIt: 'Zeigen, was gesendet würde',
    appointment: 'Termin',
    customer: 'Kunde',
    vehicle: 'Fahrzeug',
    location: 'Standort',
    kind: 'Art',
    kinds: { service: 'Service', sales: 'Verkauf', rental: 'Vermietung' },
    startsAt: 'Beginn',
    endsAt: 'Ende',
    service: 'Geplante Arbeit',
    firstName: 'Vorname',
    lastName: 'Nachname',
    messageLanguage: 'Sprache der Nachrichten',
    mobile: 'Mobilnummer',
    email: 'E-Mail',
    preferred: 'Bevorzugter Kanal',
    noPreference: 'Kein Wunsch',
    vin: 'Fahrgestellnummer',
    plate: 'Kennzeichen',
    brand: 'Marke',
    model: 'Modell',
    result: 'Was gesendet würde',
    mode: {
      on: 'Die Automatik dieses Standorts ist an.',
      shadow: 'Die Automatik läuft im Schatten: Es wird geplant und gezeigt, aber nichts gesendet.',
      off: 'Die Automatik dieses Standorts ist aus: Nichts davon würde gesendet.',
    },
    nothing: 'Es würde nichts gesendet.',
    skipped: 'Gewünscht, aber nicht möglich',
    withdrawn: 'Würde zurückgezogen',
    teamTold: 'das Team erfährt es',
    held: 'wartet auf Freigabe',
    change: { new: 'neu', moved: 'verschoben', unchanged: 'geplant' },
    to: (name) => `an ${name}`,
    until: (time) => `spätestens bis ${time}`,
    channelsHint: 'In dieser Reihenfolge; der erste Kanal, der zustellt, bleibt der einzige.',
    text: 'Text',
    subject: 'Betreff',
    button: 'Schaltfläche',
    sms: (characters, parts) => `${characters} Zeichen, ${parts} SMS`,
  },
  nl: {
    heading: 'Proefrun',
    lead: 'Zie wat er wanneer, aan wie en met welke woorden zou worden verstuurd. Er wordt niets verstuurd en niets opgeslagen.',
    ofVisit: 'Wat er voor deze afspraak zou worden verstuurd',
    tryIt: 'Toon wat er zou worden verstuurd',
    appointment: 'Afspraak',
    customer: 'Klant',
    vehicle: 'Voertuig',
    location: 'Vestiging',
    kind: 'Soort',
    kinds: { service: 'Service', sales: 'Verkoop', rental: 'Verhuur' },
    startsAt: 'Begin',
    endsAt: 'Einde',
    service: 'Gepland werk',
    firstName: 'Voornaam',
    lastName: 'Achternaam',
    messageLanguage: 'Taal van de berichten',
    mobile: 'Mobiel nummer',
    email: 'E-mail',
    preferred: 'Voorkeurskanaal',
    noPreference: 'Geen voorkeur',
    vin: 'Chassisnummer',
    plate: 'Kenteken',
    brand: 'Merk',
    model: 'Model',
    result: 'Wat er zou worden verstuurd',
    mode: {
      on: 'De automatisering van deze vestiging staat aan.',
      shadow: 'De automatisering loopt in de schaduw: alles wordt gepland en getoond, maar niet verstuurd.',
      off: 'De automatisering van deze vestiging staat uit: hiervan zou niets worden verstuurd.',
    },
    nothing: 'Er zou niets worden verstuurd.',
    skipped: 'Gewenst, maar niet mogelijk',
    withdrawn: 'Zou worden ingetrokken',
    teamTold: 'het team krijgt bericht',
    held: 'wacht op goedkeuring',
    change: { new: 'nieuw', moved: 'verplaatst', unchanged: 'gepland' },
    to: (name) => `aan ${name}`,
    until: (time) => `uiterlijk ${time}`,
    channelsHint: 'In deze volgorde; het eerste kanaal dat aflevert blijft het enige.',
    text: 'Tekst',
    subject: 'Onderwerp',
    button: 'Knop',
    sms: (characters, parts) => `${characters} tekens, ${parts} sms`,
  },
  fr: {
    heading: 'Simulation',
    lead: 'Voyez ce qui serait envoyé, quand, à qui et avec quels mots. Rien n’est envoyé ni enregistré.',
    ofVisit: 'Ce qui serait envoyé pour ce rendez-vous',
    tryIt: 'Montrer ce qui serait envoyé',
    appointment: 'Rendez-vous',
    customer: 'Client',
    vehicle: 'Véhicule',
    location: 'Site',
    kind: 'Type',
    kinds: { service: 'Atelier', sales: 'Vente', rental: 'Location' },
    startsAt: 'Début',
    endsAt: 'Fin',
    service: 'Travaux prévus',
    firstName: 'Prénom',
    lastName: 'Nom',
    messageLanguage: 'Langue des messages',
    mobile: 'Numéro de mobile',
    email: 'E-mail',
    preferred: 'Canal préféré',
    noPreference: 'Pas de préférence',
    vin: 'Numéro de châssis',
    plate: 'Immatriculation',
    brand: 'Marque',
    model: 'Modèle',
    result: 'Ce qui serait envoyé',
    mode: {
      on: 'L’automatisation de ce site est active.',
      shadow: `L’automatisation tourne à blanc${FR}: tout est prévu et montré, rien n’est envoyé.`,
      off: `L’automatisation de ce site est arrêtée${FR}: rien de tout cela ne serait envoyé.`,
    },
    nothing: 'Rien ne serait envoyé.',
    skipped: 'Souhaité, mais impossible',
    withdrawn: 'Serait retiré',
    teamTold: 'l’équipe est prévenue',
    held: 'attend une validation',
    change: { new: 'nouveau', moved: 'déplacé', unchanged: 'prévu' },
    to: (name) => `à ${name}`,
    until: (time) => `au plus tard à ${time}`,
    channelsHint: 'Dans cet ordre, et un seul est utilisé dès qu’il aboutit.',
    text: 'Texte',
    subject: 'Objet',
    button: 'Bouton',
    sms: (characters, parts) => `${characters} caractères, ${parts} SMS`,
  },
  sk: {
    heading: 'Skúška',
    lead: 'Pozrite sa, čo by sa odoslalo, kedy, komu a akými slovami. Nič sa neodošle ani neuloží.',
    ofVisit: 'Čo by sa odoslalo k tomuto termínu',
    tryIt: 'Ukázať, čo by sa odoslalo',
    appointment: 'Termín',
    customer: 'Zákazník',
    vehicle: 'Vozidlo',
    location: 'Prevádzka',
    kind: 'Druh',
    kinds: { service: 'Servis', sales: 'Predaj', rental: 'Prenájom' },
    startsAt: 'Začiatok',
    endsAt: 'Koniec',
    service: 'Plánovaná práca',
    firstName: 'Meno',
    lastName: 'Priezvisko',
    messageLanguage: 'Jazyk správ',
    mobile: 'Mobilné číslo',
    email: 'E-mail',
    preferred: 'Preferovaný kanál',
    noPreference: 'Bez preferencie',
    vin: 'VIN',
    plate: 'Evidenčné číslo',
    brand: 'Značka',
    model: 'Model',
    result: 'Čo by sa odoslalo',
    mode: {
      on: 'Automatika tejto prevádzky je zapnutá.',
      shadow: 'Automatika beží naprázdno: všetko sa naplánuje a ukáže, nič sa neodošle.',
      off: 'Automatika tejto prevádzky je vypnutá: nič z toho by sa neodoslalo.',
    },
    nothing: 'Nič by sa neodoslalo.',
    skipped: 'Želané, ale nemožné',
    withdrawn: 'Stiahlo by sa',
    teamTold: 'tím sa to dozvie',
    held: 'čaká na schválenie',
    change: { new: 'nové', moved: 'presunuté', unchanged: 'naplánované' },
    to: (name) => `pre ${name}`,
    until: (time) => `najneskôr do ${time}`,
    channelsHint: 'V tomto poradí; prvý kanál, ktorý doručí, zostane jediný.',
    text: 'Text',
    subject: 'Predmet',
    button: 'Tlačidlo',
    sms: (characters, parts) => `${characters} znakov, ${parts} SMS`,
  },
};
