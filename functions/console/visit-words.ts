import type { ConversationEntry } from '../../shared/conversations/conversation.ts';
import type { CheckInState } from '../../shared/events/visit-row.ts';
import type { VisitFilter } from '../../shared/events/visit-filter.ts';
import type { VisitMessageView } from '../../shared/planning/describe-visit-messages.ts';

/** What may have been done, for the notice after it. */
export const DONE = [
  'handled',
  'reopened',
  'shared',
  'unshared',
  'withdrawn',
  'edited',
  'approved',
  'retried',
  'written',
  'planned',
  'blocked',
  'unblocked',
] as const;
export type Done = (typeof DONE)[number];

/** Why something could not be done, by the codes of the use cases. */
export const VISIT_FAULTS = [
  'message.being_sent',
  'message.sent',
  'message.over',
  'message.of_no_use',
  'message.not_held',
  'message.too_late',
  'message.not_failed',
  'message.no_channel',
  'message.retried_enough',
  'message.key_used',
  'message.variable_missing',
  'message.invalid',
  'message.edit_invalid',
  'answer.shared_enough',
] as const;
export type VisitFault = (typeof VISIT_FAULTS)[number];

type AnswerDid = Extract<ConversationEntry, { kind: 'answer-changed' }>['did'];

/** What stands on the pages of appointments in one language. A missing key does not compile. */
export type VisitTexts = {
  states: Record<CheckInState, string>;
  progress: (reached: number, all: number) => string;
  steps: { invited: string; opened: string; answered: string; handled: string };
  someone: string;
  noTime: string;
  noVehicle: string;
  today: {
    heading: string;
    otherDay: string;
    day: string;
    location: string;
    show: string;
    filters: Record<VisitFilter, string>;
    search: string;
    searchVehicle: string;
    before: string;
    now: string;
    after: string;
    stillOpen: string;
    stillOpenLead: string;
    nothing: string;
    nothingFits: string;
    showAll: string;
    lookFurther: string;
    openOf: (open: number, all: number) => string;
    shared: string;
    asOf: (time: string) => string;
    refresh: string;
    changed: string;
  };
  visit: {
    back: string;
    checkIn: string;
    openedUnverified: string;
    through: (partner: string) => string;
    ownPage: string;
    vehicle: string;
    plate: string;
    vin: string;
    order: string;
    until: string;
    payment: string;
    video: string;
    watch: string;
    movedFrom: (when: string) => string;
    work: string;
    noWork: string;
    people: string;
    nobody: string;
    language: string;
    phone: string;
    email: string;
    prefers: string;
    stopped: string;
    contact: string;
    conversation: string;
    dryRun: string;
    write: string;
    say: (purpose: string) => string;
    block: string;
    blockSays: string;
    unblock: string;
    blockedBy: (who: string, when: string) => string;
    done: Record<Done, string>;
  };
  answers: {
    heading: string;
    none: string;
    notKept: string;
    nothingAsked: string;
    open: string;
    handled: string;
    asPlanned: string;
    handledBy: (who: string, when: string) => string;
    handle: string;
    reopen: string;
    handleAll: string;
    planned: string;
    agreements: string;
    accepted: string;
    notAccepted: string;
    remarks: string;
    inCheckIn: string;
    sharedNothing: string;
    forWorkshop: string;
    share: string;
    sharedBy: (who: string, when: string) => string;
    hidden: string;
    file: (kind: string, number: number) => string;
    fileMissing: string;
  };
  messages: {
    heading: string;
    none: string;
    incomplete: string;
    due: (when: string) => string;
    to: (name: string) => string;
    by: (channel: string) => string;
    plannedBy: Record<VisitMessageView['plannedBy'], string>;
    why: string;
    hours: (from: string, to: string) => string;
    code: (code: string) => string;
    free: string;
    listPrice: (price: string) => string;
    edit: string;
    withdraw: string;
    withdrawSays: string;
    approve: string;
    retry: string;
    skipped: string;
    shadow: string;
  };
  log: {
    heading: string;
    none: string;
    someone: string;
    operator: string;
    by: (who: string) => string;
    retry: string;
    noChannel: string;
    answers: Record<AnswerDid, string>;
    choice: (number: number) => string;
    remark: string;
    message: string;
    plan: string;
    planShadow: string;
    planned: string;
    moved: string;
    withdrawn: string;
    late: string;
    notPlanned: string;
    newNumber: string;
  };
  write: {
    heading: string;
    lead: string;
    purpose: string;
    choose: string;
    load: string;
    to: string;
    anyone: string;
    text: string;
    textHint: string;
    freeHint: string;
    promotional: string;
    sendAt: string;
    sendAtHint: string;
    variables: string;
    send: string;
    editHeading: string;
    dueAt: string;
    dueAtHint: string;
    save: string;
    nothingChanged: string;
    emptyText: string;
  };
  faults: Record<VisitFault, string>;
};
