import type { Language } from '../../shared/kernel/language.ts';

export type TextWords = {
  lead: string;
  forAll: string;
  whose: string;
  sources: { location: string; dealer: string; default: string };
  heading: (purpose: string, language: string) => string;
  savedBy: (name: string, when: string) => string;
  leftEmpty: string;
  fields: {
    sms: string;
    subject: string;
    body: string;
    button: string;
    header: string;
    whatsappBody: string;
    oemSubject: string;
    oemBody: string;
    oemButton: string;
  };
  inForce: string;
  whatsappHint: string;
  promotional: string;
  preview: string;
  previewLead: string;
  allValues: string;
  leastValues: string;
  values: string;
  counter: (characters: number, parts: number, encoding: string) => string;
  cost: (amount: string) => string;
  costUnknown: string;
  unusual: (characters: string) => string;
  transliterated: (parts: number) => string;
  forApproval: string;
  variables: string;
  mandatory: string;
  nullable: string;
  sample: string;
  resetAsk: string;
  resetSays: string;
  reset: string;
  conflict: string;
  nothing: string;
  at: (line: string, column: string) => string;
  dealerWide: string;
  approval: {
    approved: string;
    pending: string;
    paused: string;
    rejected: string;
    disabled: string;
    none: string;
  };
};

/** The texts that customers get, as admins write them. */
export const TEXT_WORDS: Record<Language, TextWords> = {
  en: {
    lead: 'Our own words are sent until you write some. A language or channel that you leave out keeps them.',
    forAll: 'All locations',
    whose: 'Texts for',
    sources: { location: 'Location’s', dealer: 'Dealer’s', default: 'Ours' },
    heading: (purpose, language) => `${purpose}, ${language}`,
    savedBy: (name, when) => `Saved by ${name}, ${when}`,
    leftEmpty: 'A channel that you leave empty keeps the words that are sent at present.',
    fields: {
      sms: 'SMS',
      subject: 'Email: subject',
      body: 'Email: text',
      button: 'Email: button',
      header: 'WhatsApp: heading',
      whatsappBody: 'WhatsApp: text',
      oemSubject: 'Manufacturer’s app: subject',
      oemBody: 'Manufacturer’s app: text',
      oemButton: 'Manufacturer’s app: button',
    },
    inForce: 'Sent at present',
    whatsappHint:
      'Meta approves the text. What customers see is the approved one; of yours only the values are taken, in order.',
    promotional: 'It holds an offer: it goes only to customers who agreed to advertising.',
    preview: 'Preview',
    previewLead: 'With sample values, on every channel. Nothing is saved by it.',
    allValues: 'All values',
    leastValues: 'Mandatory values only',
    values: 'Sample values',
    counter: (characters, parts, encoding) => `${characters} characters (${encoding}), ${parts} SMS`,
    cost: (amount) => `about ${amount}`,
    costUnknown: 'cost unknown',
    unusual: (characters) => `These characters make it longer: ${characters}`,
    transliterated: (parts) => `Without special letters it would be ${parts} SMS.`,
    forApproval: 'To hand in at Meta',
    variables: 'Variables',
    mandatory: 'always there',
    nullable: 'may be empty',
    sample: 'Example',
    resetAsk: 'Go back to the words above',
    resetSays:
      'Your own texts for this message and language are removed. What stands above is sent again, in the end our own words.',
    reset: 'Go back',
    conflict:
      'Somebody saved this text in the meantime, so yours was not saved. It still stands in the fields; compare it with what is sent at present.',
    nothing: 'Please write a text for at least one channel.',
    at: (line, column) => `Line ${line}, character ${column}`,
    dealerWide: 'This is for all locations. Choose one of yours to write a text for it.',
    approval: {
      approved: 'approved',
      pending: 'being checked',
      paused: 'paused',
      rejected: 'rejected',
      disabled: 'disabled',
      none: 'not named at Meta',
    },
  },
  de: {
    lead: 'Bis Sie eigene Texte schreiben, werden unsere gesendet. Für Sprachen und Kanäle, die Sie auslassen, bleibt es dabei.',
    forAll: 'Alle Standorte',
    whose: 'Texte für',
    sources: { location: 'Standort', dealer: 'Händler', default: 'Unsere' },
    heading: (purpose, language) => `${purpose}, ${language}`,
    savedBy: (name, when) => `Gespeichert von ${name}, ${when}`,
    leftEmpty: 'Für einen Kanal, den Sie leer lassen, bleibt es bei dem Text, der zurzeit gesendet wird.',
    fields: {
      sms: 'SMS',
      subject: 'E-Mail: Betreff',
      body: 'E-Mail: Text',
      button: 'E-Mail: Schaltfläche',
      header: 'WhatsApp: Überschrift',
      whatsappBody: 'WhatsApp: Text',
      oemSubject: 'App des Herstellers: Betreff',
      oemBody: 'App des Herstellers: Text',
      oemButton: 'App des Herstellers: Schaltfläche',
    },
    inForce: 'Wird zurzeit gesendet',
    whatsappHint:
      'Meta gibt den Text frei. Kunden sehen den freigegebenen; von Ihrem werden nur die Werte genommen, der Reihe nach.',
    promotional: 'Er enthält ein Angebot: er geht nur an Kunden, die Werbung zugestimmt haben.',
    preview: 'Vorschau',
    previewLead: 'Mit Beispielwerten, auf jedem Kanal. Gespeichert wird dabei nichts.',
    allValues: 'Alle Werte',
    leastValues: 'Nur die, die immer da sind',
    values: 'Beispielwerte',
    counter: (characters, parts, encoding) => `${characters} Zeichen (${encoding}), ${parts} SMS`,
    cost: (amount) => `etwa ${amount}`,
    costUnknown: 'Kosten unbekannt',
    unusual: (characters) => `Diese Zeichen machen sie länger: ${characters}`,
    transliterated: (parts) => `Ohne Sonderzeichen wären es ${parts} SMS.`,
    forApproval: 'Zum Einreichen bei Meta',
    variables: 'Variablen',
    mandatory: 'immer da',
    nullable: 'kann leer sein',
    sample: 'Beispiel',
    resetAsk: 'Zurück zu den Texten darüber',
    resetSays:
      'Ihre eigenen Texte für diese Nachricht und Sprache werden entfernt. Gesendet wird wieder, was darüber steht, zuletzt unser eigener Text.',
    reset: 'Zurück',
    conflict:
      'Jemand hat diesen Text inzwischen gespeichert, deshalb wurde Ihrer nicht gespeichert. Er steht noch in den Feldern; vergleichen Sie ihn mit dem, was zurzeit gesendet wird.',
    nothing: 'Bitte schreiben Sie einen Text für wenigstens einen Kanal.',
    at: (line, column) => `Zeile ${line}, Zeichen ${column}`,
    dealerWide:
      'Das gilt für alle Standorte. Wählen Sie einen Ihrer Standorte, um dafür einen Text zu schreiben.',
    approval: {
      approved: 'freigegeben',
      pending: 'wird geprüft',
      paused: 'angehalten',
      rejected: 'abgelehnt',
      disabled: 'abgeschaltet',
      none: 'bei Meta nicht genannt',
    },
  },
  nl: {
    lead: 'Tot u eigen teksten schrijft, worden de onze verstuurd. Voor talen en kanalen die u weglaat blijft dat zo.',
    forAll: 'Alle vestigingen',
    whose: 'Teksten voor',
    sources: { location: 'Vestiging', dealer: 'Dealer', default: 'Onze' },
    heading: (purpose, language) => `${purpose}, ${language}`,
    savedBy: (name, when) => `Opgeslagen door ${name}, ${when}`,
    leftEmpty: 'Voor een kanaal dat u leeg laat, blijft de tekst die nu wordt verstuurd.',
    fields: {
      sms: 'Sms',
      subject: 'E-mail: onderwerp',
      body: 'E-mail: tekst',
      button: 'E-mail: knop',
      header: 'WhatsApp: kop',
      whatsappBody: 'WhatsApp: tekst',
      oemSubject: 'App van de fabrikant: onderwerp',
      oemBody: 'App van de fabrikant: tekst',
      oemButton: 'App van de fabrikant: knop',
    },
    inForce: 'Wordt nu verstuurd',
    whatsappHint:
      'Meta keurt de tekst goed. Klanten zien de goedgekeurde; van uw tekst worden alleen de waarden genomen, op volgorde.',
    promotional: 'Er staat een aanbieding in: hij gaat alleen naar klanten die met reclame instemden.',
    preview: 'Voorbeeld',
    previewLead: 'Met voorbeeldwaarden, op elk kanaal. Er wordt niets mee opgeslagen.',
    allValues: 'Alle waarden',
    leastValues: 'Alleen wat er altijd is',
    values: 'Voorbeeldwaarden',
    counter: (characters, parts, encoding) => `${characters} tekens (${encoding}), ${parts} sms`,
    cost: (amount) => `ongeveer ${amount}`,
    costUnknown: 'kosten onbekend',
    unusual: (characters) => `Deze tekens maken hem langer: ${characters}`,
    transliterated: (parts) => `Zonder bijzondere letters zouden het ${parts} sms zijn.`,
    forApproval: 'Om bij Meta in te dienen',
    variables: 'Variabelen',
    mandatory: 'altijd aanwezig',
    nullable: 'kan leeg zijn',
    sample: 'Voorbeeld',
    resetAsk: 'Terug naar de teksten erboven',
    resetSays:
      'Uw eigen teksten voor dit bericht en deze taal worden verwijderd. Verstuurd wordt weer wat erboven staat, uiteindelijk onze eigen tekst.',
    reset: 'Terug',
    conflict:
      'Iemand heeft deze tekst intussen opgeslagen, daarom is de uwe niet opgeslagen. Hij staat nog in de velden; vergelijk hem met wat nu wordt verstuurd.',
    nothing: 'Schrijf een tekst voor minstens één kanaal.',
    at: (line, column) => `Regel ${line}, teken ${column}`,
    dealerWide:
      'Dit geldt voor alle vestigingen. Kies een van uw vestigingen om er een tekst voor te schrijven.',
    approval: {
      approved: 'goedgekeurd',
      pending: 'wordt bekeken',
      paused: 'gepauzeerd',
      rejected: 'afgewezen',
      disabled: 'uitgeschakeld',
      none: 'niet genoemd bij Meta',
    },
  },
  fr: {
    lead: 'Tant que vous n’écrivez rien, ce sont nos textes qui partent. Il en reste ainsi pour les langues et canaux que vous omettez.',
    forAll: 'Tous les sites',
    whose: 'Textes pour',
    sources: { location: 'Site', dealer: 'Concession', default: 'Les nôtres' },
    heading: (purpose, language) => `${purpose}, ${language}`,
    savedBy: (name, when) => `Enregistré par ${name}, ${when}`,
    leftEmpty: 'Un canal que vous laissez vide garde le texte envoyé actuellement.',
    fields: {
      sms: 'SMS',
      subject: 'E-mail\u202f: objet',
      body: 'E-mail\u202f: texte',
      button: 'E-mail\u202f: bouton',
      header: 'WhatsApp\u202f: titre',
      whatsappBody: 'WhatsApp\u202f: texte',
      oemSubject: 'Application du constructeur\u202f: objet',
      oemBody: 'Application du constructeur\u202f: texte',
      oemButton: 'Application du constructeur\u202f: bouton',
    },
    inForce: 'Envoyé actuellement',
    whatsappHint:
      'Meta valide le texte. Les clients voient le texte validé, du vôtre seules les valeurs sont prises, dans l’ordre.',
    promotional: 'Il contient une offre et ne va qu’aux clients qui ont accepté la publicité.',
    preview: 'Aperçu',
    previewLead: 'Avec des valeurs d’exemple, sur chaque canal. Rien n’est enregistré.',
    allValues: 'Toutes les valeurs',
    leastValues: 'Seulement celles qui sont toujours là',
    values: 'Valeurs d’exemple',
    counter: (characters, parts, encoding) => `${characters} caractères (${encoding}), ${parts} SMS`,
    cost: (amount) => `environ ${amount}`,
    costUnknown: 'coût inconnu',
    unusual: (characters) => `Ces caractères l’allongent\u202f: ${characters}`,
    transliterated: (parts) => `Sans lettres spéciales, ce serait ${parts} SMS.`,
    forApproval: 'À soumettre à Meta',
    variables: 'Variables',
    mandatory: 'toujours là',
    nullable: 'peut être vide',
    sample: 'Exemple',
    resetAsk: 'Revenir aux textes au-dessus',
    resetSays:
      'Vos propres textes pour ce message et cette langue sont retirés. Ce qui vaut au-dessus est envoyé à nouveau, au bout du compte notre propre texte.',
    reset: 'Revenir',
    conflict:
      'Quelqu’un a enregistré ce texte entre-temps, le vôtre n’a donc pas été enregistré. Il est encore dans les champs, comparez-le à ce qui est envoyé actuellement.',
    nothing: 'Écrivez un texte pour au moins un canal.',
    at: (line, column) => `Ligne ${line}, caractère ${column}`,
    dealerWide: 'Cela vaut pour tous les sites. Choisissez l’un des vôtres pour y écrire un texte.',
    approval: {
      approved: 'validé',
      pending: 'en cours d’examen',
      paused: 'suspendu',
      rejected: 'refusé',
      disabled: 'désactivé',
      none: 'non nommé chez Meta',
    },
  },
  sk: {
    lead: 'Kým nenapíšete vlastné, posielajú sa naše texty. Pre jazyky a kanály, ktoré vynecháte, to tak zostáva.',
    forAll: 'Všetky prevádzky',
    whose: 'Texty pre',
    sources: { location: 'Prevádzka', dealer: 'Predajca', default: 'Naše' },
    heading: (purpose, language) => `${purpose}, ${language}`,
    savedBy: (name, when) => `Uložil ${name}, ${when}`,
    leftEmpty: 'Kanál, ktorý necháte prázdny, si ponechá text, ktorý sa posiela teraz.',
    fields: {
      sms: 'SMS',
      subject: 'E-mail: predmet',
      body: 'E-mail: text',
      button: 'E-mail: tlačidlo',
      header: 'WhatsApp: nadpis',
      whatsappBody: 'WhatsApp: text',
      oemSubject: 'Aplikácia výrobcu: predmet',
      oemBody: 'Aplikácia výrobcu: text',
      oemButton: 'Aplikácia výrobcu: tlačidlo',
    },
    inForce: 'Teraz sa posiela',
    whatsappHint: 'Text schvaľuje Meta. Zákazníci vidia schválený; z vášho sa berú len hodnoty, po poradí.',
    promotional: 'Obsahuje ponuku: ide len zákazníkom, ktorí súhlasili s reklamou.',
    preview: 'Náhľad',
    previewLead: 'So vzorovými hodnotami, na každom kanáli. Nič sa tým neuloží.',
    allValues: 'Všetky hodnoty',
    leastValues: 'Len tie, ktoré sú vždy',
    values: 'Vzorové hodnoty',
    counter: (characters, parts, encoding) => `Znaky: ${characters} (${encoding}), SMS: ${parts}`,
    cost: (amount) => `asi ${amount}`,
    costUnknown: 'cena neznáma',
    unusual: (characters) => `Tieto znaky ju predlžujú: ${characters}`,
    transliterated: (parts) => `Bez diakritiky by bolo SMS: ${parts}.`,
    forApproval: 'Na predloženie spoločnosti Meta',
    variables: 'Premenné',
    mandatory: 'vždy prítomné',
    nullable: 'môže byť prázdne',
    sample: 'Príklad',
    resetAsk: 'Späť k textom vyššie',
    resetSays:
      'Vaše vlastné texty pre túto správu a jazyk sa odstránia. Znova sa bude posielať to, čo platí vyššie, nakoniec náš vlastný text.',
    reset: 'Späť',
    conflict:
      'Niekto tento text medzitým uložil, preto sa váš neuložil. Stále je v poliach; porovnajte ho s tým, čo sa teraz posiela.',
    nothing: 'Napíšte text aspoň pre jeden kanál.',
    at: (line, column) => `Riadok ${line}, znak ${column}`,
    dealerWide: 'Toto platí pre všetky prevádzky. Vyberte jednu zo svojich a napíšte text pre ňu.',
    approval: {
      approved: 'schválené',
      pending: 'posudzuje sa',
      paused: 'pozastavené',
      rejected: 'zamietnuté',
      disabled: 'vypnuté',
      none: 'v Meta neuvedené',
    },
  },
};
