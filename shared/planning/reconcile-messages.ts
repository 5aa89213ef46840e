import { type FindLocation, requireLocation } from '../dealers/dealer-store.ts';
import type { Automation } from '../dealers/automation.ts';
import type { Instant } from '../kernel/instant.ts';
import { sameValue } from '../kernel/same-value.ts';
import type { Message } from '../messaging/message.ts';
import { messageKeyParts, messages } from '../messaging/message-store.ts';
import type { Stored } from '../table/entity.ts';
import { VersionConflict } from '../table/table.ts';
import type { Visit } from '../visits/visit.ts';
import { visits } from '../visits/visit-store.ts';
import { applyPlan } from './apply-plan.ts';
import { contentOfWanted, existingOf, existingOfEntry } from './existing-messages.ts';
import { gatherPeople } from './gather-people.ts';
import { planMessageId } from './message-id.ts';
import { diffPlan, type Existing, type PlanDiff } from './plan-diff.ts';
import type { PlanMessageDeps } from './plan-message.ts';
import { planMessages, type Wanted } from './plan-messages.ts';
import { tellPlanChange } from './tell-plan-change.ts';
import { changeOf, entriesAfter, madeBy, type PlanEntry, type VisitPlan } from './visit-plan.ts';
import { visitPlans } from './visit-plan-store.ts';

export type ReconcileDeps = PlanMessageDeps & { findLocation: FindLocation; ladderSeconds: number };
export type ReconcileCommand = { visitId: string; cause: { partnerId: string; eventId: string } };

/** What the event behind it changed: messages that it planned or moved. `off`: the automation of the location is, and nothing was read. */
export type Reconciled = { mode: Automation['mode']; messageIds: string[]; isChanged: boolean };

/**
 * Brings the unsent messages of a visit in line with what it should have now (S1.26–S1.31, B4): withdraws, moves, adds, and shows the
 * difference in the conversation. Running it again changes nothing (S1.30). The plan's change is written before its messages, and is
 * decided on what was read after the plan: so the later of two changes is the better informed one, and wins whoever is quicker.
 */
export const reconcileMessages = async (
  deps: ReconcileDeps,
  command: ReconcileCommand,
): Promise<Reconciled> => {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const reconciled = await tryReconcile(deps, command);
    if (reconciled) return reconciled;
  }
  throw new VersionConflict();
};

/** Two events of one visit meet now and then, five do not. */
const MOST_ATTEMPTS = 5;

const NONE = { entries: [], made: [] };
const NOTHING: Reconciled = { mode: 'off', messageIds: [], isChanged: false };

/** Undefined when somebody else changed the plan meanwhile: it is decided again on what stands there now. */
const tryReconcile = async (
  deps: ReconcileDeps,
  { visitId, cause }: ReconcileCommand,
): Promise<Reconciled | undefined> => {
  const before = await visitPlans.get(deps.table, { visitId });
  const visit = await visits.get(deps.table, { visitId });
  if (!visit || visit.erasedAt !== undefined) return NOTHING;
  const location = await requireLocation(deps.findLocation, visit);
  const { mode } = location.settings.automation;
  if (mode === 'off') return NOTHING;
  const now = deps.now();
  const people = await gatherPeople(deps, { visit, location, now });
  const { ladderSeconds } = deps;
  const wanted = planMessages(visit, people, { location, ladderSeconds }, now);
  // A shadow's messages were never made, and what was made is no shadow.
  const entries = before?.mode === mode ? before.entries : [];
  const made = madeBy(before);
  const found = await readMessages(deps, visit, wanted, mode === 'on' ? { entries, made } : NONE);
  const existing = existingIn(deps, { found, entries, shadowAt: mode === 'shadow' ? now : undefined });
  const contentOf = contentOfWanted(deps.idKey);
  const diff = diffPlan(wanted, existing, contentOf);
  const names = { idOf: (added: PlanDiff['add'][number]) => idOf(visit, added), contentOf };
  const after = entriesAfter(entries, wanted, existing, diff, names);
  const change = { at: now, cause, ...changeOf(entries, after, wanted, diff, names) };
  const { dealerId, locationId } = visit;
  const more = {
    ...(visit.expiresAt === undefined ? {} : { expiresAt: visit.expiresAt }),
    ...(mode === 'shadow' && made.length > 0 ? { made } : {}),
  };
  const next: VisitPlan = { visitId, dealerId, locationId, mode, entries: after, change, ...more };
  const plan = await writePlan(deps, before, next, now);
  if (plan === 'lost') return undefined;
  if (!plan) return { ...NOTHING, mode };
  if (mode === 'on') {
    const { withdrawn } = plan.change;
    const numbered = { idOf: names.idOf, revision: plan.version, cause, withdrawn };
    await applyPlan(deps, { visit, location, diff, existing, found, ...numbered });
  }
  const isOurs = sameValue(plan.change.cause, cause);
  if (isOurs) await tellPlanChange(deps, { visit, location, plan, people });
  return {
    mode,
    isChanged: isOurs,
    messageIds:
      isOurs && mode === 'on'
        ? [...plan.change.added, ...plan.change.moved].map(({ messageId }) => messageId)
        : [],
  };
};

const idOf = (visit: Visit, { key, purpose, round, wanted }: PlanDiff['add'][number]): string =>
  planMessageId(visit, {
    key,
    purpose,
    round,
    contactId: wanted.person.contact.contactId,
    since: wanted.since,
  });

/** The plan as it stands after the write; undefined where there is none and nothing to plan. */
const writePlan = async (
  deps: ReconcileDeps,
  before: Stored<VisitPlan> | undefined,
  next: VisitPlan,
  now: Instant,
): Promise<Stored<VisitPlan> | 'lost' | undefined> => {
  const isSame = before
    ? before.mode === next.mode && sameValue(before.entries, next.entries)
    : next.entries.length === 0;
  if (isSame) return before;
  const version = before?.version ?? 0;
  try {
    await deps.table.write(
      before ? visitPlans.replacement({ ...next, version }, now) : visitPlans.creation(next, now),
    );
  } catch (error) {
    if (error instanceof VersionConflict) return 'lost';
    throw error;
  }
  return { ...next, version: version + 1 };
};

/** The messages that the plan names, that it would make, and the invite of a rule: what exists of them. */
const readMessages = (
  deps: ReconcileDeps,
  visit: Visit,
  wanted: readonly Wanted[],
  { entries, made }: { entries: readonly PlanEntry[]; made: readonly string[] },
): Promise<Stored<Message>[]> => {
  const first = wanted.flatMap((wish) =>
    wish.want === 'message' ? [idOf(visit, { ...wish, round: 0, wanted: wish })] : [],
  );
  const named = entries.flatMap(({ message }) => (message ? [message.messageId] : []));
  const ids = new Set([...named, ...made, ...first, visit.checkIn.inviteMessageId ?? []].flat());
  return messages.getMany(deps.table, [...ids].slice(0, MOST_READ).map(messageKeyParts));
};

/** DynamoDB reads at most so many items at once. */
const MOST_READ = 100;

const existingIn = (
  { idKey }: ReconcileDeps,
  state: {
    found: readonly Message[];
    entries: readonly PlanEntry[];
    shadowAt: Instant | undefined;
  },
): Existing[] => {
  const { found, entries, shadowAt } = state;
  const known = new Set(found.map(({ messageId }) => messageId));
  const made = found.flatMap((message) => existingOf(message, idKey) ?? []);
  const named = entries.flatMap((entry) =>
    entry.message && known.has(entry.message.messageId)
      ? []
      : (existingOfEntry(entry, shadowAt === undefined ? 'missing' : { shadowAt }) ?? []),
  );
  return [...made, ...named];
};
