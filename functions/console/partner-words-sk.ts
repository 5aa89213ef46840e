import type { PartnerWords } from './partner-words.ts';

export const PARTNERS_SK: PartnerWords = {
  lead: 'Kto smie za predajcu posielať udalosti, pre ktoré prevádzky, a ako je to s kľúčmi. Partnerov pripája prevádzkovateľ platformy.',
  none: 'Zatiaľ za tohto predajcu nesmie posielať udalosti žiadny partner.',
  suspended: 'Pozastavený',
  shared: 'Pracuje aj pre iných predajcov',
  underWay: 'Platia dva kľúče',
  noSecret: 'Bez kľúča',
  noLocation: 'Žiadna z vašich prevádzok',
  facts: {
    id: 'Označenie',
    locations: 'Smie posielať za',
    events: 'Nazýva udalosti',
    checkIn: 'Aplikácia na check-in',
    changed: 'Kľúče naposledy zmenené',
  },
  neverChanged: 'Nikdy',
  secretHeading: 'Podpisový kľúč',
  secretLead:
    'Partner ním podpisuje každú udalosť. Počas výmeny platia dva, aby sa medzitým žiadna udalosť neodmietla.',
  oneIsValid: 'Platí jeden podpisový kľúč.',
  twoAreValid: 'Platia dva: nový a predchádzajúci. Predchádzajúci neskončí sám: platí, kým ho tu neukončíte.',
  noneIsValid: 'Podpisový kľúč nie je. Prvý vytvorí prevádzkovateľ platformy.',
  keyHeading: 'Kľúč API',
  keyLead: 'Partner ním číta, čo sa stalo s jeho udalosťami. Uchováva sa len jeho odtlačok.',
  steps: {
    start: {
      ask: 'Vymeniť kľúč',
      says: 'Vytvorí sa nový kľúč a raz sa ukáže. Súčasný platí popri ňom, kým ho neukončíte. Nový dajte partnerovi; keď ním bude podpisovať, vráťte sa sem a predchádzajúci ukončite.',
      button: 'Vytvoriť nový kľúč',
    },
    again: {
      ask: 'Nový kľúč sa stratil',
      says: 'Na miesto nového kľúča, ktorý do minúty skončí, príde iný. Predchádzajúci platí ďalej.',
      button: 'Vytvoriť iný nový kľúč',
    },
    finish: {
      ask: 'Ukončiť predchádzajúci kľúč',
      says: 'Do minúty sa odmietne každá udalosť, ktorá je ešte podpísaná predchádzajúcim kľúčom. Urobte to, keď partner povie, že podpisuje novým.',
      button: 'Ukončiť predchádzajúci kľúč',
    },
    'api-key': {
      ask: 'Vytvoriť nový kľúč API',
      says: 'Vytvorí sa nový kľúč a raz sa ukáže. Súčasný do minúty skončí: kým partner nemá nový, nemôže čítať, čo sa stalo s jeho udalosťami. Prijímajú sa aj tak.',
      button: 'Vytvoriť nový kľúč API',
    },
  },
  newSecret: 'Nový podpisový kľúč',
  newKey: 'Nový kľúč API',
  copy: 'Kopírovať',
  copied: 'Skopírované',
  shownOnce:
    'Ukáže sa teraz a už nikdy, ani po obnovení stránky. Skopírujte ho a dajte partnerovi tak, aby ho nikto iný nemohol čítať.',
  afterSecret: 'Teraz platia oba kľúče. Predchádzajúci tu ukončite, keď bude partner podpisovať novým.',
  afterKey: 'Predchádzajúci kľúč do minúty prestane platiť.',
  finished: 'Predchádzajúci kľúč skončil. Do minúty platí už len nový.',
  faults: {
    busy: 'Niekto práve mení kľúče tohto partnera. Nič sa nestalo; pozrite sa znova o niekoľko sekúnd.',
    changed:
      'Nič sa nestalo: kľúče sa zmenili po zobrazení vašej stránky, možno dvojitým kliknutím. Ak nový kľúč nikto nemá, vytvorte nižšie iný.',
    none: 'Nič sa nestalo: platí len jeden kľúč, takže niet čo ukončiť ani nahradiť.',
    open: 'Nič sa nestalo: už platia dva kľúče. Najprv ukončite predchádzajúci, alebo nahraďte nový.',
    missing: 'Nič sa nestalo: niet kľúča na výmenu. Prvý vytvorí prevádzkovateľ platformy.',
  },
  sharedNotYours:
    'Tento partner pracuje aj pre iných predajcov, ktorí by si to všimli. Kľúče môže zmeniť správca siete, ak sú všetci z jednej siete, inak prevádzkovateľ platformy.',
};
