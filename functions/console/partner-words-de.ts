import type { PartnerWords } from './partner-words.ts';

export const PARTNERS_DE: PartnerWords = {
  lead: 'Wer für den Händler Ereignisse senden darf, für welche Standorte, und wie es um die Schlüssel steht. Partner bindet der Betreiber der Plattform an.',
  none: 'Noch darf kein Partner für diesen Händler Ereignisse senden.',
  suspended: 'Ausgesetzt',
  shared: 'Auch für andere Händler tätig',
  underWay: 'Zwei Schlüssel gültig',
  noSecret: 'Kein Schlüssel',
  noLocation: 'Keiner Ihrer Standorte',
  facts: {
    id: 'Kennung',
    locations: 'Darf senden für',
    events: 'Nennt Ereignisse',
    checkIn: 'Check-in-App',
    changed: 'Schlüssel zuletzt geändert',
  },
  neverChanged: 'Nie',
  secretHeading: 'Signaturschlüssel',
  secretLead:
    'Mit ihm signiert der Partner jedes Ereignis. Während er gewechselt wird, gelten zwei, damit inzwischen kein Ereignis abgewiesen wird.',
  oneIsValid: 'Ein Signaturschlüssel ist gültig.',
  twoAreValid:
    'Zwei sind gültig: der neue und der frühere. Der frühere endet nicht von selbst: Er gilt, bis Sie ihn hier beenden.',
  noneIsValid: 'Es gibt keinen Signaturschlüssel. Den ersten erzeugt der Betreiber der Plattform.',
  keyHeading: 'API-Schlüssel',
  keyLead: 'Mit ihm liest der Partner, was aus seinen Ereignissen wurde. Aufbewahrt wird nur sein Prüfwert.',
  steps: {
    start: {
      ask: 'Schlüssel wechseln',
      says: 'Ein neuer Schlüssel wird erzeugt und einmal gezeigt. Der jetzige gilt daneben weiter, bis Sie ihn beenden. Geben Sie den neuen dem Partner; sobald er damit signiert, kommen Sie hierher zurück und beenden den früheren.',
      button: 'Neuen Schlüssel erzeugen',
    },
    again: {
      ask: 'Der neue Schlüssel ging verloren',
      says: 'Ein anderer Schlüssel tritt an die Stelle des neuen, der innerhalb einer Minute endet. Der frühere gilt weiter.',
      button: 'Anderen neuen Schlüssel erzeugen',
    },
    finish: {
      ask: 'Früheren Schlüssel beenden',
      says: 'Innerhalb einer Minute wird jedes Ereignis abgewiesen, das noch mit dem früheren Schlüssel signiert ist. Tun Sie das, sobald der Partner gesagt hat, dass er mit dem neuen signiert.',
      button: 'Früheren Schlüssel beenden',
    },
    'api-key': {
      ask: 'Neuen API-Schlüssel erzeugen',
      says: 'Ein neuer Schlüssel wird erzeugt und einmal gezeigt. Der jetzige endet innerhalb einer Minute: Bis der Partner den neuen hat, kann er nicht lesen, was aus seinen Ereignissen wurde. Angenommen werden sie trotzdem.',
      button: 'Neuen API-Schlüssel erzeugen',
    },
  },
  newSecret: 'Der neue Signaturschlüssel',
  newKey: 'Der neue API-Schlüssel',
  copy: 'Kopieren',
  copied: 'Kopiert',
  shownOnce:
    'Er wird jetzt gezeigt und nie wieder, auch nicht nach dem Neuladen. Kopieren Sie ihn und geben Sie ihn dem Partner so, dass niemand sonst ihn lesen kann.',
  afterSecret:
    'Jetzt gelten beide Schlüssel. Beenden Sie den früheren hier, sobald der Partner mit dem neuen signiert.',
  afterKey: 'Der frühere Schlüssel gilt innerhalb einer Minute nicht mehr.',
  finished: 'Der frühere Schlüssel ist beendet. Innerhalb einer Minute gilt nur noch der neue.',
  faults: {
    busy: 'Gerade ändert jemand die Schlüssel dieses Partners. Es wurde nichts getan; bitte sehen Sie in einigen Sekunden noch einmal nach.',
    changed:
      'Es wurde nichts getan: Die Schlüssel wurden geändert, nachdem Ihre Seite gezeigt wurde, vielleicht durch einen doppelten Klick. Hat niemand den neuen Schlüssel, erzeugen Sie unten einen anderen.',
    none: 'Es wurde nichts getan: Nur ein Schlüssel ist gültig, also ist keiner zu beenden oder zu ersetzen.',
    open: 'Es wurde nichts getan: Zwei Schlüssel sind schon gültig. Beenden Sie zuerst den früheren, oder ersetzen Sie den neuen.',
    missing:
      'Es wurde nichts getan: Es gibt keinen Schlüssel, der zu wechseln wäre. Den ersten erzeugt der Betreiber der Plattform.',
  },
  sharedNotYours:
    'Dieser Partner ist auch für andere Händler tätig, die es merken würden. Ein Netz-Admin kann die Schlüssel ändern, wenn alle zu einem Netz gehören, sonst der Betreiber der Plattform.',
};
