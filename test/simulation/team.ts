import { acceptNotification } from '../../shared/conversations/accept-notification.ts';
import { publicNotificationId } from '../../shared/conversations/inbox-notification.ts';
import { newReplanning } from '../../shared/dealers/replanning.ts';
import { replannings } from '../../shared/dealers/replanning-store.ts';
import type { Staff } from '../../shared/dealers/staff.ts';
import { approveMessage } from '../../shared/planning/approve-message.ts';
import { retryMessage } from '../../shared/planning/retry-message.ts';
import type { Item } from '../../shared/table/table.ts';
import type { Deployment } from './deployment.ts';
import type { Doors } from './doors.ts';
import type { Plan } from './plan.ts';

/** So often an advisor tries again. */
const MOST_RETRIES = 2;

/** The staff of a dealer: they take notifications, send again, let out what is held, and change settings. */
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
    if (item.entity === 'message' && item['status'] === 'held') this.#letOut(item);
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

  /** Some let out what is held after a while, by a double click; others never look. */
  #letOut(item: Item): void {
    const { time } = this.#deployment;
    const { beginsAt } = this.#plan;
    if (beginsAt % 3 === 0) return;
    const staff: Staff = {
      sub: 'anna',
      dealerId: String(item['dealerId']),
      name: 'Anna',
      locationIds: [],
      roles: ['advisor'],
      status: 'active',
    };
    const click = (): void =>
      this.#doors.callAgain(
        'staff-console/messages-api',
        (deps) => approveMessage(deps, { staff, messageId: String(item['messageId']) }),
        [5000],
      );
    const delay = 60_000 + (beginsAt % (20 * 3600_000));
    time.after(delay, click);
    time.after(delay + (beginsAt % 300), click);
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
