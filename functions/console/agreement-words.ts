import type { Language } from '../../shared/kernel/language.ts';

export type AgreementWords = {
  lead: string;
  none: string;
  make: string;
  heading: (id: string) => string;
  id: string;
  idHint: string;
  about: string;
  aboutHint: string;
  name: string;
  mandatory: string;
  optional: string;
  mandatoryHint: string;
  locations: string;
  locationsHint: string;
  texts: string;
  textsHint: string;
  fields: { title: string; text: string; link: string };
  linkHint: string;
  draft: string;
  draftBy: (name: string, when: string) => string;
  drafted: string;
  off: string;
  unpublished: string;
  version: string;
  inForce: (number: number) => string;
  publish: string;
  publishAsk: (number: number) => string;
  publishSays: string;
  published: (number: string) => string;
  missing: (languages: string) => string;
  switchOff: string;
  switchOffSays: string;
  switchOn: string;
  switchOnSays: string;
  versions: string;
  versionHeading: (number: number) => string;
  publishedBy: (name: string, when: string) => string;
  older: string;
  document: string;
  conflict: string;
  tooMany: string;
  noDraft: string;
  faults: { id: string; taken: string; location: string; link: string; textOrLink: string };
};

/** What customers agree to, as admins write it. */
export const AGREEMENT_WORDS: Record<Language, AgreementWords> = {
  en: {
    lead: 'Customers are shown these when they check in on our own page. What was published is kept for ever, so that it can be shown what somebody agreed to.',
    none: 'There are no agreements yet: customers are asked to agree to nothing.',
    make: 'New agreement',
    heading: (id) => `Agreement ${id}`,
    id: 'Short name',
    idHint: 'Lower-case letters, digits and hyphens. It cannot be changed later.',
    about: 'The agreement',
    aboutHint: 'In force as soon as it is saved.',
    name: 'Name',
    mandatory: 'Mandatory',
    optional: 'Optional',
    mandatoryHint: 'Mandatory: nobody can confirm the check-in without agreeing',
    locations: 'Locations',
    locationsHint: 'Nothing chosen: all of them.',
    texts: 'What customers read',
    textsHint:
      'Saved as a draft, which no customer sees until it is published. In each language a title, and a text or a link to a document.',
    fields: { title: 'Title', text: 'Text', link: 'Link to a document' },
    linkHint: 'Begins with https://. What stands there should not change later.',
    draft: 'Draft',
    draftBy: (name, when) => `Draft of ${name}, ${when}`,
    drafted: 'Saved. What customers read waits as a draft until you publish it.',
    off: 'Off',
    unpublished: 'Not published',
    version: 'Version',
    inForce: (number) => `Version ${number} in force`,
    publish: 'Publish',
    publishAsk: (number) => `Publish the draft as version ${number}`,
    publishSays:
      'The draft as it was last saved is shown to customers who open their check-in from now on. Who has opened it already keeps the version that they saw. A published version can be neither changed nor deleted.',
    published: (number) => `Version ${number} is published.`,
    missing: (languages) =>
      `To publish it, it needs a text in the language of each location where it holds: ${languages}.`,
    switchOff: 'Switch off',
    switchOffSays:
      'Customers who open their check-in from now on are not asked any more. What was agreed to stays.',
    switchOn: 'Switch on',
    switchOnSays: 'Customers who open their check-in from now on are shown the version in force.',
    versions: 'Published versions',
    versionHeading: (number) => `Version ${number}`,
    publishedBy: (name, when) => `Published by ${name}, ${when}`,
    older: 'Not in force any more: customers who were shown it keep it.',
    document: 'Open the document',
    conflict:
      'Somebody saved this agreement in the meantime, so yours was not saved. Yours still stands in the fields; saving again replaces what they saved.',
    tooMany: 'There are 50 agreements already, the most there can be. Change one that is switched off.',
    noDraft: 'There is nothing to publish: what was saved is in force already.',
    faults: {
      id: 'Lower-case letters, digits and hyphens, please.',
      taken: 'There is an agreement of this short name already.',
      location: 'One of the locations is not there.',
      link: 'Please give an address that begins with https://.',
      textOrLink: 'Please give a text, or a link to a document.',
    },
  },
  de: {
    lead: 'Kunden sehen sie, wenn sie auf unserer eigenen Seite einchecken. Was veröffentlicht wurde, wird für immer aufbewahrt: So lässt sich zeigen, wozu jemand zugestimmt hat.',
    none: 'Es gibt noch keine Vereinbarungen: Kunden werden um keine Zustimmung gebeten.',
    make: 'Neue Vereinbarung',
    heading: (id) => `Vereinbarung ${id}`,
    id: 'Kurzname',
    idHint: 'Kleinbuchstaben, Ziffern und Bindestriche. Er lässt sich später nicht ändern.',
    about: 'Die Vereinbarung',
    aboutHint: 'Gilt, sobald gespeichert ist.',
    name: 'Name',
    mandatory: 'Verpflichtend',
    optional: 'Freiwillig',
    mandatoryHint: 'Verpflichtend: Ohne Zustimmung lässt sich der Check-in nicht abschließen',
    locations: 'Standorte',
    locationsHint: 'Nichts gewählt: alle.',
    texts: 'Was Kunden lesen',
    textsHint:
      'Wird als Entwurf gespeichert, den kein Kunde sieht, bis er veröffentlicht ist. In jeder Sprache ein Titel, dazu ein Text oder ein Link zu einem Dokument.',
    fields: { title: 'Titel', text: 'Text', link: 'Link zu einem Dokument' },
    linkHint: 'Beginnt mit https://. Was dort steht, sollte sich später nicht ändern.',
    draft: 'Entwurf',
    draftBy: (name, when) => `Entwurf von ${name}, ${when}`,
    drafted: 'Gespeichert. Was Kunden lesen, wartet als Entwurf, bis Sie es veröffentlichen.',
    off: 'Aus',
    unpublished: 'Nicht veröffentlicht',
    version: 'Fassung',
    inForce: (number) => `Fassung ${number} gilt`,
    publish: 'Veröffentlichen',
    publishAsk: (number) => `Den Entwurf als Fassung ${number} veröffentlichen`,
    publishSays:
      'Der zuletzt gespeicherte Entwurf wird allen Kunden gezeigt, die ihren Check-in von jetzt an öffnen. Wer ihn schon geöffnet hat, behält die Fassung, die er gesehen hat. Eine veröffentlichte Fassung lässt sich weder ändern noch löschen.',
    published: (number) => `Fassung ${number} ist veröffentlicht.`,
    missing: (languages) =>
      `Zum Veröffentlichen fehlt ein Text in der Sprache jedes Standorts, an dem sie gilt: ${languages}.`,
    switchOff: 'Ausschalten',
    switchOffSays:
      'Kunden, die ihren Check-in von jetzt an öffnen, werden nicht mehr gefragt. Wozu schon zugestimmt wurde, bleibt.',
    switchOn: 'Einschalten',
    switchOnSays: 'Kunden, die ihren Check-in von jetzt an öffnen, sehen die Fassung, die gilt.',
    versions: 'Veröffentlichte Fassungen',
    versionHeading: (number) => `Fassung ${number}`,
    publishedBy: (name, when) => `Veröffentlicht von ${name}, ${when}`,
    older: 'Gilt nicht mehr: Kunden, denen sie gezeigt wurde, behalten sie.',
    document: 'Dokument öffnen',
    conflict:
      'Jemand hat diese Vereinbarung inzwischen gespeichert, deshalb wurde Ihre nicht gespeichert. Ihre Angaben stehen noch in den Feldern; wenn Sie erneut speichern, ersetzen sie die anderen.',
    tooMany: 'Es gibt schon 50 Vereinbarungen, mehr können es nicht sein. Ändern Sie eine ausgeschaltete.',
    noDraft: 'Es gibt nichts zu veröffentlichen: Was gespeichert ist, gilt schon.',
    faults: {
      id: 'Bitte Kleinbuchstaben, Ziffern und Bindestriche.',
      taken: 'Es gibt schon eine Vereinbarung mit diesem Kurznamen.',
      location: 'Einen der Standorte gibt es nicht.',
      link: 'Bitte geben Sie eine Adresse an, die mit https:// beginnt.',
      textOrLink: 'Bitte geben Sie einen Text oder einen Link zu einem Dokument an.',
    },
  },
  nl: {
    lead: 'Klanten zien ze als zij op onze eigen pagina inchecken. Wat is gepubliceerd, wordt voor altijd bewaard: zo is te tonen waarmee iemand instemde.',
    none: 'Er zijn nog geen overeenkomsten: klanten hoeven nergens mee in te stemmen.',
    make: 'Nieuwe overeenkomst',
    heading: (id) => `Overeenkomst ${id}`,
    id: 'Korte naam',
    idHint: 'Kleine letters, cijfers en koppeltekens. Hij is later niet te wijzigen.',
    about: 'De overeenkomst',
    aboutHint: 'Geldt zodra er is opgeslagen.',
    name: 'Naam',
    mandatory: 'Verplicht',
    optional: 'Vrijwillig',
    mandatoryHint: 'Verplicht: zonder instemming is de check-in niet te bevestigen',
    locations: 'Vestigingen',
    locationsHint: 'Niets gekozen: alle.',
    texts: 'Wat klanten lezen',
    textsHint:
      'Wordt opgeslagen als concept, dat geen klant ziet tot het is gepubliceerd. In elke taal een titel, en een tekst of een link naar een document.',
    fields: { title: 'Titel', text: 'Tekst', link: 'Link naar een document' },
    linkHint: 'Begint met https://. Wat daar staat, hoort later niet te veranderen.',
    draft: 'Concept',
    draftBy: (name, when) => `Concept van ${name}, ${when}`,
    drafted: 'Opgeslagen. Wat klanten lezen, wacht als concept tot u het publiceert.',
    off: 'Uit',
    unpublished: 'Niet gepubliceerd',
    version: 'Versie',
    inForce: (number) => `Versie ${number} geldt`,
    publish: 'Publiceren',
    publishAsk: (number) => `Het concept als versie ${number} publiceren`,
    publishSays:
      'Het laatst opgeslagen concept wordt getoond aan klanten die hun check-in vanaf nu openen. Wie hem al heeft geopend, houdt de versie die hij zag. Een gepubliceerde versie is niet te wijzigen en niet te verwijderen.',
    published: (number) => `Versie ${number} is gepubliceerd.`,
    missing: (languages) =>
      `Om te publiceren is een tekst nodig in de taal van elke vestiging waar zij geldt: ${languages}.`,
    switchOff: 'Uitschakelen',
    switchOffSays:
      'Aan klanten die hun check-in vanaf nu openen wordt het niet meer gevraagd. Wat is aanvaard, blijft.',
    switchOn: 'Inschakelen',
    switchOnSays: 'Klanten die hun check-in vanaf nu openen zien de versie die geldt.',
    versions: 'Gepubliceerde versies',
    versionHeading: (number) => `Versie ${number}`,
    publishedBy: (name, when) => `Gepubliceerd door ${name}, ${when}`,
    older: 'Geldt niet meer: klanten die haar te zien kregen, houden haar.',
    document: 'Document openen',
    conflict:
      'Iemand heeft deze overeenkomst intussen opgeslagen, daarom is de uwe niet opgeslagen. Uw gegevens staan nog in de velden; als u opnieuw opslaat, vervangen ze de andere.',
    tooMany: 'Er zijn al 50 overeenkomsten, meer kunnen het er niet zijn. Wijzig er een die uit staat.',
    noDraft: 'Er is niets te publiceren: wat is opgeslagen, geldt al.',
    faults: {
      id: 'Kleine letters, cijfers en koppeltekens, alstublieft.',
      taken: 'Er is al een overeenkomst met deze korte naam.',
      location: 'Een van de vestigingen bestaat niet.',
      link: 'Geef een adres dat met https:// begint.',
      textOrLink: 'Geef een tekst, of een link naar een document.',
    },
  },
  fr: {
    lead: 'Les clients les voient lors du check-in sur notre propre page. Ce qui a été publié est conservé pour toujours, on peut ainsi montrer ce que quelqu’un a accepté.',
    none: 'Il n’y a pas encore d’accords, rien n’est demandé aux clients.',
    make: 'Nouvel accord',
    heading: (id) => `Accord ${id}`,
    id: 'Nom court',
    idHint: 'Minuscules, chiffres et tirets. Il ne peut pas être modifié ensuite.',
    about: 'L’accord',
    aboutHint: 'Vaut dès l’enregistrement.',
    name: 'Nom',
    mandatory: 'Obligatoire',
    optional: 'Facultatif',
    mandatoryHint: 'Obligatoire\u202f: sans accord, le check-in ne peut pas être confirmé',
    locations: 'Sites',
    locationsHint: 'Rien de choisi, c’est tous les sites.',
    texts: 'Ce que lisent les clients',
    textsHint:
      'Enregistré comme brouillon, qu’aucun client ne voit avant la publication. Dans chaque langue un titre, et un texte ou un lien vers un document.',
    fields: { title: 'Titre', text: 'Texte', link: 'Lien vers un document' },
    linkHint: 'Une adresse sûre, en https. Ce qui s’y trouve ne devrait plus changer.',
    draft: 'Brouillon',
    draftBy: (name, when) => `Brouillon de ${name}, ${when}`,
    drafted: 'Enregistré. Ce que lisent les clients attend comme brouillon que vous le publiiez.',
    off: 'Désactivé',
    unpublished: 'Non publié',
    version: 'Numéro de version',
    inForce: (number) => `Version ${number} en vigueur`,
    publish: 'Publier',
    publishAsk: (number) => `Publier le brouillon comme version ${number}`,
    publishSays:
      'Le brouillon tel qu’il a été enregistré est montré aux clients qui ouvrent leur check-in à partir de maintenant. Qui l’a déjà ouvert garde la version qu’il a vue. Une version publiée ne peut être ni modifiée ni supprimée.',
    published: (number) => `La version ${number} est publiée.`,
    missing: (languages) =>
      `Pour publier, il faut un texte dans la langue de chaque site où il vaut\u202f: ${languages}.`,
    switchOff: 'Désactiver',
    switchOffSays:
      'Rien n’est plus demandé aux clients qui ouvrent leur check-in à partir de maintenant. Ce qui a été accepté reste.',
    switchOn: 'Activer',
    switchOnSays:
      'La version en vigueur est montrée aux clients qui ouvrent leur check-in à partir de maintenant.',
    versions: 'Versions publiées',
    versionHeading: (number) => `La version ${number}`,
    publishedBy: (name, when) => `Publiée par ${name}, ${when}`,
    older: 'N’est plus en vigueur\u202f: les clients qui l’ont vue la gardent.',
    document: 'Ouvrir le document',
    conflict:
      'Quelqu’un a enregistré cet accord entre-temps, le vôtre n’a donc pas été enregistré. Votre saisie est encore dans les champs, un nouvel enregistrement remplace celui de l’autre personne.',
    tooMany: 'Il y a déjà 50 accords, le maximum. Modifiez-en un qui est désactivé.',
    noDraft: 'Il n’y a rien à publier, ce qui est enregistré est déjà en vigueur.',
    faults: {
      id: 'Minuscules, chiffres et tirets, s’il vous plaît.',
      taken: 'Il existe déjà un accord de ce nom court.',
      location: 'L’un des sites n’existe pas.',
      link: 'Veuillez donner une adresse complète, en https.',
      textOrLink: 'Veuillez donner un texte, ou un lien vers un document.',
    },
  },
  sk: {
    lead: 'Zákazníci ich vidia pri check-ine na našej vlastnej stránke. Čo bolo zverejnené, uchováva sa navždy: dá sa tak ukázať, s čím kto súhlasil.',
    none: 'Dohody zatiaľ nie sú: od zákazníkov sa nežiada žiadny súhlas.',
    make: 'Nová dohoda',
    heading: (id) => `Dohoda ${id}`,
    id: 'Krátky názov',
    idHint: 'Malé písmená, číslice a spojovníky. Neskôr sa nedá zmeniť.',
    about: 'Samotná dohoda',
    aboutHint: 'Platí hneď po uložení.',
    name: 'Názov',
    mandatory: 'Povinná',
    optional: 'Dobrovoľná',
    mandatoryHint: 'Povinná: bez súhlasu sa check-in nedá potvrdiť',
    locations: 'Prevádzky',
    locationsHint: 'Nič nezvolené: všetky.',
    texts: 'Čo čítajú zákazníci',
    textsHint:
      'Ukladá sa ako koncept, ktorý žiadny zákazník nevidí, kým sa nezverejní. V každom jazyku nadpis a text alebo odkaz na dokument.',
    fields: { title: 'Nadpis', text: 'Text', link: 'Odkaz na dokument' },
    linkHint: 'Začína sa na https://. Čo tam stojí, by sa už nemalo meniť.',
    draft: 'Koncept',
    draftBy: (name, when) => `Uložil ${name}, ${when}, ako koncept`,
    drafted: 'Uložené. Čo čítajú zákazníci, čaká ako koncept, kým to nezverejníte.',
    off: 'Vypnutá',
    unpublished: 'Nezverejnená',
    version: 'Verzia',
    inForce: (number) => `Platí verzia ${number}`,
    publish: 'Zverejniť',
    publishAsk: (number) => `Zverejniť koncept ako verziu ${number}`,
    publishSays:
      'Naposledy uložený koncept sa ukáže zákazníkom, ktorí si check-in otvoria odteraz. Kto si ho už otvoril, tomu zostáva verzia, ktorú videl. Zverejnená verzia sa nedá zmeniť ani vymazať.',
    published: (number) => `Verzia ${number} je zverejnená.`,
    missing: (languages) => `Na zverejnenie treba text v jazyku každej prevádzky, kde platí: ${languages}.`,
    switchOff: 'Vypnúť',
    switchOffSays:
      'Zákazníkov, ktorí si check-in otvoria odteraz, sa už nikto nepýta. S čím už súhlasili, to zostáva.',
    switchOn: 'Zapnúť',
    switchOnSays: 'Zákazníkom, ktorí si check-in otvoria odteraz, sa ukáže platná verzia.',
    versions: 'Zverejnené verzie',
    versionHeading: (number) => `Verzia ${number}`,
    publishedBy: (name, when) => `Zverejnil ${name}, ${when}`,
    older: 'Už neplatí: zákazníkom, ktorí ju videli, zostáva.',
    document: 'Otvoriť dokument',
    conflict:
      'Niekto túto dohodu medzitým uložil, preto sa vaša neuložila. Vaše údaje sú stále v poliach; ak uložíte znova, nahradia tie druhé.',
    tooMany: 'Dohôd je už 50, viac ich byť nemôže. Zmeňte niektorú vypnutú.',
    noDraft: 'Niet čo zverejniť: čo je uložené, už platí.',
    faults: {
      id: 'Malé písmená, číslice a spojovníky, prosím.',
      taken: 'Dohoda s týmto krátkym názvom už existuje.',
      location: 'Niektorá z prevádzok neexistuje.',
      link: 'Zadajte, prosím, adresu, ktorá sa začína na https://.',
      textOrLink: 'Zadajte, prosím, text alebo odkaz na dokument.',
    },
  },
};
