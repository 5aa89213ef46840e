/** What stands on the page of a conversation, in one language. */
export type ConversationTexts = {
  unknownCustomer: string;
  nobody: string;
  thread: string;
  older: string;
  newest: string;
  ours: string;
  internalNote: string;
  noteTo: (name: string) => string;
  by: (name: string) => string;
  formerColleague: string;
  operator: string;
  wordsOfNow: string;
  noWords: string;
  due: (when: string) => string;
  why: string;
  rule: (id: string) => string;
  vendor: (code: string) => string;
  credits: (amount: string) => string;
  free: string;
  billedAs: (category: string) => string;
  byPriceList: string;
  answers: (what: string) => string;
  entryBefore: string;
  tookBack: (what: string) => string;
  openFile: string;
  opensNewTab: string;
  fetchAgain: string;
  filePending: string;
  calls: (name: string) => string;
  shared: (names: string) => string;
  move: string;
  movedTo: (name: string, by: string) => string;
  movedFrom: (by: string) => string;
  coordinates: (latitude: string, longitude: string) => string;
  numberChanged: string;
  newNumber: (number: string) => string;
  results: string;
  remarks: string;
  agreements: string;
  accepted: string;
  notAccepted: string;
  noServices: string;
  noChannel: string;
  retried: string;
  planChanged: string;
  shadowPlan: string;
  plan: {
    added: string;
    moved: string;
    withdrawn: string;
    skipped: string;
    alreadySending: string;
    at: (when: string) => string;
    from: (from: string, to: string) => string;
    newWords: string;
    held: string;
  };
  through: (partner: string) => string;
  details: string;
  decide: Record<'opt-out' | 'opt-in', { question: string; yes: string; no: string }>;
  decided: Record<'stop' | 'start' | 'nothing', (name: string) => string>;
  sendAgain: string;
  takeBack: string;
  approve: string;
  work: string;
  has: (name: string) => string;
  youHave: string;
  nobodyHas: string;
  stopped: (when: string) => string;
  blocked: (name: string, when: string) => string;
  block: { ask: string; says: string; button: string };
  unblock: { ask: string; says: string; button: string };
  customer: string;
  phone: string;
  email: string;
  messageLanguage: string;
  preferred: string;
  appointment: string;
  vehicle: string;
  location: string;
  toContact: string;
  toVisit: string;
  note: { heading: string; text: string; hint: string; save: string };
  moving: {
    heading: string;
    lead: string;
    sameNumber: string;
    search: string;
    searchHint: string;
    none: string;
    button: string;
    choose: string;
    there: string;
    elsewhere: string;
  };
  done: Record<ConversationDone, string>;
};

/** What was done on the page, as it stands in the address afterwards. */
export const CONVERSATION_DONE = [
  'sent',
  'note',
  'moved',
  'decided',
  'again',
  'taken-back',
  'approved',
  'blocked',
  'unblocked',
  'asked',
] as const;
export type ConversationDone = (typeof CONVERSATION_DONE)[number];
