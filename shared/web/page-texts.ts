import type { Language } from '../kernel/language.ts';

/** What a page says when there is nothing to fill in. `workshop` is the one name that may stand on it. */
type Notice = { heading: string; text: string };
type NoticeAt = { heading: string; text: (workshop: string) => string };

/** All texts of the customer pages in one language. A missing key does not compile. */
export type PageTexts = {
  /** Stands in the head of a page that knows no workshop. */
  site: string;
  languages: string;
  noTracking: string;
  onlyTo: (workshop: string) => string;
  open: {
    heading: string;
    hello: (firstName: string) => string;
    helloNobody: string;
    lead: string;
    when: string;
    time: (time: string) => string;
    vehicle: string;
    planned: string;
    remarks: string;
    optional: string;
    hint: string;
    confirm: string;
    confirmNote: string;
  };
  fault: { heading: string; tooLong: (written: string, most: string) => string; changed: string };
  done: NoticeAt & { close: string };
  finished: NoticeAt;
  closed: NoticeAt;
  cancelled: NoticeAt;
  elsewhere: NoticeAt & { go: string };
  notFound: Notice;
  refused: Notice;
  tooLarge: Notice;
  busy: Notice;
  failed: Notice;
  reference: (id: string) => string;
};

/** French sets a narrow space, on which no line breaks, before a colon and a question mark. */
const FR = '\u202f';

export const PAGE_TEXTS: Record<Language, PageTexts> = {
  en: {
    site: 'Online check-in',
    languages: 'Language',
    noTracking: 'This page uses no cookies and no tracking.',
    onlyTo: (workshop) => `Your details go only to ${workshop}.`,
    open: {
      heading: 'Check in for your visit',
      hello: (firstName) => `Hello ${firstName},`,
      helloNobody: 'Hello,',
      lead: 'Please look over your appointment and confirm it. At the workshop you then only hand over the key.',
      when: 'Your appointment',
      time: (time) => time,
      vehicle: 'Your car',
      planned: 'Planned work',
      remarks: 'Is there anything we should know?',
      optional: '(optional)',
      hint: 'For example a noise, a warning light, or something above that is not right.',
      confirm: 'Confirm check-in',
      confirmNote: 'You confirm the planned work listed above.',
    },
    fault: {
      heading: 'Please check your entry',
      tooLong: (written, most) =>
        `Please shorten your text: it has ${written} characters, and at most ${most} fit.`,
      changed:
        'Your appointment has changed since you opened this page. Please look it over and confirm once more.',
    },
    done: {
      heading: 'Thank you, you are checked in',
      text: (workshop) => `At ${workshop} you only hand over the key.`,
      close: 'You can close this page now.',
    },
    finished: {
      heading: 'You are already checked in',
      text: (workshop) => `There is nothing left to do. At ${workshop} you only hand over the key.`,
    },
    closed: {
      heading: 'Online check-in is closed',
      text: (workshop) => `That is no problem: ${workshop} will check you in when you arrive.`,
    },
    cancelled: {
      heading: 'This appointment was cancelled',
      text: (workshop) =>
        `You do not need to check in. If this comes as a surprise, please contact ${workshop}.`,
    },
    elsewhere: {
      heading: 'Your check-in continues on another page',
      text: (workshop) => `${workshop} now uses another page for this check-in. Please continue there.`,
      go: 'Continue',
    },
    notFound: {
      heading: 'This link does not work',
      text: 'Please open it again from the message you received, or copy the whole link. If that does not help, please contact your workshop.',
    },
    refused: {
      heading: 'That could not be sent',
      text: 'Please open the link in your message again and confirm there.',
    },
    tooLarge: { heading: 'That was too much text', text: 'Please go back and shorten what you wrote.' },
    busy: {
      heading: 'Please try again in a moment',
      text: 'Our system is very busy right now. Please reload this page in a minute.',
    },
    failed: {
      heading: 'Something went wrong on our side',
      text: 'Please try again later. If it keeps happening, tell your workshop the reference below.',
    },
    reference: (id) => `Reference: ${id}`,
  },
  de: {
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
        'Ihr Termin hat sich geändert, seit Sie diese Seite geöffnet haben. Bitte prüfen und bestätigen Sie ihn noch einmal.',
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
  },
  nl: {
    site: 'Online inchecken',
    languages: 'Taal',
    noTracking: 'Deze pagina gebruikt geen cookies en volgt je niet.',
    onlyTo: (workshop) => `Je gegevens gaan alleen naar ${workshop}.`,
    open: {
      heading: 'Check in voor je afspraak',
      hello: (firstName) => `Hallo ${firstName},`,
      helloNobody: 'Goedendag,',
      lead: 'Bekijk je afspraak en bevestig die. In de werkplaats lever je daarna alleen nog de sleutel in.',
      when: 'Je afspraak',
      time: (time) => `${time} uur`,
      vehicle: 'Je auto',
      planned: 'Geplande werkzaamheden',
      remarks: 'Is er nog iets dat we moeten weten?',
      optional: '(optioneel)',
      hint: 'Bijvoorbeeld een vreemd geluid, een waarschuwingslampje of iets dat hierboven niet klopt.',
      confirm: 'Inchecken bevestigen',
      confirmNote: 'Je gaat hiermee akkoord met de werkzaamheden hierboven.',
    },
    fault: {
      heading: 'Controleer wat je hebt ingevuld',
      tooLong: (written, most) =>
        `Maak je tekst korter: hij telt ${written} tekens en er passen er hooguit ${most}.`,
      changed:
        'Je afspraak is gewijzigd sinds je deze pagina opende. Bekijk hem nog eens en bevestig opnieuw.',
    },
    done: {
      heading: 'Bedankt, je bent ingecheckt',
      text: (workshop) => `Bij ${workshop} hoef je alleen nog de sleutel in te leveren.`,
      close: 'Je kunt deze pagina nu sluiten.',
    },
    finished: {
      heading: 'Je bent al ingecheckt',
      text: (workshop) => `Je hoeft niets meer te doen. Bij ${workshop} lever je alleen nog de sleutel in.`,
    },
    closed: {
      heading: 'Online inchecken is gesloten',
      text: (workshop) => `Geen probleem: je checkt bij aankomst in bij ${workshop}.`,
    },
    cancelled: {
      heading: 'Deze afspraak is geannuleerd',
      text: (workshop) =>
        `Je hoeft niet in te checken. Komt dit onverwacht? Neem dan contact op met ${workshop}.`,
    },
    elsewhere: {
      heading: 'Je checkt in op een andere pagina',
      text: (workshop) => `${workshop} gebruikt voor deze check-in nu een andere pagina. Ga daar verder.`,
      go: 'Verder',
    },
    notFound: {
      heading: 'Deze link werkt niet',
      text: 'Open hem nog eens vanuit het bericht dat je hebt gekregen, of kopieer de hele link. Helpt dat niet? Neem dan contact op met je werkplaats.',
    },
    refused: {
      heading: 'Dat kon niet worden verstuurd',
      text: 'Open de link in je bericht nog eens en bevestig daar.',
    },
    tooLarge: { heading: 'Dat was te veel tekst', text: 'Ga terug en maak korter wat je hebt geschreven.' },
    busy: {
      heading: 'Probeer het zo nog eens',
      text: 'Ons systeem heeft het op dit moment erg druk. Laad deze pagina over een minuut opnieuw.',
    },
    failed: {
      heading: 'Er ging bij ons iets mis',
      text: 'Probeer het later nog eens. Blijft het misgaan? Geef je werkplaats dan de referentie hieronder door.',
    },
    reference: (id) => `Referentie: ${id}`,
  },
  fr: {
    site: 'Enregistrement en ligne',
    languages: 'Langue',
    noTracking: 'Cette page n’utilise ni cookies ni suivi.',
    onlyTo: (workshop) => `Vos informations sont transmises uniquement à ${workshop}.`,
    open: {
      heading: 'Enregistrez-vous pour votre rendez-vous',
      hello: (firstName) => `Bonjour ${firstName},`,
      helloNobody: 'Bonjour,',
      lead: 'Vérifiez votre rendez-vous et confirmez‑le. À l’atelier, vous n’aurez plus qu’à déposer la clé.',
      when: 'Votre rendez-vous',
      time: (time) => time,
      vehicle: 'Votre véhicule',
      planned: 'Travaux prévus',
      remarks: `Avez-vous quelque chose à nous signaler${FR}?`,
      optional: '(facultatif)',
      hint: 'Par exemple un bruit, un voyant allumé ou une information inexacte ci-dessus.',
      confirm: 'Confirmer l’enregistrement',
      confirmNote: 'Vous confirmez ainsi les travaux indiqués ci-dessus.',
    },
    fault: {
      heading: 'Veuillez vérifier votre saisie',
      tooLong: (written, most) =>
        `Veuillez raccourcir votre texte${FR}: il compte ${written} caractères, pour ${most} au maximum.`,
      changed:
        'Votre rendez-vous a changé depuis que vous avez ouvert cette page. Veuillez le vérifier et confirmer à nouveau.',
    },
    done: {
      heading: 'Merci, votre enregistrement est terminé',
      text: (workshop) => `Chez ${workshop}, il ne vous reste qu’à déposer la clé.`,
      close: 'Vous pouvez maintenant fermer cette page.',
    },
    finished: {
      heading: 'Votre enregistrement est déjà terminé',
      text: (workshop) =>
        `Vous n’avez plus rien à faire. Chez ${workshop}, il ne vous reste qu’à déposer la clé.`,
    },
    closed: {
      heading: 'L’enregistrement en ligne est clos',
      text: (workshop) => `Rien de grave${FR}: ${workshop} vous enregistrera à votre arrivée.`,
    },
    cancelled: {
      heading: 'Ce rendez-vous a été annulé',
      text: (workshop) =>
        `Vous n’avez pas besoin de vous enregistrer. Si cela vous surprend, contactez ${workshop}.`,
    },
    elsewhere: {
      heading: 'Votre enregistrement se poursuit sur une autre page',
      text: (workshop) =>
        `${workshop} utilise désormais une autre page pour cet enregistrement. Veuillez y continuer.`,
      go: 'Continuer',
    },
    notFound: {
      heading: 'Ce lien ne fonctionne pas',
      text: 'Ouvrez-le à nouveau depuis le message reçu ou copiez le lien en entier. Si cela ne suffit pas, contactez votre atelier.',
    },
    refused: {
      heading: 'L’envoi n’a pas abouti',
      text: 'Ouvrez à nouveau le lien de votre message et confirmez à cet endroit.',
    },
    tooLarge: {
      heading: 'Votre texte est trop long',
      text: 'Revenez en arrière et raccourcissez ce que vous avez écrit.',
    },
    busy: {
      heading: 'Réessayez dans un instant',
      text: 'Notre système est très sollicité en ce moment. Rechargez cette page dans une minute.',
    },
    failed: {
      heading: 'Une erreur s’est produite de notre côté',
      text: 'Réessayez plus tard. Si le problème persiste, communiquez à votre atelier la référence ci-dessous.',
    },
    reference: (id) => `Référence${FR}: ${id}`,
  },
  sk: {
    site: 'Online prihlásenie',
    languages: 'Jazyk',
    noTracking: 'Táto stránka nepoužíva súbory cookie ani vás nesleduje.',
    onlyTo: (workshop) => `Vaše údaje dostane iba ${workshop}.`,
    open: {
      heading: 'Prihláste sa na návštevu servisu',
      hello: (firstName) => `Dobrý deň, ${firstName},`,
      helloNobody: 'Dobrý deň,',
      lead: 'skontrolujte si, prosím, svoj termín a potvrďte ho. V servise potom už len odovzdáte kľúč.',
      when: 'Váš termín',
      time: (time) => time,
      vehicle: 'Vaše vozidlo',
      planned: 'Plánované práce',
      remarks: 'Je ešte niečo, čo by sme mali vedieť?',
      optional: '(nepovinné)',
      hint: 'Napríklad nezvyčajný zvuk, rozsvietená kontrolka alebo niečo, čo vyššie nesedí.',
      confirm: 'Potvrdiť prihlásenie',
      confirmNote: 'Týmto potvrdzujete práce uvedené vyššie.',
    },
    fault: {
      heading: 'Skontrolujte, prosím, čo ste napísali',
      tooLong: (written, most) =>
        `Skráťte, prosím, svoj text: počet znakov je ${written}, povolených je najviac ${most}.`,
      changed:
        'Od otvorenia tejto stránky sa váš termín zmenil. Skontrolujte ho, prosím, a potvrďte ešte raz.',
    },
    done: {
      heading: 'Ďakujeme, prihlásenie je hotové',
      text: (workshop) => `V servise ${workshop} už len odovzdáte kľúč.`,
      close: 'Túto stránku môžete zavrieť.',
    },
    finished: {
      heading: 'Prihlásenie je už hotové',
      text: (workshop) => `Nič ďalšie nie je potrebné. V servise ${workshop} už len odovzdáte kľúč.`,
    },
    closed: {
      heading: 'Online prihlásenie je uzavreté',
      text: (workshop) => `Nič sa nedeje: v servise ${workshop} vás prihlásia po príchode.`,
    },
    cancelled: {
      heading: 'Tento termín bol zrušený',
      text: (workshop) =>
        `Nemusíte sa prihlasovať. Ak vás to prekvapuje, kontaktujte, prosím, servis ${workshop}.`,
    },
    elsewhere: {
      heading: 'Prihlásenie pokračuje na inej stránke',
      text: (workshop) =>
        `${workshop} teraz na toto prihlásenie používa inú stránku. Pokračujte, prosím, tam.`,
      go: 'Pokračovať',
    },
    notFound: {
      heading: 'Tento odkaz nefunguje',
      text: 'Otvorte ho, prosím, znova zo správy, ktorú ste dostali, alebo skopírujte celý odkaz. Ak to nepomôže, obráťte sa na svoj servis.',
    },
    refused: {
      heading: 'Odoslanie sa nepodarilo',
      text: 'Otvorte, prosím, odkaz vo svojej správe ešte raz a potvrďte prihlásenie tam.',
    },
    tooLarge: {
      heading: 'Text bol príliš dlhý',
      text: 'Vráťte sa, prosím, späť a skráťte, čo ste napísali.',
    },
    busy: {
      heading: 'Skúste to, prosím, o chvíľu',
      text: 'Náš systém je práve veľmi vyťažený. O minútu načítajte túto stránku znova.',
    },
    failed: {
      heading: 'Na našej strane sa niečo pokazilo',
      text: 'Skúste to, prosím, neskôr. Ak sa to bude opakovať, povedzte svojmu servisu číslo uvedené nižšie.',
    },
    reference: (id) => `Referenčné číslo: ${id}`,
  },
};
