import type { ChannelWords } from './channel-words.ts';

export const CHANNELS_DE: ChannelWords = {
  lead: 'Wie Nachrichten hinausgehen, in der Reihenfolge, in der Kanäle versucht werden. Was ein Standort selbst sagt, geht vor dem, was für alle gilt.',
  forAll: 'Alle Standorte',
  forAllHint: 'Gilt für alle Standorte, die selbst nichts sagen.',
  ofNetwork: 'Das Netz richtet ihn ein.',
  state: { on: 'In Betrieb', off: 'Aus', noAccess: 'Zugangsdaten fehlen' },
  access: {
    of: {
      dealer: 'Zugangsdaten des Händlers sind gespeichert',
      location: 'Zugangsdaten des Standorts sind gespeichert',
    },
    since: (when) => `seit ${when}`,
    missing: 'Es sind keine Zugangsdaten gespeichert, also kann nichts gesendet werden.',
  },
  noReports: 'Es gibt noch keine Adresse für Zustellberichte, deshalb werden Zustellungen nicht bestätigt.',
  balance: {
    label: 'Guthaben',
    left: (credit, currency) => `noch ${credit} ${currency}`,
    free: (messages) => `${messages} freie Nachrichten`,
    low: 'Das ist in wenigen Tagen aufgebraucht. Bitte kaufen Sie beim Anbieter Guthaben.',
    none: 'AWS führt kein Guthaben: SMS werden mit dem Konto abgerechnet, bis zu dessen Monatsgrenze. Ist sie erreicht, wird nichts mehr gesendet.',
    unknown: (why) => `Das Guthaben ist nicht zu lesen: ${why}`,
  },
  trouble: (why) => `Störung in letzter Zeit: ${why}`,
  troubleCount: (messages, since, last) =>
    messages === 1 ? `1 Nachricht, ${last}` : `${messages} Nachrichten seit ${since}, die letzte ${last}`,
  advice: {
    no_credit:
      'Kaufen Sie beim Anbieter Guthaben oder lassen Sie es selbst aufladen; lassen Sie dann die fehlgeschlagenen Nachrichten erneut senden.',
    credentials_rejected:
      'Sehen Sie die Zugangsdaten beim Anbieter nach und speichern Sie sie neu; senden Sie dann eine Testnachricht.',
    account_blocked: 'Fragen Sie den Anbieter, warum das Konto gesperrt oder begrenzt ist.',
    no_approved_template:
      'Lassen Sie eine Vorlage für den Zweck und die Sprache genehmigen, oder schreiben Sie den Kunden per SMS.',
    template_rejected:
      'Sehen Sie sich die Vorlage bei Meta an: Sie wurde angehalten, geändert oder abgelehnt.',
    content_rejected: 'Prüfen Sie Absender und Text; der Anbieter nimmt eines von beiden nicht an.',
    carrier_blocked: 'Lassen Sie den Absender registrieren; der Anbieter sagt Ihnen, wie.',
    throttled: 'Warten Sie; hält es an, bitten Sie den Anbieter um ein höheres Tempo.',
    vendor_unavailable: 'Warten Sie; die Statusseite des Anbieters sagt mehr.',
    unknown_vendor_code: 'Fragen Sie den Betreiber der Plattform; der Code steht im Verlauf der Nachricht.',
    defect: 'Fragen Sie den Betreiber der Plattform; der Fehler steht im Protokoll.',
  },
  title: (channel, place) => `${channel}: ${place}`,
  level: {
    dealer: 'Gilt für alle Standorte des Händlers, die selbst nichts sagen.',
    location: 'Gilt nur für diesen Standort.',
  },
  nothingOwn: 'Hier ist nichts eingestellt, also gilt, was darüber steht.',
  offHere: 'Der Kanal ist hier ausgeschaltet.',
  locked: {
    network:
      'Das Netz hat diesen Kanal gesperrt: Es gilt, was dort eingestellt ist, und hier kann ihn niemand ändern.',
    dealer:
      'Der Händler hat diesen Kanal für seine Standorte gesperrt: Es gilt, was für alle eingestellt ist.',
  },
  provider: 'Anbieter',
  inUse: 'in Betrieb',
  fields: {
    sender: { label: 'Absender', hint: 'So lesen ihn Kunden: höchstens 16 Zeichen.' },
    originationIdentity: {
      label: 'Absender bei AWS',
      hint: 'Eine Rufnummer, eine Absenderkennung oder ein Pool des AWS-Kontos, mit Kennung oder ARN.',
    },
    applicationId: {
      label: 'Anwendungskennung',
      hint: 'Das Portal von BulkGate zeigt sie bei der Anwendung.',
    },
    applicationToken: { label: 'Anwendungstoken', hint: 'Es steht neben der Kennung.' },
    repliesTo: {
      label: 'Nachrichten von Unbekannten gehen an',
      hint: 'Wo eine Nachricht ankommt, deren Absender noch keine Unterhaltung hat.',
    },
    phoneNumberId: {
      label: 'Kennung der Rufnummer',
      hint: 'Die Kennung bei Meta, nicht die Nummer selbst: 5 bis 20 Ziffern.',
    },
    awsPhoneNumberId: {
      label: 'Kennung der Nummer bei AWS (optional)',
      hint: 'Nur wo AWS ihre Nachrichten befördert: phone-number-id- und 32 Zeichen. Bleibt es leer, tut es Meta.',
    },
    businessAccountId: {
      label: 'Kennung des Geschäftskontos (optional)',
      hint: 'Die Kennung bei Meta für das Konto, zu dem Nummer und Vorlagen gehören: darüber meldet Meta, wenn eine Vorlage genehmigt oder angehalten wird. 5 bis 20 Ziffern.',
    },
    token: { label: 'Zugriffstoken', hint: 'Das eines Systemnutzers bei Meta.' },
    email: {
      label: 'Adresse',
      hint: 'Kunden sehen sie und antworten darauf. Ihre Domain muss für diese Plattform bestätigt sein.',
    },
    name: { label: 'Name des Absenders', hint: 'Steht neben der Adresse.' },
  },
  senderOfAws: '3 bis 11 Buchstaben und Ziffern, mindestens ein Buchstabe.',
  accessData: 'Zugangsdaten',
  secretFirst: 'Beim ersten Mal nötig. Es wird sicher gespeichert und nie wieder angezeigt.',
  secretKeep: 'Bleibt das Feld leer, bleibt, was gespeichert ist. Es wird nie wieder angezeigt.',
  secretAgain: 'Zugangsdaten werden nie wieder angezeigt, geben Sie sie deshalb bitte noch einmal ein.',
  templates: {
    heading: 'Vorlagen',
    lead: 'Ohne eine genehmigte geht WhatsApp nur in den 24 Stunden nach der letzten Nachricht des Kunden hinaus.',
    none: 'Noch keine.',
    add: 'Vorlage eintragen',
    remove: {
      ask: 'Entfernen',
      says: 'Nachrichten dieser Art in dieser Sprache gehen dann über WhatsApp nur noch in den 24 Stunden nach der letzten Nachricht des Kunden hinaus, sonst über den nächsten Kanal. Bei Meta bleibt die Vorlage bestehen.',
      button: 'Vorlage entfernen',
    },
    purpose: 'Nachricht',
    language: 'Sprache',
    name: 'Name bei Meta',
    code: { label: 'Sprachcode bei Meta', hint: 'Etwa de oder en_GB.' },
    status: 'Stand bei Meta',
    statuses: {
      approved: 'Genehmigt',
      pending: 'In Prüfung',
      paused: 'Angehalten',
      rejected: 'Abgelehnt',
      disabled: 'Abgeschaltet',
    },
  },
  address: {
    heading: 'Adresse für Zustellberichte',
    shownOnce:
      'Bitte tragen Sie diese Adresse jetzt im Portal von BulkGate ein, mit eingeschaltetem „Bulk POST“. Sie wird nur einmal angezeigt, denn wer sie kennt, kann Zustellungen melden.',
    ask: 'Neue Adresse für Berichte anlegen',
    says: 'Tun Sie das, wenn die jetzige Adresse anderen bekannt geworden ist. Die jetzige gilt, bis noch eine neue angelegt wird.',
    make: 'Neue Adresse anlegen',
    already:
      'Eben wurde schon eine neue Adresse angelegt, deshalb wurde keine weitere angelegt. Wenn Sie sie nicht gesehen haben, legen Sie bitte jetzt noch eine an.',
  },
  off: {
    ask: 'Hier keine SMS senden',
    says: 'Hier geht keine SMS mehr hinaus, auch keine, die darüber eingerichtet ist. Zugangsdaten bleiben gespeichert.',
    button: 'SMS ausschalten',
  },
  remove: {
    ask: 'Wegnehmen, was hier eingestellt ist',
    says: 'Dann gilt, was darüber steht, falls dort etwas steht. Zugangsdaten, die hier gespeichert sind und die sonst niemand braucht, werden gelöscht.',
    button: 'Wegnehmen',
  },
  faults: {
    sender: 'Einen solchen Absender nimmt der Anbieter nicht.',
    originationIdentity:
      'Bitte geben Sie eine Rufnummer, Absenderkennung oder einen Pool an, oder deren ARN.',
    applicationId: 'Beim ersten Mal sind beide Zugangsdaten nötig.',
    applicationToken: 'Beim ersten Mal sind beide Zugangsdaten nötig.',
    repliesTo: 'Bitte wählen Sie einen Standort.',
    phoneNumberId: 'Bitte geben Sie die Kennung bei Meta an: 5 bis 20 Ziffern.',
    awsPhoneNumberId: 'Bitte geben Sie phone-number-id- und 32 Zeichen an, oder lassen Sie es leer.',
    businessAccountId:
      'Bitte geben Sie die Kennung des Geschäftskontos bei Meta an: 5 bis 20 Ziffern, oder lassen Sie das Feld leer.',
    token: 'Beim ersten Mal ist das Zugriffstoken nötig.',
    email: 'Bitte geben Sie eine E-Mail-Adresse an.',
    name: 'Bitte geben Sie einen Namen mit höchstens 80 Zeichen an.',
    template: 'Bitte geben Sie Name und Sprachcode der Vorlage an, wie Meta sie hat.',
    identity:
      'Dieser Absender gehört zum Konto, das alle Händler teilen, und Ihr Händler benutzt ihn noch nicht. Ein Netz-Admin oder der Betreiber der Plattform muss ihn einmal einstellen.',
    taken: 'Diese Nummer benutzt schon ein anderer Händler.',
    accountTaken: 'Dieses Geschäftskonto benutzt schon ein anderer Händler.',
  },
  trial: {
    heading: { whatsapp: 'Test-WhatsApp', sms: 'Test-SMS', email: 'Test-E-Mail' },
    lead: {
      whatsapp:
        'Sendet eine WhatsApp-Nachricht von der Nummer des Standorts, über eine genehmigte Vorlage mit Beispielwerten; der Kunde heißt darin TEST. Meta kann sie berechnen.',
      sms: 'Sendet eine SMS über den Anbieter des Standorts, damit Sie sehen, ob alles stimmt. Sie kann so viel kosten wie jede SMS.',
      email:
        'Sendet eine E-Mail über den Absender des Standorts, damit Sie sehen, ob alles stimmt. Ihr Betreff beginnt mit TEST.',
    },
    location: 'Standort',
    number: { label: 'Mobilnummer', hint: 'Mit Ländervorwahl, oder so, wie man sie dort schreibt.' },
    address: { label: 'E-Mail-Adresse', hint: 'Eine, bei der Sie sehen können, ob sie ankommt.' },
    send: { whatsapp: 'Test-WhatsApp senden', sms: 'Test-SMS senden', email: 'Test-E-Mail senden' },
    faults: {
      number:
        'Bitte geben Sie die Nummer eines Mobiltelefons an. Ein Festnetzanschluss ist nicht erreichbar.',
      address: 'Bitte geben Sie eine E-Mail-Adresse an.',
      notSetUp: {
        whatsapp:
          'Dieser Standort sendet keine WhatsApp-Nachrichten. Bitte richten Sie zuerst eine Nummer ein.',
        sms: 'Dieser Standort sendet keine SMS. Bitte richten Sie zuerst einen Anbieter ein.',
        email: 'Dieser Standort sendet keine E-Mails. Bitte richten Sie zuerst einen Absender ein.',
      },
      noTemplate:
        'Keine Vorlage dieses Standorts ist genehmigt, und ohne eine geht nichts an jemanden, der nicht gerade geschrieben hat. Bitte lassen Sie zuerst eine bei Meta genehmigen und tragen Sie sie ein.',
      optedOut:
        'Wer das bekäme, hat STOP gesagt, also wird nichts dorthin gesendet. Bitte nehmen Sie jemand anderen.',
      givenUp:
        'Eine E-Mail an diese Adresse kam endgültig zurück, oder jemand hat sich beschwert, also wird nichts mehr dorthin gesendet. Bitte nehmen Sie eine andere.',
      switchedOff: 'Das Senden ist auf dieser Plattform ausgeschaltet.',
      notAllowed:
        'Diese Plattform sendet nur an die Nummern und Adressen ihrer Freigabeliste, und diese gehört nicht dazu.',
      tooMany: 'Mehr als fünf Tests in einer Stunde gehen nicht. Bitte versuchen Sie es später.',
    },
    latest: 'Letzte Tests',
    none: 'Es wurde noch kein Test gesendet.',
    refresh: 'Erneut nachsehen',
    changed: 'Es gibt Neues zu einem Test.',
    status: {
      sending: 'Wird gesendet',
      accepted: 'Vom Anbieter angenommen',
      rejected: 'Abgelehnt',
      not_sent: 'Nicht gesendet',
      unknown: 'Unbekannt',
      delivered: 'Zugestellt',
      failed: 'Nicht zugestellt',
    },
    noAnswer:
      'Der Anbieter hat nicht klar geantwortet. Bitte sehen Sie nach, ob etwas angekommen ist, bevor Sie es noch einmal versuchen.',
    template: (name) => `Vorlage ${name}`,
    reported: (when) => `gemeldet ${when}`,
    code: (code) => `Code des Anbieters: ${code}`,
  },
};
