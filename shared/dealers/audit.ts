import * as z from 'zod';
import type { Change } from '../kernel/changes-between.ts';
import { timedId } from '../kernel/digest.ts';
import type { Instant } from '../kernel/instant.ts';
import { isRecord } from '../kernel/record.ts';

/** Everything that is recorded when somebody of the staff changes it, and how a person says it. */
export const AUDITED = {
  'network.created': 'made the network',
  'network.changed': 'changed settings of the network',
  'dealer.created': 'made the dealer',
  'dealer.changed': 'changed settings of the dealer',
  'location.created': 'made the location',
  'location.changed': 'changed settings of the location',
  'retention.changed': 'changed how long what is kept',
  'channel.access_changed': 'changed access data of a channel',
  'channel.tried': 'tried a channel by a trial message',
  'template.saved': 'saved a text',
  'template.reset': 'took a text back',
  'rule.created': 'made a routing rule',
  'rule.changed': 'changed a routing rule',
  'rule.removed': 'removed a routing rule',
  'partner.rotation_started': 'made a new signing secret beside the present one',
  'partner.rotation_restarted': 'made another new signing secret in place of the new one',
  'partner.rotation_finished': 'dropped the former signing secret',
  'partner.key_renewed': 'made a new API key; the former one ended',
  'inbox.created': 'named an inbox',
  'inbox.changed': 'changed an inbox or its team',
  'inbox.removed': 'took the name and team of an inbox away',
  'service.created': 'made a service to offer in the check-in',
  'service.changed': 'changed a service to offer in the check-in',
  'service.removed': 'removed a service to offer in the check-in',
  'agreement.created': 'made an agreement',
  'agreement.changed': 'changed an agreement',
  'agreement.published': 'published a version of an agreement',
  'agreement.switched_on': 'switched an agreement on',
  'agreement.switched_off': 'switched an agreement off',
  'staff.created': 'took somebody into the staff',
  'staff.changed': 'changed what somebody of the staff may do',
  'staff.invited_again': 'invited somebody of the staff again',
  'contact.merged': 'made two contacts one',
  'contact.parted': 'made two contacts of one again',
  'hold.set': 'put a customer’s data under a legal hold',
  'hold.lifted': 'lifted a legal hold',
} as const;
export type Audited = keyof typeof AUDITED;
/** An entry may be older than the names that we have now. */
export const isAudited = (what: string): what is Audited => Object.hasOwn(AUDITED, what);
/** What is saved as a whole. */
export type SavedKind = 'network' | 'dealer' | 'location' | 'inbox' | 'service' | 'staff';

const shownChangeSchema = z.object({
  path: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
  /** How many entries a list had, and has, of which only the first are shown. */
  fromCount: z.int().optional(),
  toCount: z.int().optional(),
});

/** Who changed what, and when. Nothing of any customer: ids of ours, and settings. No secret, and no part of one. */
export const auditEntrySchema = z.object({
  /** Whose record it stands in. */
  scope: z.enum(['network', 'dealer']),
  scopeId: z.string(),
  entryId: z.string(),
  at: z.string(),
  by: z.object({ sub: z.string(), name: z.string() }),
  what: z.string(),
  /** The one thing that was changed, such as `location/01` or `rule/invite`. */
  target: z.string(),
  changes: z.array(shownChangeSchema),
  /** How many more changes there were than are shown. */
  more: z.int().optional(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** Whose record: the dealer's own, or the network's, which only its admins read. */
export type AuditScope = Pick<AuditEntry, 'scope' | 'scopeId'>;

/** Who is behind a change: a person of the staff, or whoever runs the platform. */
export type Actor = { sub: string; name: string };

export type Audit = AuditScope & {
  by: Actor;
  what: Audited;
  target: string;
  changes: readonly Change[];
  /** Tells changes of one thing by one person in one millisecond apart, such as the version that was written. */
  mark: string | number;
};

/** A text that a person wrote may be long; what changed in it is seen from its beginning. */
const LONGEST_VALUE = 200;
const MOST_CHANGES = 50;
/** Of a long list its first entries stand in the record, each as a whole: what ends in its middle tells nobody anything. */
const MOST_ENTRIES = 5;
const LONGEST_LIST = 1000;

/** The entry for a change. */
export const auditEntryOf = ({ mark, changes, by, ...audit }: Audit, at: Instant): AuditEntry => {
  const { scope, scopeId, what, target } = audit;
  const more = changes.length - MOST_CHANGES;
  return {
    ...audit,
    by: { sub: by.sub, name: by.name },
    entryId: timedId(at, scope, scopeId, by.sub, what, target, String(mark)),
    at,
    changes: changes.slice(0, MOST_CHANGES).map(shownChange),
    ...(more > 0 ? { more } : {}),
  };
};

const shownChange = ({ path, from, to }: Change): AuditEntry['changes'][number] => ({
  path,
  ...shown('from', 'fromCount', from),
  ...shown('to', 'toCount', to),
});

const shown = (
  side: 'from' | 'to',
  countOf: 'fromCount' | 'toCount',
  value: unknown,
): Partial<AuditEntry['changes'][number]> => {
  if (value === undefined) return {};
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (text.length <= LONGEST_VALUE) return { [side]: text };
  if (Array.isArray(value)) return { [side]: beginningOf(value), [countOf]: value.length };
  const longest = isRecord(value) ? LONGEST_LIST : LONGEST_VALUE;
  return { [side]: text.length <= longest ? text : `${text.slice(0, LONGEST_VALUE)}…`.toWellFormed() };
};

/** As many first entries as there is room for. */
const beginningOf = (list: readonly unknown[]): string => {
  for (let entries = MOST_ENTRIES; entries > 0; entries -= 1) {
    const text = JSON.stringify(list.slice(0, entries));
    if (text.length <= LONGEST_LIST) return text;
  }
  return '[]';
};
