import type { TeamWords } from './team-words.ts';

export const TEAM_SK: TeamWords = {
  lead: 'Kto pracuje pre predajcu, podľa mena. Čo zmeníte, platí pri najbližšom kliknutí danej osoby.',
  leadSome: 'Staráte sa o niektoré prevádzky: pozývate tam ľudí a meníte toho, kto pracuje len tam.',
  invite: 'Pozvať niekoho',
  nobody: 'Už nikto.',
  access: { invited: 'Pozvaný', active: 'Aktívny', suspended: 'Zablokovaný' },
  me: 'Vy',
  allLocations: 'Všetky prevádzky',
  allAlsoLater: 'Všetky prevádzky, aj budúce',
  someLocations: 'Len tieto',
  fields: {
    name: 'Meno',
    email: 'E-mailová adresa',
    roles: 'Roly',
    locations: 'Prevádzky',
    access: 'Prístup',
  },
  nameHint: 'Ako ho čítajú kolegovia.',
  emailHint: 'Na prihlásenie. Tam príde pozvánka.',
  noEmail: 'Tu neznáma',
  does: {
    'network-admin': 'Ako správca, a pre to, čo platí v celej sieti.',
    admin: 'Všetko u predajcu, s nastaveniami, personálom a vymazaním.',
    advisor: 'Zákazníci, doručené a kontakty, a čo sa im posiela.',
    salesman: 'Zákazníci, doručené a kontakty; neschvaľuje správy a nikoho neblokuje.',
    mechanic: 'Termíny a práca, a nič, čím možno zákazníkov osloviť.',
  },
  inviteLead: 'Osoba dostane e-mail s dočasným heslom, ktoré platí tri dni.',
  send: 'Poslať pozvánku',
  faults: {
    email: 'Toto nie je e-mailová adresa.',
    inUse: 'S touto adresou sa už niekto prihlasuje. Ak je to kolega, je v zozname; inak zvoľte inú adresu.',
    mail: 'Pozvánku sa na túto adresu nepodarilo doručiť. Skontrolujte ju a pošlite znova.',
    roles: 'Vyberte aspoň jednu rolu.',
    locations: 'Vyberte aspoň jednu prevádzku.',
    unknownLocation: 'Jedna z týchto prevádzok už neexistuje.',
    outOfReach: 'Rozhodovať môžete len o svojich prevádzkach.',
    networkAdmin: 'Túto rolu dáva a odoberá len správca siete.',
  },
  changed:
    'Niekto iný medzitým túto osobu uložil. Čo sa vtedy uložilo, je pod poľami; odošlite ešte raz, aby sa uložilo vaše.',
  savedMeanwhile: (value) => `Medzitým uložené: ${value}`,
  self: 'Nikto nemení vlastné roly, prevádzky ani prístup: robí to iný správca, aby predajca nikdy nezostal bez neho.',
  notYours:
    'Nemôžete meniť, čo táto osoba smie: môže to správca všetkých jej prevádzok a pri správcoch siete správca siete.',
  invitedAt: (moment) => `od ${moment}, zatiaľ bez prihlásenia`,
  again: {
    ask: 'Poslať pozvánku znova',
    says: 'Odíde nový e-mail s novým dočasným heslom. Predchádzajúce heslo prestane platiť.',
    button: 'Poslať znova',
  },
  suspend: {
    ask: 'Zablokovať prístup',
    says: 'Pri najbližšom kliknutí už táto osoba nič neuvidí. Účet, roly a meno v histórii zostanú; blokovanie môžete kedykoľvek zrušiť.',
    button: 'Zablokovať',
  },
  reactivate: {
    ask: 'Zrušiť blokovanie',
    says: 'Táto osoba hneď znova smie, čo hovoria jej roly, s doterajším heslom.',
    button: 'Zrušiť blokovanie',
  },
  decideAgain:
    'Niekto túto osobu medzitým zmenil, preto sa nič nestalo. Vidíte súčasný stav; rozhodnite, prosím, ešte raz.',
  hasPassword:
    'Táto osoba už má heslo. Kto ho zabudol, nastaví si pri prihlásení nové; pozvánka nie je potrebná.',
  suspendedFirst: 'Táto osoba je zablokovaná. Najprv zrušte blokovanie.',
  done: {
    invited: 'Pozvánka bola odoslaná.',
    saved: 'Uložené. Platí pri najbližšom kliknutí danej osoby.',
    suspended: 'Prístup je zablokovaný.',
    reactivated: 'Blokovanie je zrušené.',
    'invited-again': 'Nová pozvánka bola odoslaná.',
  },
};
