import { AppError } from '../kernel/app-error.ts';
import type { Now } from '../kernel/instant.ts';
import { sha256Hex } from '../kernel/digest.ts';
import { invalidInput, parseJson } from '../kernel/parse-input.ts';
import { canonicalType, isGranted, type Partner } from '../partners/partner.ts';
import type { FindPartner } from '../partners/partner-store.ts';
import { verifyWebhook, type WebhookHeaders } from '../partners/verify-webhook.ts';
import { type Table, VersionConflict } from '../table/table.ts';
import {
  EVENT_TYPES,
  envelopeSchema,
  eventSchema,
  isEventType,
  type PartnerEvent,
  withoutBlanks,
} from './catalogue.ts';
import type { EventRecord } from './event.ts';
import { events } from './event-store.ts';

export type AcceptEventDeps = {
  table: Table;
  now: Now;
  findPartner: FindPartner;
  /** The active signing secrets of a partner. */
  signingSecrets(partnerId: string): Promise<readonly string[]>;
};
export type AcceptEventCommand = { partnerId: string; rawBody: Buffer; headers: WebhookHeaders };

/** What a body may weigh; a realistic event is 1 KB. */
export const MOST_BODY_BYTES = 64 * 1024;

const EVENT_ID = /^[A-Za-z0-9_.:~-]{1,128}$/;

/**
 * Takes a partner's signed event with one conditional write (S0.1, S0.10): the signature over the raw bytes, the shape
 * by its type, the place that the partner may speak for. The stream does the rest. The same id and body again is a
 * duplicate, with another body a conflict. Errors: TooLarge, Unauthenticated, InvalidInput with issues, Conflict.
 */
export const acceptEvent = async (
  deps: AcceptEventDeps,
  command: AcceptEventCommand,
): Promise<{ eventId: string; status: 'accepted' | 'duplicate' }> => {
  const { rawBody, headers, partnerId } = command;
  checkSize(rawBody);
  const partner = await authenticate(deps, command);
  const eventId = checkEventId(headers.id);
  const event = parsePartnerEvent(partner, rawBody);
  checkPlace(partner, event.data);
  const receivedAt = deps.now();
  const record: EventRecord = {
    partnerId,
    eventId,
    type: event.type,
    body: rawBody.toString('utf8'),
    bodyDigest: sha256Hex(rawBody).slice(0, 32),
    receivedAt,
    status: 'accepted',
  };
  return { eventId, status: await putOnce(deps.table, record) };
};

const checkSize = (rawBody: Buffer): void => {
  if (rawBody.length <= MOST_BODY_BYTES) return;
  throw new AppError(
    'TooLarge',
    'body.too_large',
    `The body has ${rawBody.length} bytes; at most ${MOST_BODY_BYTES} are accepted. Send media as links.`,
  );
};

const authenticate = async (
  deps: AcceptEventDeps,
  { partnerId, rawBody, headers }: AcceptEventCommand,
): Promise<Partner> => {
  const partner = await deps.findPartner(partnerId);
  const secrets = partner?.status === 'active' ? await deps.signingSecrets(partnerId) : [];
  verifyWebhook(secrets, rawBody, headers);
  if (!partner) throw new AppError('Unauthenticated', 'webhook.signature_invalid', 'No such partner.');
  return partner;
};

const checkEventId = (id: string | undefined): string => {
  if (id !== undefined && EVENT_ID.test(id)) return id;
  throw new AppError(
    'InvalidInput',
    'webhook.id_invalid',
    'The header webhook-id has characters that an event id cannot have. Expected 1 to 128 letters, digits or - _ . : ~',
  );
};

/** The event in our words: the partner's name of the type resolved, blanks removed, checked by its schema. */
export const parsePartnerEvent = (partner: Pick<Partner, 'aliases'>, body: Buffer | string): PartnerEvent => {
  const value = withoutBlanks(parseJson(body));
  const envelope = envelopeSchema.safeParse(value);
  if (!envelope.success) throw invalidInput('event.invalid', 'The event', envelope.error);
  const type = canonicalType(partner, envelope.data.type);
  if (!isEventType(type)) {
    throw new AppError(
      'InvalidInput',
      'event.type_unknown',
      `The event type is neither ours nor an alias of this partner. Expected one of: ${EVENT_TYPES.join(', ')}.`,
    );
  }
  const parsed = eventSchema.safeParse({ ...envelope.data, type });
  if (!parsed.success) throw invalidInput('event.invalid', `The ${type} event`, parsed.error);
  return parsed.data;
};

const checkPlace = (partner: Partner, place: { dealerId: string; locationId: string }): void => {
  if (isGranted(partner, place)) return;
  throw new AppError(
    'InvalidInput',
    'location.unknown',
    `Location ${place.dealerId}/${place.locationId} is not known for this partner. Expected a dealerId and locationId that the dealer has granted to you, as text with leading zeros.`,
  );
};

const putOnce = async (table: Table, record: EventRecord): Promise<'accepted' | 'duplicate'> => {
  try {
    await table.write(events.creation(record, record.receivedAt));
    return 'accepted';
  } catch (error) {
    if (!(error instanceof VersionConflict)) throw error;
    const existing = error.existing ?? (await table.get(events.keyOf(record)));
    if (existing && events.parse(existing).bodyDigest === record.bodyDigest) return 'duplicate';
    throw new AppError(
      'Conflict',
      'event.id_reused',
      `The webhook-id was used before with another body. A retry must repeat the body to the byte; a new event needs a new webhook-id.`,
    );
  }
};
