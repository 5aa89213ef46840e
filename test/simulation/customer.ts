import { openLink, recordOpening } from '../../shared/checkin/open-link.ts';
import { decideByLink } from '../../shared/conversations/decide-by-link.ts';
import { openUnsubscribeLink } from '../../shared/conversations/open-unsubscribe-link.ts';
import { takeVendorReport } from '../../shared/conversations/take-vendor-report.ts';
import { completeCheckIn } from '../../shared/events/complete-check-in.ts';
import type { VendorReceipt } from '../../shared/messaging/channel.ts';
import { parseReference } from '../../shared/messaging/channel.ts';
import type { Deployment } from './deployment.ts';
import type { Doors } from './doors.ts';
import type { Plan } from './plan.ts';
import type { Arrival } from './vendors.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Somebody who wants to get it done tries a few times, then gives up. */
const PATIENCE = [2 * SECOND, 10 * SECOND, MINUTE, 10 * MINUTE, HOUR];
/** Vendors deliver a webhook again for days. */
const VENDOR_PAUSES = [
  2 * SECOND,
  10 * SECOND,
  MINUTE,
  5 * MINUTE,
  20 * MINUTE,
  HOUR,
  2 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
  24 * HOUR,
];

const TOKEN = /\/c\/([A-Za-z0-9_-]{22})/;

/** The link in a message, as it stands on the phone. */
const tokenIn = ({ outgoing: { rendered } }: Arrival): string | undefined => {
  switch (rendered.form) {
    case 'whatsapp-template':
      return rendered.buttonSuffix;
    case 'text':
    case 'email':
      return TOKEN.exec(rendered.text)?.[1];
    case 'chat':
      return TOKEN.exec(rendered.button?.url ?? rendered.text)?.[1];
  }
};

/** The person with the phone, and the vendors' webhooks behind which they stand. */
export class Customer {
  readonly phone: string;
  readonly #deployment: Deployment;
  readonly #doors: Doors;
  readonly #plan: Plan;
  /** Tells the partner's app that the check-in is done there. */
  readonly #finishInApp: (dealerId: string) => void;
  readonly #acted = new Set<string>();
  #written = 0;

  constructor(
    deployment: Deployment,
    doors: Doors,
    plan: Plan,
    phone: string,
    finishInApp: (dealerId: string) => void,
  ) {
    this.#deployment = deployment;
    this.#doors = doors;
    this.#plan = plan;
    this.phone = phone;
    this.#finishInApp = finishInApp;
  }

  arrived = (arrival: Arrival): void => {
    const { time, witness } = this.#deployment;
    const { opensAfter, onArrival } = this.#plan;
    witness.arrived(arrival);
    const token = tokenIn(arrival);
    const { dealerId, rendered } = arrival.outgoing;
    if (onArrival === 'STOP') return this.write(dealerId, 'STOP');
    if (onArrival === 'complain' && rendered.form === 'email') return this.#complain(arrival);
    if (onArrival === 'unsubscribe' && rendered.form === 'email')
      return this.#unsubscribe(arrival, rendered.unsubscribeUrl ?? '');
    if (token === undefined || opensAfter === undefined || this.#acted.has(token)) return;
    this.#acted.add(token);
    time.after(opensAfter, () => this.#open(dealerId, token));
  };

  /** Writes to the number of a dealer, by WhatsApp. */
  write(dealerId: string, text: string): void {
    const { time, witness } = this.#deployment;
    const inbound = {
      vendor: 'whatsapp' as const,
      accountId: dealerId,
      providerId: `in-${(this.#written += 1)}`,
      from: this.phone,
      text,
      at: time.now(),
    };
    if (text === 'STOP') witness.stopSaid(dealerId, this.phone);
    this.#doors.callAgain(
      'channel-webhooks/whatsapp',
      (deps) => takeVendorReport(deps, { receipts: [], inbound: [inbound] }),
      VENDOR_PAUSES,
      ({ status }) => {
        if (status === 200 && text === 'STOP') witness.stopTaken(dealerId, this.phone);
      },
    );
  }

  #complain(arrival: Arrival): void {
    const { witness, vendors } = this.#deployment;
    witness.stopSaid(arrival.outgoing.dealerId, arrival.outgoing.to);
    vendors?.complain(arrival);
  }

  /** By one click of the mail program (RFC 8058). */
  #unsubscribe({ outgoing }: Arrival, url: string): void {
    const token = url.split('/').at(-1) ?? '';
    const { witness } = this.#deployment;
    witness.stopSaid(outgoing.dealerId, outgoing.to);
    this.#doors.callAgain(
      'customer-site/unsubscribe',
      async (deps) => {
        const link = await openUnsubscribeLink({ ...deps, links: deps.links.unsubscribe }, token);
        if (link) await decideByLink(deps, link, 'unsubscribe');
      },
      PATIENCE,
      ({ status }) => {
        if (status === 200) witness.stopTaken(outgoing.dealerId, outgoing.to);
      },
    );
  }

  report = (receipt: VendorReceipt): void => {
    const { witness } = this.#deployment;
    this.#doors.callAgain(
      'channel-webhooks/receipts',
      (deps) => takeVendorReport(deps, { receipts: [receipt], inbound: [] }),
      VENDOR_PAUSES,
      ({ status }) => {
        const target = receipt.reference === undefined ? undefined : parseReference(receipt.reference);
        if (status !== 200 || !target || receipt.providerId === 'garbled') return;
        if (isArrival(receipt)) witness.arrivalTaken(target.messageId);
        if (receipt.reason === 'complained') witness.complaintTaken(target.messageId, receipt.to ?? '');
      },
    );
  };

  #open(dealerId: string, token: string): void {
    const { answersAfter } = this.#plan;
    this.#doors.callAgain(
      'customer-site/check-in',
      async (deps) => {
        const link = await openLink(deps, token);
        if (link?.view === 'open') await recordOpening(deps, link.visit);
        return link?.view === 'open' ? (link.forwardTo ?? 'our page') : undefined;
      },
      PATIENCE,
      ({ value }) => {
        if (value === undefined || answersAfter === undefined) return;
        this.#deployment.time.after(answersAfter, () =>
          value === 'our page' ? this.#answer(token) : this.#finishInApp(dealerId),
        );
      },
    );
  }

  #answer(token: string): void {
    this.#doors.callAgain(
      'customer-site/check-in',
      async (deps) => {
        const link = await openLink(deps, token);
        if (link?.view !== 'open') return undefined;
        const services = link.visit.services.map(({ name, code }) => ({
          name,
          code: code ?? '',
          decision: 'accepted' as const,
        }));
        return completeCheckIn(deps, { visit: link.visit, results: { services } });
      },
      PATIENCE,
    );
  }
}

const isArrival = ({ status }: VendorReceipt): boolean => status === 'delivered' || status === 'read';
