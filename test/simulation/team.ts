import { acceptNotification } from '../../shared/conversations/accept-notification.ts';
import { publicNotificationId } from '../../shared/conversations/inbox-notification.ts';
import { newReplanning } from '../../shared/dealers/replanning.ts';
import { replannings } from '../../shared/dealers/replanning-store.ts';
import type { Staff } from '../../shared/dealers/staff.ts';
import { addSeconds } from '../../shared/kernel/clock.ts';
import { eraseContact } from '../../shared/privacy/erase-contact.ts';
import { approveMessage } from '../../shared/planning/approve-message.ts';
import { editMessage } from '../../shared/planning/edit-message.ts';
import { retryMessage } from '../../shared/planning/retry-message.ts';
import { withdrawMessage } from '../../shared/planning/withdraw-message.ts';
import type { Item } from '../../shared/table/table.ts';
import type { Deployment, UseCaseDeps } from './deployment.ts';
import type { Doors } from './doors.ts';
import type { Plan } from './plan.ts';

/** So often an advisor tries again. */
const MOST_RETRIES = 2;

/** The staff of a dealer: they take notifications, send again, let out, edit and take back what is planned, and change settings. */
export class Team {
  readonly #deployment: Deployment;
  readonly #doors: Doors;
  readonly #plan: Plan;
  #retries = 0;
  #changes = 0;

  constructor(deployment: Deployment, doors: Doors, plan: Plan) {
    this.#deployment = deployment;
    this.#doors = doors;
    this.#plan = plan;
    deployment.onNew = this.#noticed;
  }

  // A field, because what is assigned to a property where it is written outlives most collections of garbage, with all that it sees.
  readonly #noticed = (item: Item): void => {
    const { time, locations } = this.#deployment;
    if (item.entity === 'notification') {
      this.#look(item);
      if (item['subject'] === 'no-channel') this.#sendAgain(String(item['visitId']));
    }
    if (item.entity === 'message' && item['plan']) this.#workOn(item);
    // Settings and the replanning are one write.
    if (item.entity === 'replanning' && item['kind'] === 'location') locations.change(this.#changes, time.ms);
  };

  /** An admin gives the location another automation. */
  changeSettings(dealerId: string): void {
    const subject = { kind: 'location' as const, dealerId, locationId: '01' };
    this.#changes += 1;
    const change = `v${this.#changes}`;
    this.#doors.callAgain(
      'staff-console/settings',
      (deps) => replannings.createOnce(deps.table, newReplanning(subject, change, deps.now()), deps.now()),
      [1000, 5000],
    );
  }

  /** An admin has everybody erased whom the dealer knows: the customer, under all names. */
  erase(dealerId: string): void {
    for (const item of this.#deployment.table.items.values()) {
      if (item.entity !== 'contact' || item['dealerId'] !== dealerId || item['erasedAt'] !== undefined)
        continue;
      const who = { dealerId, contactId: String(item['contactId']) };
      this.#doors.callAgain(
        'staff-console/privacy',
        (deps) =>
          eraseContact(
            { ...deps, removeSchedule: (name) => deps.scheduler.remove(name) },
            { ...who, by: 'anna', reason: 'asked-by-person' },
          ),
        [1000, 5000, 60_000, 600_000, 3600_000, 3600_000, 3600_000],
      );
    }
  }

  /** What the automation planned is let out where it is held, now and then edited or taken back, and mostly left alone. */
  #workOn(item: Item): void {
    const { dice } = this.#deployment;
    const messageId = String(item['messageId']);
    const staff = staffOf(String(item['dealerId']));
    if (item['status'] === 'held' && dice.chance(0.6))
      this.#clickTwice((deps) => approveMessage(deps, { staff, messageId }));
    if (dice.chance(0.1)) {
      const hours = dice.between(1, 40);
      this.#clickTwice((deps) => {
        const command = dice.chance(0.5)
          ? { text: 'Bis bald!' }
          : { dueAt: addSeconds(deps.now(), hours * 3600) };
        return editMessage(deps, { staff, messageId, command });
      });
    }
    if (dice.chance(0.05)) this.#clickTwice((deps) => withdrawMessage(deps, { staff, messageId }));
  }

  /** By a double click, some time in the next days. */
  #clickTwice(work: (deps: UseCaseDeps) => Promise<unknown>): void {
    const { time, dice } = this.#deployment;
    const click = (): void => this.#doors.callAgain('staff-console/messages-api', work, [5000]);
    const delay = dice.spread(500, 3 * 24 * 3600_000);
    time.after(delay, click);
    time.after(delay + dice.between(0, 300), click);
  }

  /**
   * In every other journey an advisor has a failed message sent again, by a double click. No dice: the journeys of a seed
   * stay what they were.
   */
  #sendAgain(visitId: string): void {
    const { time, table } = this.#deployment;
    const { beginsAt } = this.#plan;
    if (beginsAt % 2 === 1 || this.#retries === MOST_RETRIES) return;
    this.#retries += 1;
    const click = (): void => {
      for (const item of table.items.values()) {
        if (item.entity !== 'message' || item['visitId'] !== visitId || item['status'] !== 'failed') continue;
        const command = { messageId: String(item['messageId']), by: 'anna' };
        this.#deployment.invoke(
          'staff-console/messages-api',
          10,
          (deps) => retryMessage(deps, command),
          () => undefined,
        );
      }
    };
    const delay = 60_000 + (beginsAt % (6 * 3600_000));
    time.after(delay, click);
    time.after(delay + (beginsAt % 300), click);
  }

  /** Somebody of the team sees a notification and takes it. */
  #look(item: Item): void {
    const { time, dice } = this.#deployment;
    if (!this.#plan.teamAccepts) return;
    const id = publicNotificationId({
      inbox: String(item['inbox']),
      notificationId: String(item['notificationId']),
    });
    const command = { dealerId: String(item['dealerId']), id, staffId: 'anna' };
    time.after(dice.spread(2000, 8 * 3600_000), () =>
      this.#doors.callAgain(
        'staff-console/inbox',
        (deps) => acceptNotification(deps, command),
        [5000, 60_000],
      ),
    );
  }
}

const staffOf = (dealerId: string): Staff => ({
  sub: 'anna',
  dealerId,
  name: 'Anna',
  locationIds: [],
  roles: ['advisor'],
  status: 'active',
});
