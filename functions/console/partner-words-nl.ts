import type { PartnerWords } from './partner-words.ts';

export const PARTNERS_NL: PartnerWords = {
  lead: 'Wie voor de dealer gebeurtenissen mag sturen, voor welke vestigingen, en hoe het met de sleutels staat. De beheerder van het platform sluit partners aan.',
  none: 'Nog mag geen partner voor deze dealer gebeurtenissen sturen.',
  suspended: 'Opgeschort',
  shared: 'Ook voor andere dealers actief',
  underWay: 'Twee sleutels geldig',
  noSecret: 'Geen sleutel',
  noLocation: 'Geen van uw vestigingen',
  facts: {
    id: 'Kenmerk',
    locations: 'Mag sturen voor',
    events: 'Noemt gebeurtenissen',
    checkIn: 'Check-in-app',
    changed: 'Sleutels laatst gewijzigd',
  },
  neverChanged: 'Nooit',
  secretHeading: 'Geheime sleutel',
  secretLead:
    'Daarmee ondertekent de partner elke gebeurtenis. Tijdens het wisselen zijn er twee geldig, zodat intussen niets wordt geweigerd.',
  oneIsValid: 'Eén geheime sleutel is geldig.',
  twoAreValid:
    'Er zijn er twee geldig: de nieuwe en de vorige. De vorige eindigt niet vanzelf: die geldt tot u hem hier beëindigt.',
  noneIsValid: 'Er is geen geheime sleutel. De beheerder van het platform maakt de eerste.',
  keyHeading: 'API-sleutel',
  keyLead:
    'Daarmee leest de partner wat er van zijn gebeurtenissen werd. Alleen de controlewaarde wordt bewaard.',
  steps: {
    start: {
      ask: 'Sleutel wisselen',
      says: 'Er wordt een nieuwe sleutel gemaakt en één keer getoond. De huidige blijft daarnaast geldig tot u hem beëindigt. Geef de nieuwe aan de partner; zodra die ermee ondertekent, komt u terug en beëindigt u de vorige.',
      button: 'Nieuwe sleutel maken',
    },
    again: {
      ask: 'De nieuwe sleutel is zoekgeraakt',
      says: 'Een andere sleutel komt in de plaats van de nieuwe, die binnen een minuut eindigt. De vorige blijft geldig.',
      button: 'Andere nieuwe sleutel maken',
    },
    finish: {
      ask: 'Vorige sleutel beëindigen',
      says: 'Binnen een minuut wordt elke gebeurtenis geweigerd die nog met de vorige sleutel is ondertekend. Doe het zodra de partner heeft gezegd dat hij met de nieuwe ondertekent.',
      button: 'Vorige sleutel beëindigen',
    },
    'api-key': {
      ask: 'Nieuwe API-sleutel maken',
      says: 'Er wordt een nieuwe sleutel gemaakt en één keer getoond. De huidige eindigt binnen een minuut: tot de partner de nieuwe heeft, kan hij niet lezen wat er van zijn gebeurtenissen werd. Ze worden wel aangenomen.',
      button: 'Nieuwe API-sleutel maken',
    },
  },
  newSecret: 'De nieuwe geheime sleutel',
  newKey: 'De nieuwe API-sleutel',
  copy: 'Kopiëren',
  copied: 'Gekopieerd',
  shownOnce:
    'Hij wordt nu getoond en daarna nooit meer, ook niet na opnieuw laden. Kopieer hem en geef hem aan de partner op een manier die niemand anders kan lezen.',
  afterSecret:
    'Nu zijn beide sleutels geldig. Beëindig de vorige hier zodra de partner met de nieuwe ondertekent.',
  afterKey: 'De vorige sleutel geldt binnen een minuut niet meer.',
  finished: 'De vorige sleutel is beëindigd. Binnen een minuut geldt alleen nog de nieuwe.',
  faults: {
    busy: 'Op dit moment wijzigt iemand de sleutels van deze partner. Er is niets gedaan; kijk over enkele seconden nog eens.',
    changed:
      'Er is niets gedaan: de sleutels zijn gewijzigd nadat uw pagina werd getoond, misschien door een dubbele klik. Heeft niemand de nieuwe sleutel, maak er dan hieronder een andere.',
    none: 'Er is niets gedaan: er is maar één sleutel geldig, dus er valt geen te beëindigen of te vervangen.',
    open: 'Er is niets gedaan: er zijn al twee sleutels geldig. Beëindig eerst de vorige, of vervang de nieuwe.',
    missing:
      'Er is niets gedaan: er is geen sleutel om te wisselen. De beheerder van het platform maakt de eerste.',
  },
  sharedNotYours:
    'Deze partner is ook voor andere dealers actief, die het zouden merken. Een netwerkbeheerder kan de sleutels wijzigen als alle bij één netwerk horen, anders de beheerder van het platform.',
};
