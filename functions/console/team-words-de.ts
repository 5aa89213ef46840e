import type { TeamWords } from './team-words.ts';

export const TEAM_DE: TeamWords = {
  lead: 'Wer für den Händler arbeitet, nach Namen. Was Sie ändern, gilt mit dem nächsten Klick der Person.',
  leadSome:
    'Sie betreuen einzelne Standorte: Sie laden Personen dorthin ein und ändern, wer nur dort arbeitet.',
  invite: 'Jemanden einladen',
  nobody: 'Niemand mehr.',
  access: { invited: 'Eingeladen', active: 'Aktiv', suspended: 'Gesperrt' },
  me: 'Sie selbst',
  allLocations: 'Alle Standorte',
  allAlsoLater: 'Alle Standorte, auch künftige',
  someLocations: 'Nur diese',
  fields: {
    name: 'Name',
    email: 'E-Mail-Adresse',
    roles: 'Rollen',
    locations: 'Standorte',
    access: 'Zugang',
  },
  nameHint: 'So lesen ihn die Kollegen.',
  emailHint: 'Für die Anmeldung. Dorthin geht die Einladung.',
  noEmail: 'Hier nicht bekannt',
  does: {
    'network-admin': 'Wie ein Admin, und für das, was im ganzen Netz gilt.',
    admin: 'Alles beim Händler, mit Einstellungen, Personal und Löschung.',
    advisor: 'Kunden, Eingang und Kontakte, und was ihnen gesendet wird.',
    salesman: 'Kunden, Eingang und Kontakte; gibt keine Nachrichten frei und sperrt niemanden.',
    mechanic: 'Termine und die Arbeit, und nichts, womit Kunden zu erreichen sind.',
  },
  inviteLead: 'Die Person erhält eine E-Mail mit einem vorläufigen Passwort, das drei Tage gilt.',
  send: 'Einladung senden',
  faults: {
    email: 'Das ist keine E-Mail-Adresse.',
    inUse:
      'Mit dieser Adresse meldet sich schon jemand an. Ist es jemand von hier, steht die Person in der Liste; sonst nehmen Sie bitte eine andere Adresse.',
    mail: 'Die Einladung konnte an diese Adresse nicht zugestellt werden. Bitte prüfen Sie sie und senden Sie noch einmal.',
    roles: 'Bitte wählen Sie mindestens eine Rolle.',
    locations: 'Bitte wählen Sie mindestens einen Standort.',
    unknownLocation: 'Einen dieser Standorte gibt es nicht mehr.',
    outOfReach: 'Sie können nur über Ihre eigenen Standorte entscheiden.',
    networkAdmin: 'Nur ein Netz-Admin vergibt und entzieht diese Rolle.',
  },
  changed:
    'Jemand anderes hat diese Person inzwischen gespeichert. Was dabei gespeichert wurde, steht unter den Feldern; senden Sie noch einmal, um Ihres zu speichern.',
  savedMeanwhile: (value) => `Inzwischen gespeichert: ${value}`,
  self: 'Niemand ändert eigene Rollen, Standorte oder den eigenen Zugang: Das tut ein anderer Admin, damit der Händler nie ohne einen bleibt.',
  notYours:
    'Sie können nicht ändern, was diese Person darf: Das kann ein Admin aller ihrer Standorte, und bei Netz-Admins ein Netz-Admin.',
  invitedAt: (moment) => `seit ${moment}, noch nicht angemeldet`,
  again: {
    ask: 'Einladung noch einmal senden',
    says: 'Eine neue E-Mail mit einem neuen vorläufigen Passwort geht hinaus. Das Passwort davor gilt dann nicht mehr.',
    button: 'Noch einmal senden',
  },
  suspend: {
    ask: 'Zugang sperren',
    says: 'Mit dem nächsten Klick sieht diese Person nichts mehr. Konto, Rollen und der Name im Verlauf bleiben; Sie können die Sperre jederzeit aufheben.',
    button: 'Sperren',
  },
  reactivate: {
    ask: 'Sperre aufheben',
    says: 'Diese Person darf sofort wieder, was die Rollen sagen, mit dem bisherigen Passwort.',
    button: 'Sperre aufheben',
  },
  decideAgain:
    'Jemand hat diese Person inzwischen geändert, deshalb wurde nichts getan. Sie sehen den jetzigen Stand; bitte entscheiden Sie noch einmal.',
  hasPassword:
    'Diese Person hat schon ein Passwort. Wer es vergessen hat, setzt bei der Anmeldung ein neues; eine Einladung ist nicht nötig.',
  suspendedFirst: 'Diese Person ist gesperrt. Bitte heben Sie zuerst die Sperre auf.',
  done: {
    invited: 'Die Einladung wurde gesendet.',
    saved: 'Gespeichert. Es gilt mit dem nächsten Klick der Person.',
    suspended: 'Der Zugang ist gesperrt.',
    reactivated: 'Die Sperre wurde aufgehoben.',
    'invited-again': 'Eine neue Einladung wurde gesendet.',
  },
};
