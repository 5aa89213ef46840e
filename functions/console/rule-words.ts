import type { RoutingRule } from '../../shared/events/routing-rule.ts';
import type { Language } from '../../shared/kernel/language.ts';

export type RuleWords = {
  lead: string;
  none: string;
  make: string;
  makeHeading: string;
  changeHeading: (id: string) => string;
  id: string;
  idHint: string;
  when: string;
  event: string;
  onlyIf: string;
  onlyIfHint: string;
  locations: string;
  partners: string;
  brands: string;
  brandsHint: string;
  decision: string;
  remarks: string;
  any: string;
  withRemarks: string;
  withoutRemarks: string;
  action: string;
  what: string;
  does: Record<RoutingRule['action']['do'], string>;
  purpose: string;
  inbox: string;
  status: string;
  onlyFor: (action: string) => string;
  enabled: string;
  rests: string;
  removeAsk: string;
  removeSays: string;
  remove: string;
  conflict: string;
  tooMany: string;
  notYours: string;
  faults: { id: string; taken: string; event: string; resultsOnly: string; partner: string; inbox: string };
};

export const RULE_WORDS: Record<Language, RuleWords> = {
  en: {
    lead: 'When a partner reports something, the rules say what follows. Several may fire for one event. Without a rule it is kept and nothing is sent.',
    none: 'There are no rules yet: events are kept, and nothing is sent.',
    make: 'New rule',
    makeHeading: 'New rule',
    changeHeading: (id) => `Rule ${id}`,
    id: 'Name of the rule',
    idHint: 'Letters, digits, hyphens and underscores. It cannot be changed later.',
    when: 'When this happens',
    event: 'Event',
    onlyIf: 'Only if',
    onlyIfHint: 'All that is chosen must hold. Nothing chosen: always.',
    locations: 'Locations',
    partners: 'Partners',
    brands: 'Brands of the vehicle',
    brandsHint: 'Separated by commas, in any case.',
    decision: 'A service was decided',
    remarks: 'Remarks of the customer',
    any: 'No matter',
    withRemarks: 'There are some',
    withoutRemarks: 'There are none',
    action: 'Then',
    what: 'What is done',
    does: {
      'start-check-in': 'Invite the customer to check in',
      'send-template': 'Send a message',
      'notify-inbox': 'Notify a team',
      'set-status': 'Set the status of the visit',
    },
    purpose: 'Which message',
    inbox: 'Which inbox',
    status: 'Which status',
    onlyFor: (action) => `For: ${action}`,
    enabled: 'The rule works',
    rests: 'Rests',
    removeAsk: 'Remove this rule',
    removeSays: 'Events that come from now on no longer lead to it. What it has brought about stays.',
    remove: 'Remove',
    conflict:
      'Somebody saved this rule in the meantime, so yours was not saved. It is as it stands above now; yours still stands in the fields.',
    tooMany: 'There are 100 rules already, the most there can be. Remove one first.',
    notYours: 'This rule holds for locations that you do not look after.',
    faults: {
      id: 'Please give a name of letters, digits, hyphens and underscores.',
      taken: 'There is a rule of this name already.',
      event: 'This cannot follow from this event.',
      resultsOnly: 'Only a finished check-in has results.',
      partner: 'This partner sends no events for you.',
      inbox: 'Lower-case letters, digits and hyphens, please.',
    },
  },
  de: {
    lead: 'Meldet ein Partner etwas, sagen die Regeln, was folgt. Mehrere können zu einem Ereignis greifen. Ohne Regel wird es aufbewahrt und nichts gesendet.',
    none: 'Es gibt noch keine Regeln: Ereignisse werden aufbewahrt, gesendet wird nichts.',
    make: 'Neue Regel',
    makeHeading: 'Neue Regel',
    changeHeading: (id) => `Regel ${id}`,
    id: 'Name der Regel',
    idHint: 'Buchstaben, Ziffern, Binde- und Unterstriche. Er lässt sich später nicht ändern.',
    when: 'Wenn das geschieht',
    event: 'Ereignis',
    onlyIf: 'Nur wenn',
    onlyIfHint: 'Alles Gewählte muss zutreffen. Nichts gewählt: immer.',
    locations: 'Standorte',
    partners: 'Partner',
    brands: 'Marken des Fahrzeugs',
    brandsHint: 'Durch Kommas getrennt, Groß- oder Kleinschreibung egal.',
    decision: 'Über eine Leistung wurde entschieden',
    remarks: 'Bemerkungen des Kunden',
    any: 'Gleichgültig',
    withRemarks: 'Es gibt welche',
    withoutRemarks: 'Es gibt keine',
    action: 'Dann',
    what: 'Was geschieht',
    does: {
      'start-check-in': 'Den Kunden zum Check-in einladen',
      'send-template': 'Eine Nachricht senden',
      'notify-inbox': 'Ein Team benachrichtigen',
      'set-status': 'Den Status des Termins setzen',
    },
    purpose: 'Welche Nachricht',
    inbox: 'Welcher Posteingang',
    status: 'Welcher Status',
    onlyFor: (action) => `Für: ${action}`,
    enabled: 'Die Regel wirkt',
    rests: 'Ruht',
    removeAsk: 'Diese Regel entfernen',
    removeSays: 'Ereignisse, die von jetzt an kommen, führen nicht mehr dazu. Was sie bewirkt hat, bleibt.',
    remove: 'Entfernen',
    conflict:
      'Jemand hat diese Regel inzwischen gespeichert, deshalb wurde Ihre nicht gespeichert. Oben sehen Sie, wie sie jetzt ist; Ihre Angaben stehen noch in den Feldern.',
    tooMany: 'Es gibt schon 100 Regeln, mehr können es nicht sein. Entfernen Sie zuerst eine.',
    notYours: 'Diese Regel gilt für Standorte, die Sie nicht betreuen.',
    faults: {
      id: 'Bitte einen Namen aus Buchstaben, Ziffern, Binde- und Unterstrichen.',
      taken: 'Es gibt schon eine Regel mit diesem Namen.',
      event: 'Das kann aus diesem Ereignis nicht folgen.',
      resultsOnly: 'Nur ein abgeschlossener Check-in hat Ergebnisse.',
      partner: 'Dieser Partner sendet keine Ereignisse für Sie.',
      inbox: 'Bitte Kleinbuchstaben, Ziffern und Bindestriche.',
    },
  },
  nl: {
    lead: 'Als een partner iets meldt, zeggen de regels wat volgt. Er kunnen er meerdere gelden voor één gebeurtenis. Zonder regel wordt ze bewaard en niets verstuurd.',
    none: 'Er zijn nog geen regels: gebeurtenissen worden bewaard en er wordt niets verstuurd.',
    make: 'Nieuwe regel',
    makeHeading: 'Nieuwe regel',
    changeHeading: (id) => `Regel ${id}`,
    id: 'Naam van de regel',
    idHint: 'Letters, cijfers, koppeltekens en lage streepjes. Hij is later niet te wijzigen.',
    when: 'Als dit gebeurt',
    event: 'Gebeurtenis',
    onlyIf: 'Alleen als',
    onlyIfHint: 'Alles wat is gekozen moet gelden. Niets gekozen: altijd.',
    locations: 'Vestigingen',
    partners: 'Partners',
    brands: 'Merken van het voertuig',
    brandsHint: 'Gescheiden door komma’s, hoofdletters maken niet uit.',
    decision: 'Over een dienst is besloten',
    remarks: 'Opmerkingen van de klant',
    any: 'Maakt niet uit',
    withRemarks: 'Die zijn er',
    withoutRemarks: 'Die zijn er niet',
    action: 'Dan',
    what: 'Wat er gebeurt',
    does: {
      'start-check-in': 'De klant uitnodigen in te checken',
      'send-template': 'Een bericht versturen',
      'notify-inbox': 'Een team waarschuwen',
      'set-status': 'De status van het bezoek zetten',
    },
    purpose: 'Welk bericht',
    inbox: 'Welk postvak',
    status: 'Welke status',
    onlyFor: (action) => `Voor: ${action}`,
    enabled: 'De regel werkt',
    rests: 'Rust',
    removeAsk: 'Deze regel verwijderen',
    removeSays: 'Gebeurtenissen die vanaf nu komen leiden er niet meer toe. Wat hij heeft bewerkt, blijft.',
    remove: 'Verwijderen',
    conflict:
      'Iemand heeft deze regel intussen opgeslagen, daarom is de uwe niet opgeslagen. Hierboven ziet u hoe hij nu is; uw gegevens staan nog in de velden.',
    tooMany: 'Er zijn al 100 regels, meer kunnen het er niet zijn. Verwijder er eerst een.',
    notYours: 'Deze regel geldt voor vestigingen die u niet beheert.',
    faults: {
      id: 'Geef een naam van letters, cijfers, koppeltekens en lage streepjes.',
      taken: 'Er is al een regel met deze naam.',
      event: 'Dit kan niet op deze gebeurtenis volgen.',
      resultsOnly: 'Alleen een afgeronde check-in heeft resultaten.',
      partner: 'Deze partner stuurt geen gebeurtenissen voor u.',
      inbox: 'Kleine letters, cijfers en koppeltekens, alstublieft.',
    },
  },
  fr: {
    lead: 'Quand un partenaire signale quelque chose, les règles disent ce qui suit. Plusieurs peuvent s’appliquer à un événement. Sans règle, il est conservé et rien n’est envoyé.',
    none: 'Il n’y a pas encore de règles, les événements sont conservés et rien n’est envoyé.',
    make: 'Nouvelle règle',
    makeHeading: 'Nouvelle règle',
    changeHeading: (id) => `Règle ${id}`,
    id: 'Nom de la règle',
    idHint: 'Lettres, chiffres, tirets et tirets bas. Il ne peut pas être modifié ensuite.',
    when: 'Quand cela arrive',
    event: 'Événement',
    onlyIf: 'Seulement si',
    onlyIfHint: 'Tout ce qui est choisi doit être vrai. Rien de choisi, c’est toujours.',
    locations: 'Sites',
    partners: 'Partenaires',
    brands: 'Marques du véhicule',
    brandsHint: 'Séparées par des virgules, majuscules ou minuscules.',
    decision: 'Une prestation a été décidée',
    remarks: 'Remarques du client',
    any: 'Peu importe',
    withRemarks: 'Il y en a',
    withoutRemarks: 'Il n’y en a pas',
    action: 'Alors',
    what: 'Ce qui est fait',
    does: {
      'start-check-in': 'Inviter le client au check-in',
      'send-template': 'Envoyer un message',
      'notify-inbox': 'Prévenir une équipe',
      'set-status': 'Fixer le statut de la visite',
    },
    purpose: 'Quel message',
    inbox: 'Quelle boîte',
    status: 'Quel statut',
    onlyFor: (action) => `Pour\u202f: ${action}`,
    enabled: 'La règle est active',
    rests: 'Au repos',
    removeAsk: 'Supprimer cette règle',
    removeSays: 'Les événements à venir n’y mènent plus. Ce qu’elle a produit reste.',
    remove: 'Supprimer',
    conflict:
      'Quelqu’un a enregistré cette règle entre-temps, la vôtre n’a donc pas été enregistrée. Elle est telle qu’indiquée ci-dessus, votre saisie est encore dans les champs.',
    tooMany: 'Il y a déjà 100 règles, le maximum. Supprimez-en une d’abord.',
    notYours: 'Cette règle vaut pour des sites dont vous n’êtes pas chargé.',
    faults: {
      id: 'Veuillez donner un nom fait de lettres, chiffres, tirets et tirets bas.',
      taken: 'Il existe déjà une règle de ce nom.',
      event: 'Cela ne peut pas suivre de cet événement.',
      resultsOnly: 'Seul un check-in terminé a des résultats.',
      partner: 'Ce partenaire n’envoie pas d’événements pour vous.',
      inbox: 'Minuscules, chiffres et tirets, s’il vous plaît.',
    },
  },
  sk: {
    lead: 'Keď partner niečo ohlási, pravidlá povedia, čo nasleduje. Na jednu udalosť ich môže platiť viac. Bez pravidla sa uchová a nič sa nepošle.',
    none: 'Pravidlá zatiaľ nie sú: udalosti sa uchovávajú a nič sa neposiela.',
    make: 'Nové pravidlo',
    makeHeading: 'Nové pravidlo',
    changeHeading: (id) => `Pravidlo ${id}`,
    id: 'Názov pravidla',
    idHint: 'Písmená, číslice, spojovníky a podčiarkovníky. Neskôr sa nedá zmeniť.',
    when: 'Keď sa stane toto',
    event: 'Udalosť',
    onlyIf: 'Len ak',
    onlyIfHint: 'Všetko zvolené musí platiť. Nič nezvolené: vždy.',
    locations: 'Prevádzky',
    partners: 'Partneri',
    brands: 'Značky vozidla',
    brandsHint: 'Oddelené čiarkami, na veľkosti písmen nezáleží.',
    decision: 'O službe sa rozhodlo',
    remarks: 'Poznámky zákazníka',
    any: 'Nezáleží',
    withRemarks: 'Sú nejaké',
    withoutRemarks: 'Nie sú žiadne',
    action: 'Potom',
    what: 'Čo sa stane',
    does: {
      'start-check-in': 'Pozvať zákazníka na check-in',
      'send-template': 'Poslať správu',
      'notify-inbox': 'Upozorniť tím',
      'set-status': 'Nastaviť stav návštevy',
    },
    purpose: 'Ktorú správu',
    inbox: 'Ktorú schránku',
    status: 'Aký stav',
    onlyFor: (action) => `Pre: ${action}`,
    enabled: 'Pravidlo pôsobí',
    rests: 'Odpočíva',
    removeAsk: 'Odstrániť toto pravidlo',
    removeSays: 'Udalosti, ktoré prídu odteraz, k tomu už nevedú. Čo spôsobilo, zostáva.',
    remove: 'Odstrániť',
    conflict:
      'Niekto toto pravidlo medzitým uložil, preto sa vaše neuložilo. Vyššie vidíte, aké je teraz; vaše údaje sú stále v poliach.',
    tooMany: 'Pravidiel je už 100, viac ich byť nemôže. Najprv jedno odstráňte.',
    notYours: 'Toto pravidlo platí pre prevádzky, o ktoré sa nestaráte.',
    faults: {
      id: 'Zadajte, prosím, názov z písmen, číslic, spojovníkov a podčiarkovníkov.',
      taken: 'Pravidlo s týmto názvom už existuje.',
      event: 'To z tejto udalosti nemôže nasledovať.',
      resultsOnly: 'Výsledky má len dokončený check-in.',
      partner: 'Tento partner za vás neposiela udalosti.',
      inbox: 'Malé písmená, číslice a spojovníky, prosím.',
    },
  },
};
