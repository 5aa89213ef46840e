import type { TeamWords } from './team-words.ts';

export const TEAM_NL: TeamWords = {
  lead: 'Wie voor de dealer werkt, op naam. Wat u wijzigt, geldt bij de volgende klik van die persoon.',
  leadSome: 'U beheert enkele vestigingen: u nodigt daar mensen uit en wijzigt wie alleen daar werkt.',
  invite: 'Iemand uitnodigen',
  nobody: 'Verder niemand.',
  access: { invited: 'Uitgenodigd', active: 'Actief', suspended: 'Geblokkeerd' },
  me: 'Uzelf',
  allLocations: 'Alle vestigingen',
  allAlsoLater: 'Alle vestigingen, ook toekomstige',
  someLocations: 'Alleen deze',
  fields: {
    name: 'Naam',
    email: 'E-mailadres',
    roles: 'Rollen',
    locations: 'Vestigingen',
    access: 'Toegang',
  },
  nameHint: 'Zoals collega’s hem lezen.',
  emailHint: 'Voor het inloggen. De uitnodiging gaat daarheen.',
  noEmail: 'Hier niet bekend',
  does: {
    'network-admin': 'Als een beheerder, en voor wat in het hele netwerk geldt.',
    admin: 'Alles bij de dealer, met instellingen, personeel en verwijdering.',
    advisor: 'Klanten, inbox en contacten, en wat hun wordt gestuurd.',
    salesman: 'Klanten, inbox en contacten; keurt geen berichten goed en blokkeert niemand.',
    mechanic: 'Afspraken en het werk, en niets waarmee klanten te bereiken zijn.',
  },
  inviteLead: 'De persoon krijgt een e-mail met een tijdelijk wachtwoord, dat drie dagen geldig is.',
  send: 'Uitnodiging versturen',
  faults: {
    email: 'Dit is geen e-mailadres.',
    inUse:
      'Met dit adres logt al iemand in. Is het een collega, dan staat die in de lijst; neem anders een ander adres.',
    mail: 'De uitnodiging kon niet op dit adres worden bezorgd. Controleer het en verstuur opnieuw.',
    roles: 'Kies minstens één rol.',
    locations: 'Kies minstens één vestiging.',
    unknownLocation: 'Een van deze vestigingen bestaat niet meer.',
    outOfReach: 'U kunt alleen over uw eigen vestigingen beslissen.',
    networkAdmin: 'Alleen een netwerkbeheerder geeft of ontneemt deze rol.',
  },
  changed:
    'Iemand anders heeft deze persoon intussen opgeslagen. Wat toen is opgeslagen, staat onder de velden; verstuur nog eens om het uwe op te slaan.',
  savedMeanwhile: (value) => `Intussen opgeslagen: ${value}`,
  self: 'Niemand wijzigt de eigen rollen, vestigingen of toegang: dat doet een andere beheerder, zodat de dealer er nooit zonder een zit.',
  notYours:
    'U kunt niet wijzigen wat deze persoon mag: dat kan een beheerder van al diens vestigingen, en bij netwerkbeheerders een netwerkbeheerder.',
  invitedAt: (moment) => `sinds ${moment}, nog niet ingelogd`,
  again: {
    ask: 'Uitnodiging opnieuw versturen',
    says: 'Er gaat een nieuwe e-mail met een nieuw tijdelijk wachtwoord uit. Het wachtwoord ervoor vervalt.',
    button: 'Opnieuw versturen',
  },
  suspend: {
    ask: 'Toegang blokkeren',
    says: 'Bij de volgende klik ziet deze persoon niets meer. Account, rollen en de naam in de geschiedenis blijven; u kunt de blokkade altijd opheffen.',
    button: 'Blokkeren',
  },
  reactivate: {
    ask: 'Blokkade opheffen',
    says: 'Deze persoon mag meteen weer wat de rollen zeggen, met het wachtwoord van voorheen.',
    button: 'Blokkade opheffen',
  },
  decideAgain:
    'Iemand heeft deze persoon intussen gewijzigd, daarom is niets gedaan. U ziet hoe het nu is; beslis nog een keer.',
  hasPassword:
    'Deze persoon heeft al een wachtwoord. Wie het vergat, stelt bij het inloggen een nieuw in; een uitnodiging is niet nodig.',
  suspendedFirst: 'Deze persoon is geblokkeerd. Hef eerst de blokkade op.',
  done: {
    invited: 'De uitnodiging is verstuurd.',
    saved: 'Opgeslagen. Het geldt bij de volgende klik van die persoon.',
    suspended: 'De toegang is geblokkeerd.',
    reactivated: 'De blokkade is opgeheven.',
    'invited-again': 'Een nieuwe uitnodiging is verstuurd.',
  },
};
