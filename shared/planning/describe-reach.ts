import type { Contact } from '../contacts/contact.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import type { Instant, Now } from '../kernel/instant.ts';
import { FREE_TEXT } from '../messaging/free-text.ts';
import { gatherFacts } from '../messaging/gather-facts.ts';
import type { Candidate, Message } from '../messaging/message.ts';
import { isWindowOpen, planChannels, type SendingPolicy, windowEnd } from '../messaging/verdict.ts';
import type { Table } from '../table/table.ts';

export type Reach = {
  /** In their order, each with why it cannot be used for free words now. */
  channels: Candidate[];
  /** Until when WhatsApp takes free words; absent where the window is closed, or never was open. */
  windowOpenUntil?: Instant;
  /** When the window closed. */
  windowClosedAt?: Instant;
};

export type DescribeReachCommand = {
  contact: Contact;
  location: LocationInForce;
  /** By which a manufacturer finds the customer. */
  vehicle: Message['vehicle'];
};

/** By which channels somebody can be answered in free words now, why not by the others, and until when WhatsApp's 24 hours run. Writes nothing. */
export const describeReach = async (
  deps: { table: Table; now: Now; idKey: string; sending: SendingPolicy },
  { contact, location, vehicle }: DescribeReachCommand,
): Promise<Reach> => {
  const now = deps.now();
  const facts = await gatherFacts(deps, {
    contact,
    location,
    now,
    consistent: false,
    message: { purpose: FREE_TEXT, language: contact.language, ownText: '.', vehicle },
  });
  const heard = facts.addressStates
    .flatMap(({ lastWhatsAppInboundAt }) => lastWhatsAppInboundAt ?? [])
    .toSorted()
    .at(-1);
  const channels = planChannels(facts);
  if (heard === undefined) return { channels };
  return isWindowOpen(heard, now)
    ? { channels, windowOpenUntil: windowEnd(heard) }
    : { channels, windowClosedAt: windowEnd(heard) };
};
