import type { ContactRow } from '../../shared/conversations/contact-view.ts';
import type { MergeField } from '../../shared/contacts/contact-merge.ts';
import type { ErasureReason } from '../../shared/privacy/erasure.ts';
import type { PrivacyClass } from '../../shared/table/privacy.ts';

/** What was just done, as the page that follows says it. */
export const DONE = [
  'created',
  'edited',
  'consent',
  'blocked',
  'unblocked',
  'merged',
  'parted',
  'erased',
] as const;
export type Done = (typeof DONE)[number];

/** The words of the pages of contacts in one language. A missing key does not compile. */
export type ContactTexts = {
  search: string;
  searchHint: string;
  nobody: string;
  nobodyHere: string;
  add: string;
  unnamed: string;
  kinds: Record<ContactRow['kind'], string>;
  blocked: string;
  optedOut: string;
  fields: Record<MergeField, string> & { kind: string; location: string; lastDay: string };
  none: string;
  notMobile: string;
  done: Record<Done, string>;
  form: {
    addHeading: string;
    editHeading: string;
    phoneHint: string;
    kindHint: string;
    asItIs: string;
    noAddress: string;
    notAPhone: string;
    notAnEmail: string;
    existsHeading: string;
    exists: string;
    anyway: string;
    changed: string;
    saved: (value: string) => string;
  };
  edit: string;
  facts: string;
  conversations: string;
  noConversations: string;
  consent: {
    heading: string;
    channel: string;
    allowed: string;
    blockAsk: string;
    blockSays: string;
    block: string;
    unblockAsk: string;
    unblockSays: string;
    unblock: string;
    record: string;
    allChannels: string;
    about: string;
    decision: string;
    source: string;
    wording: string;
    wordingHint: string;
    needsWording: string;
    save: string;
    history: string;
    noHistory: string;
    byStaff: string;
    byCustomer: string;
  };
  merge: {
    link: string;
    heading: string;
    lead: string;
    searchLabel: string;
    stays: string;
    joins: string;
    same: string;
    keeps: string;
    mayBeSent: string;
    merge: string;
    changed: string;
    past: string;
    line: (name: string, when: string) => string;
    undoUntil: (day: string) => string;
    undoAsk: string;
    undoSays: string;
    undo: string;
  };
  data: {
    link: string;
    heading: string;
    lead: string;
    export: string;
    exportHint: string;
    eraseHeading: string;
    wouldGo: string;
    classes: Record<PrivacyClass, string>;
    stays: string;
    held: (since: string) => string;
    reason: string;
    reasons: Record<ErasureReason, string>;
    understood: string;
    notUnderstood: string;
    eraseAsk: string;
    erase: string;
  };
};
