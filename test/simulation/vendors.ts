import type { Channel } from '../../shared/dealers/settings.ts';
import type { SmsProvider } from '../../shared/dealers/sms-providers.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import type {
  ChannelTransport,
  Outgoing,
  SendAnswer,
  VendorReceipt,
} from '../../shared/messaging/channel.ts';
import { notSentBy, throttledBy, unclearAnswer } from '../../shared/messaging/channels/vendor-fault.ts';
import type { Reason } from '../../shared/messaging/reasons.ts';
import { NoAnswer } from '../../shared/platform/http-client.ts';
import type { Dice } from './dice.ts';
import type { Faults } from './faults.ts';
import type { Invocation } from './invocation.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { Witness } from './witness.ts';

/** How a customer can be reached on a channel, whatever else goes wrong. */
export type Reach =
  /** Arrives within seconds; read sooner or later. */
  | 'arrives'
  /** The vendor refuses at once: no such account. */
  | 'refused'
  /** Taken, then reported as failed. */
  | 'fails later'
  /** The handset is off: arrives hours later, if the vendor still keeps the message. */
  | 'arrives late'
  /** Nothing is ever heard of it. */
  | 'silent';

/** Something lies on the customer's phone or in the inbox. `hasTimeToLive`: the vendor drops what it cannot deliver in its time. */
export type Arrival = { channel: Channel; outgoing: Outgoing; hasTimeToLive: boolean };

type Deps = {
  time: VirtualTime;
  dice: Dice;
  faults: Faults;
  witness: Witness;
  smsProvider: SmsProvider;
  reachOf(outgoing: Outgoing, channel: Channel): Reach;
  /** The webhook at which a vendor reports. */
  report(receipt: VendorReceipt): void;
  arrived(arrival: Arrival): void;
};

const MINUTE = 60_000;
const URL = 'https://vendor.example/';

/** WhatsApp, SMS, email and the manufacturer's app, as they are on a bad day. */
export class Vendors {
  readonly #deps: Deps;
  readonly #outageUntil = new Map<Channel, number>();
  #ids = 0;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** The transport of one invocation: one call to the vendor for each send, with all that may happen on the way. */
  transport(invocation: Invocation, channel: Channel): ChannelTransport {
    const { witness } = this.#deps;
    return {
      channel,
      ...this.#kindOf(channel),
      send: async (outgoing) => {
        const call = witness.beforeSend(channel, outgoing);
        try {
          return await invocation.call(`vendor.${channel}`, 'vendor', async () => {
            witness.reachedVendor(call);
            const answer = await this.#take(channel, outgoing);
            if (answer.result === 'rejected') witness.refused(call);
            return answer;
          });
        } catch (error) {
          const isNotSent =
            !(error instanceof NoAnswer && error.sent) &&
            error instanceof AppError &&
            (error.kind === 'Throttled' || error.kind === 'Unavailable');
          witness.failed(call, isNotSent);
          throw error;
        }
      },
    };
  }

  /** SES and SNS accept, and tell later what became of it; BulkGate and SNS know only their own id of a message. */
  #kindOf(channel: Channel): Pick<ChannelTransport, 'settledBy' | 'lookUpBy'> {
    const { smsProvider } = this.#deps;
    if (channel === 'email') return { settledBy: 'accept' };
    if (channel !== 'sms' || smsProvider === 'aws-end-user-messaging') return { settledBy: 'receipt' };
    return smsProvider === 'aws'
      ? { settledBy: 'accept', lookUpBy: 'sns' }
      : { settledBy: 'receipt', lookUpBy: 'bulkgate' };
  }

  async #take(channel: Channel, outgoing: Outgoing): Promise<SendAnswer> {
    const { time, faults, dice } = this.#deps;
    if ((this.#outageUntil.get(channel) ?? 0) > time.ms) throw this.#outageFault(channel);
    if (faults.happens('vendor outage')) {
      this.#outageUntil.set(channel, time.ms + dice.between(10, 120) * MINUTE);
      throw this.#outageFault(channel);
    }
    if (faults.happens('vendor throttles')) throw throttledBy(channel, '429');
    if (faults.happens('vendor refuses the connection'))
      throw new NoAnswer(URL, false, new Error('ECONNREFUSED'));
    if (faults.happens('vendor fails')) {
      if (dice.chance(0.5)) throw notSentBy(URL, channel, '131016');
      if (dice.chance(0.5)) this.#accept(channel, outgoing);
      throw unclearAnswer(URL, channel, 'http_502');
    }
    if (faults.happens('vendor hangs')) {
      if (dice.chance(0.5)) this.#accept(channel, outgoing);
      await new Promise<void>((resolve) => time.after(10_000, resolve));
      throw new NoAnswer(URL, true, new Error('TimeoutError'));
    }
    if (this.#deps.reachOf(outgoing, channel) === 'refused')
      return { result: 'rejected', reason: 'recipient_unreachable', providerCode: '131026' };
    return { result: 'accepted', providerId: this.#accept(channel, outgoing) };
  }

  #outageFault(channel: Channel): Error {
    return this.#deps.dice.chance(0.5)
      ? new NoAnswer(URL, false, new Error('ECONNREFUSED'))
      : unclearAnswer(URL, channel, 'http_503');
  }

  /** The vendor has it: it goes its way, whatever we hear of that. */
  #accept(channel: Channel, outgoing: Outgoing): string {
    const { time, dice, arrived, reachOf } = this.#deps;
    this.#ids += 1;
    const providerId = `${channel}-${this.#ids}`;
    const reach = reachOf(outgoing, channel);
    const report = (status: VendorReceipt['status'], delay: number): void =>
      this.#report(channel, outgoing, providerId, status, delay);
    if (reach === 'silent') return providerId;
    if (channel !== 'email') report('sent', dice.spread(300, 5000));
    if (reach === 'fails later') {
      report('failed', dice.spread(1000, 10 * MINUTE));
      return providerId;
    }
    const delay = reach === 'arrives' ? dice.spread(500, 30_000) : dice.spread(10 * MINUTE, 24 * 60 * MINUTE);
    const hasTimeToLive = this.#hasTimeToLive(channel);
    if (hasTimeToLive && delay > outgoing.ttlSeconds * 1000) {
      report('failed', outgoing.ttlSeconds * 1000 + dice.spread(1000, 60_000));
      return providerId;
    }
    time.after(delay, () => {
      arrived({ channel, outgoing, hasTimeToLive });
      report('delivered', dice.spread(100, 3000));
      if (channel === 'whatsapp' && dice.chance(0.6)) report('read', dice.spread(5000, 12 * 60 * MINUTE));
    });
    return providerId;
  }

  /**
   * WhatsApp drops by the template's validity, End User Messaging and the manufacturer's gateway by what each message says. BulkGate
   * and SNS know no such thing for texts, and mail servers try for days.
   */
  #hasTimeToLive(channel: Channel): boolean {
    if (channel === 'sms') return this.#deps.smsProvider === 'aws-end-user-messaging';
    return channel === 'whatsapp' || channel === 'oem';
  }

  /** The reader of a mail calls it spam. */
  complain({ outgoing }: Arrival): void {
    this.#report('email', outgoing, 'complaint', 'failed', 1000, 'complained');
  }

  /** A receipt on its way to our webhook. */
  #report(
    channel: Channel,
    outgoing: Outgoing,
    providerId: string,
    status: VendorReceipt['status'],
    delay: number,
    reason: Reason = channel === 'email' ? 'address_bounced' : 'recipient_unreachable',
  ): void {
    const { time, dice, faults, report, witness } = this.#deps;
    const { lookUpBy } = this.#kindOf(channel);
    const receipt: VendorReceipt = {
      vendor: lookUpBy ?? (channel === 'email' ? 'ses' : channel),
      providerId,
      ...(lookUpBy ? {} : { reference: outgoing.reference }),
      ...(channel === 'email' ? { to: outgoing.to } : {}),
      status,
      at: new Date(time.ms + delay).toISOString(),
      ...(status === 'failed' ? { reason, providerCode: '131026' } : {}),
    };
    if (faults.happens('receipt missing')) return;
    const late = faults.happens('receipt late') ? dice.spread(MINUTE, 24 * 60 * MINUTE) : 0;
    const deliver = (): void => {
      if (status === 'failed') witness.failureReported(outgoing.reference);
      report(receipt);
    };
    time.after(delay + late, deliver);
    if (faults.happens('receipt repeated')) time.after(delay + dice.spread(10, 24 * 60 * MINUTE), deliver);
    if (faults.happens('receipt corrupted'))
      time.after(delay, () =>
        report({ ...receipt, providerId: 'garbled', reference: `${outgoing.reference}9` }),
      );
  }
}
