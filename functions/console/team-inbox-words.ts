import type { Language } from '../../shared/kernel/language.ts';

export type TeamInboxWords = {
  lead: string;
  inbox: string;
  inboxHint: string;
  name: string;
  members: string;
  membersHint: string;
  defaultAt: (locations: string) => string;
  ruleIds: (rules: string) => string;
  make: string;
  removeAsk: string;
  removeSays: string;
  remove: string;
  conflict: string;
  tooMany: string;
  count: (members: number) => string;
};

export const TEAM_INBOX_WORDS: Record<Language, TeamInboxWords> = {
  en: {
    lead: 'A notification waits in an inbox until somebody takes it. A team is no right: whoever works at the location may look into any inbox.',
    inbox: 'Short name',
    inboxHint: 'As rules use it: lower-case letters, digits and hyphens.',
    name: 'Name',
    members: 'Team',
    membersHint: 'For these colleagues this inbox comes first.',
    defaultAt: (locations) => `Default inbox of ${locations}`,
    ruleIds: (rules) => `Rules that send here: ${rules}`,
    make: 'New inbox',
    removeAsk: 'Remove name and team',
    removeSays: 'What waits in it stays. It is there as long as a rule or a location sends to it.',
    remove: 'Remove',
    conflict:
      'Somebody saved this inbox in the meantime, so yours was not saved. Name and team stand there as they are now; yours still stand in the fields.',
    tooMany: 'There are 50 named inboxes already, the most there can be. Remove one first.',
    count: (members) => (members === 1 ? '1 colleague' : `${members} colleagues`),
  },
  de: {
    lead: 'Eine Benachrichtigung wartet im Posteingang, bis jemand sie übernimmt. Ein Team ist kein Recht: Wer am Standort arbeitet, darf in jeden Posteingang sehen.',
    inbox: 'Kurzname',
    inboxHint: 'So nennen ihn Regeln: Kleinbuchstaben, Ziffern und Bindestriche.',
    name: 'Name',
    members: 'Team',
    membersHint: 'Für diese Kollegen steht dieser Posteingang an erster Stelle.',
    defaultAt: (locations) => `Standard-Posteingang von ${locations}`,
    ruleIds: (rules) => `Regeln, die hierher senden: ${rules}`,
    make: 'Neuer Posteingang',
    removeAsk: 'Name und Team entfernen',
    removeSays: 'Was darin wartet, bleibt. Es gibt ihn, solange eine Regel oder ein Standort dorthin sendet.',
    remove: 'Entfernen',
    conflict:
      'Jemand hat diesen Posteingang inzwischen gespeichert, deshalb wurde von Ihnen nichts gespeichert. Name und Team stehen da, wie sie jetzt sind; Ihre Angaben stehen noch in den Feldern.',
    tooMany: 'Es gibt bereits 50 benannte Posteingänge, mehr geht nicht. Entfernen Sie zuerst einen.',
    count: (members) => (members === 1 ? '1 Kollege' : `${members} Kollegen`),
  },
  nl: {
    lead: 'Een melding wacht in een postvak tot iemand haar neemt. Een team is geen recht: wie op de vestiging werkt, mag in elk postvak kijken.',
    inbox: 'Korte naam',
    inboxHint: 'Zoals regels hem gebruiken: kleine letters, cijfers en koppeltekens.',
    name: 'Naam',
    members: 'Team',
    membersHint: 'Bij deze collega’s staat dit postvak vooraan.',
    defaultAt: (locations) => `Standaardpostvak van ${locations}`,
    ruleIds: (rules) => `Regels die hierheen sturen: ${rules}`,
    make: 'Nieuw postvak',
    removeAsk: 'Naam en team weghalen',
    removeSays: 'Wat erin wacht, blijft. Het is er zolang een regel of een vestiging erheen stuurt.',
    remove: 'Weghalen',
    conflict:
      'Iemand heeft dit postvak intussen opgeslagen, daarom is van u niets opgeslagen. Naam en team staan er zoals ze nu zijn; uw gegevens staan nog in de velden.',
    tooMany: 'Er zijn al 50 benoemde postvakken, meer kan niet. Verwijder er eerst een.',
    count: (members) => (members === 1 ? '1 collega' : `${members} collega’s`),
  },
  fr: {
    lead: 'Une notification attend dans une boîte que quelqu’un la prenne. Une équipe n’est pas un droit, qui travaille au site peut regarder dans toutes les boîtes.',
    inbox: 'Nom court',
    inboxHint: 'Celui des règles\u202f: minuscules, chiffres et tirets.',
    name: 'Nom',
    members: 'Équipe',
    membersHint: 'Chez ces collègues, cette boîte vient en premier.',
    defaultAt: (locations) => `Boîte par défaut de ${locations}`,
    ruleIds: (rules) => `Règles qui envoient ici\u202f: ${rules}`,
    make: 'Nouvelle boîte',
    removeAsk: 'Retirer le nom et l’équipe',
    removeSays: 'Ce qui y attend reste. Elle existe tant qu’une règle ou un site y envoie.',
    remove: 'Retirer',
    conflict:
      'Quelqu’un a enregistré cette boîte entre-temps, rien de votre saisie n’a donc été enregistré. Le nom et l’équipe sont affichés tels qu’ils sont, votre saisie est encore dans les champs.',
    tooMany: 'Il y a déjà 50 boîtes nommées, il ne peut pas y en avoir plus. Supprimez-en une d’abord.',
    count: (members) => (members <= 1 ? `${members} collègue` : `${members} collègues`),
  },
  sk: {
    lead: 'Upozornenie čaká v schránke, kým si ho niekto vezme. Tím nie je právo: kto pracuje na prevádzke, smie nazrieť do každej schránky.',
    inbox: 'Krátky názov',
    inboxHint: 'Ako ho používajú pravidlá: malé písmená, číslice a spojovníky.',
    name: 'Názov',
    members: 'Tím',
    membersHint: 'U týchto kolegov je táto schránka na prvom mieste.',
    defaultAt: (locations) => `Predvolená schránka prevádzky ${locations}`,
    ruleIds: (rules) => `Pravidlá, ktoré sem posielajú: ${rules}`,
    make: 'Nová schránka',
    removeAsk: 'Odstrániť názov a tím',
    removeSays: 'Čo v nej čaká, zostáva. Je tu, kým do nej posiela pravidlo alebo prevádzka.',
    remove: 'Odstrániť',
    conflict:
      'Niekto túto schránku medzitým uložil, preto sa z vášho zadania nič neuložilo. Názov a tím vidíte také, aké sú teraz; vaše údaje sú stále v poliach.',
    tooMany: 'Pomenovaných schránok je už 50, viac ich byť nemôže. Najprv jednu odstráňte.',
    count: (members) =>
      members === 1
        ? '1 kolega'
        : members >= 2 && members <= 4
          ? `${members} kolegovia`
          : `${members} kolegov`,
  },
};
