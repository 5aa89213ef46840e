import type { PageTexts } from './page-texts.ts';

export const PAGE_SK: PageTexts = {
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
      'Na tejto stránke sa od jej otvorenia niečo zmenilo. Skontrolujte to, prosím, a potvrďte ešte raz.',
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
    text: (workshop) => `${workshop} teraz na toto prihlásenie používa inú stránku. Pokračujte, prosím, tam.`,
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
};
