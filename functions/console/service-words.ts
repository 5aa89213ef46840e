import type { Language } from '../../shared/kernel/language.ts';

export type ServiceWords = {
  lead: string;
  none: string;
  make: string;
  changeHeading: (code: string) => string;
  code: string;
  codeHint: string;
  texts: string;
  textsHint: (language: string) => string;
  name: string;
  description: string;
  otherLanguages: string;
  offer: string;
  price: string;
  priceHint: string;
  onRequest: string;
  currency: string;
  link: string;
  linkHint: string;
  forWhom: string;
  forWhomHint: string;
  all: string;
  offered: string;
  position: string;
  positionHint: string;
  removeAsk: string;
  removeSays: string;
  conflict: string;
  tooMany: string;
  notYours: string;
  preview: string;
  previewLead: string;
  location: string;
  brand: string;
  brandHint: string;
  nothing: string;
  more: string;
  faults: { code: string; taken: string; texts: string; price: string; link: string };
};

/** The services that are offered in the check-in (S2.4, S2.7). */
export const SERVICE_WORDS: Record<Language, ServiceWords> = {
  en: {
    lead: 'What customers are offered during the check-in, beside what they have booked.',
    none: 'There are no services yet, so nothing is offered.',
    make: 'New service',
    changeHeading: (code) => `Service ${code}`,
    code: 'Code',
    codeHint: 'Such as brake-check. It stands in results and cannot be changed later.',
    texts: 'What customers read',
    textsHint: (language) => `Whoever reads another language than these gets it in ${language}.`,
    name: 'Name',
    description: 'Description',
    otherLanguages: 'Other languages',
    offer: 'The offer',
    price: 'Price incl. VAT',
    priceHint: 'Left empty: on request.',
    onRequest: 'Price on request',
    currency: 'Currency',
    link: 'Link',
    linkHint: 'A page that says more; it begins with https.',
    forWhom: 'Where and for which vehicles',
    forWhomHint: 'Nothing chosen: at all locations, for all brands.',
    all: 'All locations, all brands',
    offered: 'It is offered',
    position: 'Place in the order',
    positionHint: 'The lower the number, the further up.',
    removeAsk: 'Remove this service',
    removeSays:
      'It is not offered any more. What customers have decided about it stays with their appointments.',
    conflict:
      'Somebody saved this service in the meantime, so yours was not saved. It is as it stands above now; yours still stands in the fields.',
    tooMany: 'There are 50 services already, the most there can be. Remove one first.',
    notYours: 'This service is offered at locations that you do not look after.',
    preview: 'What would be offered',
    previewLead: 'As things are saved now, for one vehicle at one location.',
    location: 'Location',
    brand: 'Brand of the vehicle',
    brandHint: 'Left empty: not known.',
    nothing: 'Nothing would be offered.',
    more: 'More about it',
    faults: {
      code: 'Small letters and digits with hyphens, please, or capital ones.',
      taken: 'There is a service of this code already.',
      texts: 'Please give a name in one language at least.',
      price: 'Please give an amount such as 49.90.',
      link: 'Please give a whole address that begins with https.',
    },
  },
  de: {
    lead: 'Was Kunden beim Check-in angeboten wird, neben dem, was gebucht ist.',
    none: 'Es gibt noch keine Leistungen, angeboten wird nichts.',
    make: 'Neue Leistung',
    changeHeading: (code) => `Leistung ${code}`,
    code: 'Kürzel',
    codeHint: 'Etwa brake-check. Es steht in Ergebnissen und lässt sich später nicht ändern.',
    texts: 'Was Kunden lesen',
    textsHint: (language) => `Wer keine dieser Sprachen liest, bekommt sie auf ${language}.`,
    name: 'Name',
    description: 'Beschreibung',
    otherLanguages: 'Andere Sprachen',
    offer: 'Das Angebot',
    price: 'Preis inkl. MwSt.',
    priceHint: 'Leer gelassen: auf Anfrage.',
    onRequest: 'Preis auf Anfrage',
    currency: 'Währung',
    link: 'Link',
    linkHint: 'Eine Seite, auf der mehr steht; sie beginnt mit https.',
    forWhom: 'Wo und für welche Fahrzeuge',
    forWhomHint: 'Nichts gewählt: an allen Standorten, für alle Marken.',
    all: 'Alle Standorte, alle Marken',
    offered: 'Sie wird angeboten',
    position: 'Platz in der Reihenfolge',
    positionHint: 'Je kleiner die Zahl, desto weiter oben.',
    removeAsk: 'Diese Leistung entfernen',
    removeSays:
      'Sie wird nicht mehr angeboten. Was Kunden über sie entschieden haben, bleibt bei den Terminen.',
    conflict:
      'Jemand hat diese Leistung inzwischen gespeichert, deshalb wurde Ihre nicht gespeichert. Oben sehen Sie, wie sie jetzt ist; Ihre Angaben stehen noch in den Feldern.',
    tooMany: 'Es gibt schon 50 Leistungen, mehr können es nicht sein. Entfernen Sie zuerst eine.',
    notYours: 'Diese Leistung wird an Standorten angeboten, die Sie nicht betreuen.',
    preview: 'Was angeboten würde',
    previewLead: 'So wie es jetzt gespeichert ist, für ein Fahrzeug an einem Standort.',
    location: 'Standort',
    brand: 'Marke des Fahrzeugs',
    brandHint: 'Leer gelassen: nicht bekannt.',
    nothing: 'Es würde nichts angeboten.',
    more: 'Mehr darüber',
    faults: {
      code: 'Bitte Kleinbuchstaben und Ziffern mit Bindestrichen, oder alles in Großbuchstaben.',
      taken: 'Es gibt schon eine Leistung mit diesem Kürzel.',
      texts: 'Bitte wenigstens in einer Sprache einen Namen angeben.',
      price: 'Bitte einen Betrag wie 49,90 angeben.',
      link: 'Bitte eine ganze Adresse angeben, die mit https beginnt.',
    },
  },
  nl: {
    lead: 'Wat klanten bij de check-in wordt aangeboden, naast wat is geboekt.',
    none: 'Er zijn nog geen diensten, er wordt niets aangeboden.',
    make: 'Nieuwe dienst',
    changeHeading: (code) => `Dienst ${code}`,
    code: 'Code',
    codeHint: 'Zoals brake-check. Ze staat in resultaten en is later niet te wijzigen.',
    texts: 'Wat klanten lezen',
    textsHint: (language) => `Wie geen van deze talen leest, krijgt ze in het ${language}.`,
    name: 'Naam',
    description: 'Omschrijving',
    otherLanguages: 'Andere talen',
    offer: 'Het aanbod',
    price: 'Prijs incl. btw',
    priceHint: 'Leeg gelaten: op aanvraag.',
    onRequest: 'Prijs op aanvraag',
    currency: 'Valuta',
    link: 'Link',
    linkHint: 'Een pagina waar meer staat; ze begint met https.',
    forWhom: 'Waar en voor welke voertuigen',
    forWhomHint: 'Niets gekozen: op alle vestigingen, voor alle merken.',
    all: 'Alle vestigingen, alle merken',
    offered: 'Ze wordt aangeboden',
    position: 'Plaats in de volgorde',
    positionHint: 'Hoe kleiner het getal, hoe hoger.',
    removeAsk: 'Deze dienst verwijderen',
    removeSays:
      'Ze wordt niet meer aangeboden. Wat klanten erover hebben besloten, blijft bij hun afspraken.',
    conflict:
      'Iemand heeft deze dienst intussen opgeslagen, daarom is de uwe niet opgeslagen. Hierboven ziet u hoe ze nu is; uw gegevens staan nog in de velden.',
    tooMany: 'Er zijn al 50 diensten, meer kunnen het er niet zijn. Verwijder er eerst een.',
    notYours: 'Deze dienst wordt aangeboden op vestigingen die u niet beheert.',
    preview: 'Wat zou worden aangeboden',
    previewLead: 'Zoals het nu is opgeslagen, voor één voertuig op één vestiging.',
    location: 'Vestiging',
    brand: 'Merk van het voertuig',
    brandHint: 'Leeg gelaten: niet bekend.',
    nothing: 'Er zou niets worden aangeboden.',
    more: 'Meer hierover',
    faults: {
      code: 'Kleine letters en cijfers met koppeltekens, alstublieft, of alles in hoofdletters.',
      taken: 'Er is al een dienst met deze code.',
      texts: 'Geef in minstens één taal een naam.',
      price: 'Geef een bedrag zoals 49,90.',
      link: 'Geef een volledig adres dat met https begint.',
    },
  },
  fr: {
    lead: 'Ce qui est proposé aux clients pendant le check-in, en plus de ce qui est réservé.',
    none: 'Il n’y a pas encore de prestations, rien n’est proposé.',
    make: 'Nouvelle prestation',
    changeHeading: (code) => `Prestation ${code}`,
    code: 'Code',
    codeHint: 'Par exemple brake-check. Il figure dans les résultats et ne peut pas être modifié ensuite.',
    texts: 'Ce que lisent les clients',
    textsHint: (language) => `Qui ne lit aucune de ces langues reçoit la prestation en ${language}.`,
    name: 'Nom',
    description: 'Description',
    otherLanguages: 'Autres langues',
    offer: 'L’offre',
    price: 'Prix TTC',
    priceHint: 'Laissé vide, il est sur demande.',
    onRequest: 'Prix sur demande',
    currency: 'Devise',
    link: 'Lien',
    linkHint: 'Une page qui en dit plus, son adresse commence par https.',
    forWhom: 'Où et pour quels véhicules',
    forWhomHint: 'Rien de choisi, c’est sur tous les sites et pour toutes les marques.',
    all: 'Tous les sites, toutes les marques',
    offered: 'Elle est proposée',
    position: 'Place dans l’ordre',
    positionHint: 'Plus le nombre est petit, plus elle est haut.',
    removeAsk: 'Supprimer cette prestation',
    removeSays:
      'Elle n’est plus proposée. Ce que des clients ont décidé à son sujet reste avec leurs rendez-vous.',
    conflict:
      'Quelqu’un a enregistré cette prestation entre-temps, la vôtre n’a donc pas été enregistrée. Elle est telle qu’indiquée ci-dessus, votre saisie est encore dans les champs.',
    tooMany: 'Il y a déjà 50 prestations, le maximum. Supprimez-en une d’abord.',
    notYours: 'Cette prestation est proposée sur des sites dont vous n’êtes pas chargé.',
    preview: 'Ce qui serait proposé',
    previewLead: 'Selon ce qui est enregistré, pour un véhicule sur un site.',
    location: 'Site',
    brand: 'Marque du véhicule',
    brandHint: 'Laissée vide, elle n’est pas connue.',
    nothing: 'Rien ne serait proposé.',
    more: 'En savoir plus',
    faults: {
      code: 'Minuscules et chiffres avec des tirets, s’il vous plaît, ou tout en majuscules.',
      taken: 'Il existe déjà une prestation de ce code.',
      texts: 'Veuillez donner un nom dans une langue au moins.',
      price: 'Veuillez donner un montant comme 49,90.',
      link: 'Veuillez donner une adresse entière qui commence par https.',
    },
  },
  sk: {
    lead: 'Čo sa zákazníkom ponúka počas check-inu popri tom, čo majú objednané.',
    none: 'Služby zatiaľ nie sú, nič sa neponúka.',
    make: 'Nová služba',
    changeHeading: (code) => `Služba ${code}`,
    code: 'Kód',
    codeHint: 'Napríklad brake-check. Je vo výsledkoch a neskôr sa nedá zmeniť.',
    texts: 'Čo čítajú zákazníci',
    textsHint: (language) => `Kto nečíta žiaden z týchto jazykov, dostane ju v jazyku ${language}.`,
    name: 'Názov',
    description: 'Opis',
    otherLanguages: 'Ďalšie jazyky',
    offer: 'Ponuka',
    price: 'Cena s DPH',
    priceHint: 'Prázdne: na vyžiadanie.',
    onRequest: 'Cena na vyžiadanie',
    currency: 'Mena',
    link: 'Odkaz',
    linkHint: 'Stránka, kde je toho viac; začína sa https.',
    forWhom: 'Kde a pre ktoré vozidlá',
    forWhomHint: 'Nič nezvolené: vo všetkých prevádzkach, pre všetky značky.',
    all: 'Všetky prevádzky, všetky značky',
    offered: 'Ponúka sa',
    position: 'Miesto v poradí',
    positionHint: 'Čím menšie číslo, tým vyššie.',
    removeAsk: 'Odstrániť túto službu',
    removeSays: 'Už sa nebude ponúkať. Čo o nej zákazníci rozhodli, zostáva pri ich termínoch.',
    conflict:
      'Niekto túto službu medzitým uložil, preto sa vaša neuložila. Vyššie vidíte, aká je teraz; vaše údaje sú stále v poliach.',
    tooMany: 'Služieb je už 50, viac ich byť nemôže. Najprv jednu odstráňte.',
    notYours: 'Táto služba sa ponúka v prevádzkach, o ktoré sa nestaráte.',
    preview: 'Čo by sa ponúklo',
    previewLead: 'Podľa toho, čo je teraz uložené, pre jedno vozidlo v jednej prevádzke.',
    location: 'Prevádzka',
    brand: 'Značka vozidla',
    brandHint: 'Prázdne: nie je známa.',
    nothing: 'Neponúklo by sa nič.',
    more: 'Viac o tom',
    faults: {
      code: 'Malé písmená a číslice so spojovníkmi, prosím, alebo všetko veľkými.',
      taken: 'Služba s týmto kódom už existuje.',
      texts: 'Zadajte, prosím, názov aspoň v jednom jazyku.',
      price: 'Zadajte, prosím, sumu ako 49,90.',
      link: 'Zadajte, prosím, celú adresu, ktorá sa začína https.',
    },
  },
};
