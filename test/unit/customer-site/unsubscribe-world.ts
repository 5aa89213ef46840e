import { unsubscribeSite } from '../../../functions/customer-site/unsubscribe-site.tsx';
import type { PartialSettings } from '../../../shared/dealers/settings.ts';
import { unsubscribeLinks } from '../../../shared/messaging/unsubscribe-link.ts';
import { apiEvent, type Call, context } from '../../support/api-event.ts';
import { checkInStart, World } from '../../support/world.ts';

export const OWN_ORIGIN = 'https://kerbside.example';
const ONE_CLICK = 'List-Unsubscribe=One-Click';
const FORM = 'application/x-www-form-urlencoded';

/** The invite of a person whom only email reaches, or whom it reaches last. */
export const mailedInvite = (visit: string, contact: Record<string, unknown> = {}) =>
  checkInStart({
    checkin: { id: `c-${visit}`, slug: `s-${visit}` },
    appointment: { id: `a-${visit}`, startsAt: `2026-12-0${visit}T09:30:00+01:00` },
    vehicle: { vin: `WBA11AA0005CH123${visit}`, brand: 'BMW', model: 'i4' },
    contact: {
      externalId: '000815',
      firstName: 'Jürgen',
      lastName: 'Müller',
      language: 'de',
      email: 'juergen@example.com',
      ...contact,
    },
  });

/** The whole system with one mail that was sent, and the real pages behind its unsubscribe link. */
export class UnsubscribeWorld {
  readonly world = new World();
  readonly site: ReturnType<typeof unsubscribeSite>;
  path = '';

  private constructor(ownOrigin: string) {
    this.site = unsubscribeSite({
      table: this.world.memory,
      now: this.world.now,
      log: this.world.deps.log,
      findLocation: (place) => this.world.deps.findLocation(place),
      links: () => Promise.resolve(unsubscribeLinks('link-key')),
      idKey: () => Promise.resolve('id-key'),
      ownOrigin,
    });
  }

  static async mailed(
    options: { settings?: PartialSettings; ownOrigin?: string } = {},
  ): Promise<UnsubscribeWorld> {
    const made = new UnsubscribeWorld(options.ownOrigin ?? OWN_ORIGIN);
    made.world.settings = { ...made.world.settings, ...options.settings };
    await made.world.send(mailedInvite('1'));
    const rendered = made.world.sent[0]?.rendered;
    if (rendered?.form !== 'email') throw new Error('no mail was sent');
    made.path = new URL(rendered.unsubscribeUrl ?? '').pathname;
    return made;
  }

  async call(call: Partial<Call> = {}) {
    const reply = await this.site(apiEvent({ path: this.path, ...call }), context);
    return { status: reply.statusCode ?? 0, body: reply.body ?? '', headers: reply.headers ?? {} };
  }

  /** As a mail program does it: no cookies, no origin, no page that it came from. */
  oneClick(more: Partial<Call> = {}) {
    return this.call({ method: 'POST', headers: { 'content-type': FORM }, body: ONE_CLICK, ...more });
  }

  /** As the button of our page does it. */
  press(wish: string, headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' }) {
    return this.call({
      method: 'POST',
      query: 'lang=de',
      headers: { 'content-type': FORM, ...headers },
      body: `wish=${wish}`,
    });
  }

  async consents() {
    return (await this.world.thread()).filter(({ kind }) => kind === 'consent');
  }

  /** What the table holds, to see that nothing changed. */
  get tableText(): string {
    return JSON.stringify([...this.world.memory.items]);
  }
}
