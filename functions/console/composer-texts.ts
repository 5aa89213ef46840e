import type { Language } from '../../shared/kernel/language.ts';

/** What stands where an answer is written, in one language. */
export type ComposerTexts = {
  heading: string;
  goesBy: (channel: string) => string;
  cannot: string;
  windowOpen: (until: string) => string;
  windowClosed: (when: string) => string;
  windowNever: string;
  channels: string;
  possible: string;
  what: string;
  freeWords: string;
  text: string;
  textHint: string;
  templateHint: string;
  later: string;
  laterHint: string;
  finish: string;
  check: string;
  checkAgain: string;
  send: string;
  load: string;
  result: string;
  atOnce: string;
  at: (when: string) => string;
  moved: string;
  otherwise: string;
  sms: (characters: number, parts: number) => string;
  ucs2: string;
  cost: (price: string) => string;
  free: string;
  costUnknown: string;
  costIfLater: string;
  changed: string;
  sentAlready: string;
  missingData: string;
  nothing: string;
};

/** French sets a narrow space, on which no line breaks, before a colon and a question mark. */
const FR = '\u202f';

export const COMPOSER_TEXTS: Record<Language, ComposerTexts> = {
  en: {
    heading: 'Answer',
    goesBy: (channel) => `Your words go by ${channel}.`,
    cannot: 'Your words cannot be sent now.',
    windowOpen: (until) =>
      `WhatsApp takes free words until ${until}: 24 hours after the customer’s last message.`,
    windowClosed: (when) =>
      `WhatsApp takes no free words since ${when}: the customer’s last message is more than 24 hours old. An approved template still goes.`,
    windowNever:
      'WhatsApp takes free words only for 24 hours after a message of the customer; there is none yet.',
    channels: 'All channels',
    possible: 'possible',
    what: 'What you send',
    freeWords: 'Your own words',
    text: 'Text',
    textHint: 'Up to 2,000 characters.',
    templateHint: 'Empty: the words of the template.',
    later: 'Send later',
    laterHint: 'Empty: now, or when the hours of the location begin next.',
    finish: 'Mark what I have here as done',
    check: 'Check',
    checkAgain: 'Check again',
    send: 'Send',
    load: 'Load the words of the template',
    result: 'This is how it goes out',
    atOnce: 'Now',
    at: (when) => `On ${when}`,
    moved: 'The location does not send at that time; it goes out when its hours begin next.',
    otherwise: 'If that does not arrive',
    sms: (characters, parts) => `${characters} characters, ${parts} SMS`,
    ucs2: 'Because of special characters an SMS holds only 70 of them.',
    cost: (price) => `Costs ${price}`,
    free: 'Free of charge.',
    costUnknown: 'The price is not known.',
    costIfLater: 'Only the channel that delivers is used.',
    changed: 'Something has changed since you checked. Please look once more, then send.',
    sentAlready: 'This form was sent already. Please check what you want to send now.',
    missingData: 'The template needs something that is not known here.',
    nothing: 'Please write something, or choose a template.',
  },
  de: {
    heading: 'Antworten',
    goesBy: (channel) => `Ihre Worte gehen über ${channel}.`,
    cannot: 'Ihre Worte können jetzt nicht gesendet werden.',
    windowOpen: (until) =>
      `WhatsApp nimmt freie Worte bis ${until}: 24 Stunden ab der letzten Nachricht des Kunden.`,
    windowClosed: (when) =>
      `WhatsApp nimmt seit ${when} keine freien Worte mehr: Die letzte Nachricht des Kunden ist älter als 24 Stunden. Eine freigegebene Vorlage geht trotzdem.`,
    windowNever:
      'WhatsApp nimmt freie Worte nur 24 Stunden lang nach einer Nachricht des Kunden; es gibt noch keine.',
    channels: 'Alle Kanäle',
    possible: 'möglich',
    what: 'Was Sie senden',
    freeWords: 'Eigene Worte',
    text: 'Text der Nachricht',
    textHint: 'Bis zu 2.000 Zeichen.',
    templateHint: 'Leer: die Worte der Vorlage.',
    later: 'Später senden',
    laterHint: 'Leer: jetzt, oder wenn die Zeiten des Standorts das nächste Mal beginnen.',
    finish: 'Was ich hier übernommen habe, als erledigt markieren',
    check: 'Prüfen',
    checkAgain: 'Noch einmal prüfen',
    send: 'Senden',
    load: 'Worte der Vorlage laden',
    result: 'So geht es hinaus',
    atOnce: 'Jetzt',
    at: (when) => `Am ${when}`,
    moved:
      'Zu dieser Zeit sendet der Standort nicht; es geht hinaus, wenn seine Zeiten das nächste Mal beginnen.',
    otherwise: 'Falls das nicht ankommt',
    sms: (characters, parts) => `${characters} Zeichen, ${parts} SMS`,
    ucs2: 'Wegen besonderer Zeichen fasst eine SMS nur 70 davon.',
    cost: (price) => `Kostet ${price}`,
    free: 'Kostenlos.',
    costUnknown: 'Der Preis ist nicht bekannt.',
    costIfLater: 'Nur der Kanal, der zustellt, wird benutzt.',
    changed:
      'Seit Ihrer Prüfung hat sich etwas geändert. Bitte sehen Sie noch einmal nach und senden Sie dann.',
    sentAlready: 'Dieses Formular wurde bereits gesendet. Bitte prüfen Sie, was Sie jetzt senden möchten.',
    missingData: 'Die Vorlage braucht etwas, das hier nicht bekannt ist.',
    nothing: 'Bitte schreiben Sie etwas oder wählen Sie eine Vorlage.',
  },
  nl: {
    heading: 'Antwoorden',
    goesBy: (channel) => `Uw woorden gaan via ${channel}.`,
    cannot: 'Uw woorden kunnen nu niet worden verstuurd.',
    windowOpen: (until) =>
      `WhatsApp neemt vrije tekst aan tot ${until}: 24 uur na het laatste bericht van de klant.`,
    windowClosed: (when) =>
      `WhatsApp neemt sinds ${when} geen vrije tekst meer aan: het laatste bericht van de klant is ouder dan 24 uur. Een goedgekeurde template gaat wel.`,
    windowNever:
      'WhatsApp neemt vrije tekst alleen aan tot 24 uur na een bericht van de klant; er is er nog geen.',
    channels: 'Alle kanalen',
    possible: 'mogelijk',
    what: 'Wat u verstuurt',
    freeWords: 'Eigen woorden',
    text: 'Tekst',
    textHint: 'Tot 2.000 tekens.',
    templateHint: 'Leeg: de woorden van de template.',
    later: 'Later versturen',
    laterHint: 'Leeg: nu, of wanneer de tijden van de vestiging weer beginnen.',
    finish: 'Wat ik hier heb opgepakt als klaar markeren',
    check: 'Controleren',
    checkAgain: 'Opnieuw controleren',
    send: 'Versturen',
    load: 'Woorden van de template laden',
    result: 'Zo gaat het naar buiten',
    atOnce: 'Nu',
    at: (when) => `Op ${when}`,
    moved: 'De vestiging verstuurt dan niet; het gaat naar buiten wanneer haar tijden weer beginnen.',
    otherwise: 'Als dat niet aankomt',
    sms: (characters, parts) => `${characters} tekens, ${parts} sms`,
    ucs2: 'Door bijzondere tekens passen er maar 70 in een sms.',
    cost: (price) => `Kost ${price}`,
    free: 'Gratis.',
    costUnknown: 'De prijs is niet bekend.',
    costIfLater: 'Alleen het kanaal dat aflevert wordt gebruikt.',
    changed: 'Sinds uw controle is er iets veranderd. Kijk nog eens en verstuur dan.',
    sentAlready: 'Dit formulier is al verstuurd. Controleer wat u nu wilt versturen.',
    missingData: 'De template heeft iets nodig dat hier niet bekend is.',
    nothing: 'Schrijf iets of kies een template.',
  },
  fr: {
    heading: 'Répondre',
    goesBy: (channel) => `Votre texte part par ${channel}.`,
    cannot: 'Votre texte ne peut pas être envoyé maintenant.',
    windowOpen: (until) =>
      `WhatsApp accepte un texte libre jusqu’à ${until}${FR}: 24 heures après le dernier message du client.`,
    windowClosed: (when) =>
      `WhatsApp n’accepte plus de texte libre depuis ${when}${FR}: le dernier message du client date de plus de 24 heures. Un modèle approuvé passe quand même.`,
    windowNever:
      'WhatsApp n’accepte un texte libre que pendant 24 heures après un message du client, et il n’y en a pas encore.',
    channels: 'Tous les canaux',
    possible: 'possible',
    what: 'Ce que vous envoyez',
    freeWords: 'Vos propres mots',
    text: 'Texte du message',
    textHint: 'Jusqu’à 2 000 caractères.',
    templateHint: `Vide${FR}: le texte du modèle.`,
    later: 'Envoyer plus tard',
    laterHint: `Vide${FR}: maintenant, ou à la prochaine ouverture des horaires du site.`,
    finish: 'Marquer comme terminé ce que j’ai pris ici',
    check: 'Vérifier',
    checkAgain: 'Vérifier à nouveau',
    send: 'Envoyer',
    load: 'Charger le texte du modèle',
    result: 'Voici comment cela part',
    atOnce: 'Maintenant',
    at: (when) => `Le ${when}`,
    moved: `Le site n’envoie rien à cette heure${FR}: cela part à la prochaine ouverture de ses horaires.`,
    otherwise: 'Si cela n’arrive pas',
    sms: (characters, parts) => `${characters} caractères, ${parts} SMS`,
    ucs2: 'À cause de caractères spéciaux, un SMS n’en contient que 70.',
    cost: (price) => `Coûte ${price}`,
    free: 'Gratuit.',
    costUnknown: 'Le prix n’est pas connu.',
    costIfLater: 'Seul le canal qui aboutit est utilisé.',
    changed: 'Quelque chose a changé depuis votre vérification. Regardez encore une fois, puis envoyez.',
    sentAlready: 'Ce formulaire a déjà été envoyé. Vérifiez ce que vous voulez envoyer maintenant.',
    missingData: 'Le modèle a besoin d’une information qui n’est pas connue ici.',
    nothing: 'Écrivez quelque chose ou choisissez un modèle.',
  },
  sk: {
    heading: 'Odpovedať',
    goesBy: (channel) => `Váš text pôjde cez ${channel}.`,
    cannot: 'Váš text sa teraz nedá odoslať.',
    windowOpen: (until) => `WhatsApp prijíma voľný text do ${until}: 24 hodín od poslednej správy zákazníka.`,
    windowClosed: (when) =>
      `WhatsApp neprijíma voľný text od ${when}: posledná správa zákazníka je staršia ako 24 hodín. Schválená šablóna napriek tomu prejde.`,
    windowNever: 'WhatsApp prijíma voľný text len 24 hodín po správe zákazníka; zatiaľ žiadna nie je.',
    channels: 'Všetky kanály',
    possible: 'možné',
    what: 'Čo posielate',
    freeWords: 'Vlastné slová',
    text: 'Text správy',
    textHint: 'Najviac 2 000 znakov.',
    templateHint: 'Prázdne: slová šablóny.',
    later: 'Poslať neskôr',
    laterHint: 'Prázdne: teraz alebo keď sa najbližšie začne čas prevádzky.',
    finish: 'Čo som tu prevzal(a), označiť ako hotové',
    check: 'Skontrolovať',
    checkAgain: 'Skontrolovať znova',
    send: 'Odoslať',
    load: 'Načítať slová šablóny',
    result: 'Takto sa to odošle',
    atOnce: 'Teraz',
    at: (when) => `Termín odoslania: ${when}`,
    moved: 'Prevádzka v tom čase neposiela; odošle sa to, keď sa najbližšie začne jej čas.',
    otherwise: 'Ak to nepríde',
    sms: (characters, parts) => `znaky: ${characters}, SMS: ${parts}`,
    ucs2: 'Pre osobitné znaky sa ich do jednej SMS zmestí len 70.',
    cost: (price) => `Cena: ${price}`,
    free: 'Zadarmo.',
    costUnknown: 'Cena nie je známa.',
    costIfLater: 'Použije sa len kanál, ktorý doručí.',
    changed: 'Od vašej kontroly sa niečo zmenilo. Pozrite sa ešte raz a potom odošlite.',
    sentAlready: 'Tento formulár už bol odoslaný. Skontrolujte, čo chcete poslať teraz.',
    missingData: 'Šablóna potrebuje niečo, čo tu nie je známe.',
    nothing: 'Napíšte niečo alebo vyberte šablónu.',
  },
};
