import type { PageTexts } from './page-texts.ts';

export const PAGE_DE: PageTexts = {
  site: 'Online-Check-in',
  languages: 'Sprache',
  noTracking: 'Diese Seite verwendet weder Cookies noch Tracking.',
  onlyTo: (workshop) => `Ihre Angaben gehen nur an ${workshop}.`,
  open: {
    heading: 'Für Ihren Termin einchecken',
    hello: (firstName) => `Hallo ${firstName},`,
    helloNobody: 'Guten Tag,',
    lead: 'bitte prüfen Sie Ihren Termin und bestätigen Sie ihn. In der Werkstatt geben Sie dann nur noch den Schlüssel ab.',
    when: 'Ihr Termin',
    time: (time) => `${time} Uhr`,
    vehicle: 'Ihr Fahrzeug',
    planned: 'Geplante Arbeiten',
    remarks: 'Gibt es noch etwas, das wir wissen sollten?',
    optional: '(optional)',
    hint: 'Zum Beispiel ein Geräusch, eine Warnleuchte oder etwas, das oben nicht stimmt.',
    confirm: 'Check-in bestätigen',
    confirmNote: 'Sie bestätigen damit die oben genannten Arbeiten.',
  },
  fault: {
    heading: 'Bitte prüfen Sie Ihre Eingabe',
    tooLong: (written, most) =>
      `Bitte kürzen Sie Ihren Text: Er hat ${written} Zeichen, möglich sind höchstens ${most}.`,
    changed:
      'Auf dieser Seite hat sich etwas geändert, seit Sie sie geöffnet haben. Bitte prüfen und bestätigen Sie noch einmal.',
  },
  done: {
    heading: 'Vielen Dank, Sie sind eingecheckt',
    text: (workshop) => `Bei ${workshop} geben Sie nur noch den Schlüssel ab.`,
    close: 'Sie können diese Seite jetzt schließen.',
  },
  finished: {
    heading: 'Sie sind bereits eingecheckt',
    text: (workshop) => `Es ist nichts mehr zu tun. Bei ${workshop} geben Sie nur noch den Schlüssel ab.`,
  },
  closed: {
    heading: 'Der Online-Check-in ist geschlossen',
    text: (workshop) => `Kein Problem: Bei ${workshop} checken wir Sie einfach vor Ort ein.`,
  },
  cancelled: {
    heading: 'Dieser Termin wurde abgesagt',
    text: (workshop) =>
      `Sie müssen nicht einchecken. Falls Sie das überrascht, wenden Sie sich bitte an ${workshop}.`,
  },
  elsewhere: {
    heading: 'Ihr Check-in geht auf einer anderen Seite weiter',
    text: (workshop) =>
      `${workshop} verwendet für diesen Check-in inzwischen eine andere Seite. Bitte machen Sie dort weiter.`,
    go: 'Weiter',
  },
  notFound: {
    heading: 'Dieser Link funktioniert nicht',
    text: 'Bitte öffnen Sie ihn noch einmal aus der Nachricht, die Sie bekommen haben, oder kopieren Sie den ganzen Link. Hilft das nicht, wenden Sie sich bitte an Ihre Werkstatt.',
  },
  refused: {
    heading: 'Das konnte nicht gesendet werden',
    text: 'Bitte öffnen Sie den Link in Ihrer Nachricht noch einmal und bestätigen Sie dort.',
  },
  tooLarge: {
    heading: 'Das war zu viel Text',
    text: 'Bitte gehen Sie zurück und kürzen Sie, was Sie geschrieben haben.',
  },
  busy: {
    heading: 'Bitte versuchen Sie es gleich noch einmal',
    text: 'Unser System ist gerade stark ausgelastet. Bitte laden Sie diese Seite in einer Minute neu.',
  },
  failed: {
    heading: 'Bei uns ist etwas schiefgegangen',
    text: 'Bitte versuchen Sie es später noch einmal. Wenn es dabei bleibt, nennen Sie Ihrer Werkstatt die Referenz unten.',
  },
  reference: (id) => `Referenz: ${id}`,
};
