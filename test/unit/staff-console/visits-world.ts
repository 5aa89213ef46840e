import { staffVisits } from '../../../functions/staff-console/staff-visits.ts';
import type { Staff } from '../../../shared/dealers/staff.ts';
import { staffFinder, staffMembers } from '../../../shared/dealers/staff-store.ts';
import { visitsViewSchema } from '../../../shared/events/describe-visits.ts';
import { visitViewSchema } from '../../../shared/events/describe-visit.ts';
import { visits } from '../../../shared/visits/visit-store.ts';
import { addAnna, askAs } from '../../support/staff-call.ts';
import { checkInFinished, checkInStart, World } from '../../support/world.ts';

/** A customer who has answered: one choice as planned, one to be talked about, and a remark with a phone number in it. */
export const REMARK = 'Bremsen quietschen seit dem 01.11.2026 bei 125.000 km. Jürgen Müller, 0171 3920000';
export const answered = checkInFinished({
  results: {
    services: [
      { code: 'OIL', name: 'Ölwechsel', price: 149.9, decision: 'accepted' },
      { code: 'WIPERS', name: 'Wischerblätter', decision: 'contact_me' },
    ],
    remarks: REMARK,
  },
});

/** A world in which one visit is invited, and Anna asks about it. */
export class VisitsWorld extends World {
  async arrangeStaff(person: Partial<Staff> = {}): Promise<void> {
    await addAnna(this.memory, person);
  }

  async arrange(person: Partial<Staff> = {}): Promise<this> {
    await this.arrangeStaff(person);
    await this.send(checkInStart());
    return this;
  }

  /** Anna gets other roles. */
  async become(roles: Staff['roles']): Promise<void> {
    const deps = { table: this.memory, now: this.now };
    await staffMembers.change(deps, { sub: 'anna' }, (anna) => anna && { ...anna, roles });
  }

  /** Every visit, the oldest first. */
  visits() {
    return [...this.memory.items.values()].filter(({ entity }) => entity === 'visit').map(visits.parse);
  }

  get visitId(): string {
    return this.visits()[0]?.visitId ?? '';
  }

  ask(what: string, body?: unknown) {
    const handler = staffVisits({ ...this.deps, table: this.memory, findStaff: staffFinder(this.memory) });
    return askAs(handler, what, body);
  }

  async list(query: string) {
    const reply = await this.ask(`GET /v1/visits?${query}`);
    return { ...reply, view: () => visitsViewSchema.parse(reply.body) };
  }

  async read(visitId = this.visitId) {
    const reply = await this.ask(`GET /v1/visits/${visitId}`);
    return { ...reply, view: () => visitViewSchema.parse(reply.body) };
  }

  async mark(itemId: string, body: unknown, visitId = this.visitId) {
    const reply = await this.ask(`PUT /v1/visits/${visitId}/answers/${itemId}`, body);
    return { ...reply, view: () => visitViewSchema.parse(reply.body) };
  }

  async logged(kind: string) {
    return (await this.thread()).filter((entry) => entry.kind === kind);
  }
}
