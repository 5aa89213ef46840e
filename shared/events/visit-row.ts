import * as z from 'zod';
import { viewCheckIn } from '../checkin/check-in.ts';
import type { Contact } from '../contacts/contact.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Message } from '../messaging/message.ts';
import { localInstant } from '../planning/local-instant.ts';
import { countAnswers } from '../visits/answers.ts';
import { type Visit, visitSchema } from '../visits/visit.ts';

/** Where a check-in stands, as a list shows it (S2.44, S2.52, S2.53). */
export const CHECK_IN_STATES = [
  'none',
  'planned',
  'invited',
  'unreached',
  'opened',
  'answered',
  'handled',
  'closed',
  'cancelled',
] as const;
const checkInStateSchema = z.enum(CHECK_IN_STATES);
export type CheckInState = z.infer<typeof checkInStateSchema>;

export const visitRowSchema = z
  .object({
    visitId: z.string(),
    locationId: z.string(),
    kind: visitSchema.shape.kind,
    status: visitSchema.shape.status,
    startsAt: z.string().optional(),
    startsLocal: z
      .string()
      .optional()
      .meta({ description: 'By the clock of the location.', example: '2026-12-01 09:30' }),
    endsAt: z.string().optional(),
    services: visitSchema.shape.services.meta({ description: 'The planned work.' }),
    vehicle: visitSchema.shape.vehicle,
    customer: z
      .object({ contactId: z.string(), firstName: z.string().optional(), lastName: z.string().optional() })
      .optional()
      .meta({ description: 'Not for mechanics.' }),
    checkIn: z.object({
      state: checkInStateSchema.meta({
        description:
          '`planned`: the invite is not sent yet; `unreached`: no channel brought it. `opened` is unverified: link scanners open links too. `answered`: something in it waits for somebody; `handled`: nothing does.',
      }),
      progress: z
        .int()
        .min(0)
        .max(4)
        .meta({ description: '1: invited, 2: opened, 3: answered, 4: all dealt with.' }),
      openedAt: z.string().optional(),
      finishedAt: z.string().optional(),
      closesAt: z.string().optional(),
    }),
    open: z.int().meta({ description: 'How many of the customer’s answers wait for somebody.' }),
    handled: z.int().meta({ description: 'How many are dealt with, or only confirm what is planned.' }),
    shared: z.int().meta({ description: 'How much of what the customer wrote mechanics may see.' }),
  })
  .meta({ id: 'VisitRow' });
export type VisitRow = z.infer<typeof visitRowSchema>;

const checkInStateOf = (
  { checkIn, answers }: Visit,
  { now, invite }: Pick<RowContext, 'now' | 'invite'>,
): CheckInState => {
  if (checkIn.status === 'none') return 'none';
  const view = viewCheckIn(checkIn, now);
  if (view === 'finished') return countAnswers(answers).open > 0 ? 'answered' : 'handled';
  if (view === 'open') return checkIn.openedAt === undefined ? invitedStateOf(invite) : 'opened';
  return view;
};

/** Of an invite that nobody has opened yet. */
const invitedStateOf = (invite: RowContext['invite']): CheckInState => {
  if (invite === 'planned' || invite === 'held') return 'planned';
  if (invite === 'failed') return 'unreached';
  return invite === 'withdrawn' || invite === 'skipped' ? 'none' : 'invited';
};

/** How far the customer, and then the team, have come. */
const progressOf = ({ checkIn }: Visit, state: CheckInState): number => {
  if (state === 'handled') return 4;
  if (state === 'answered') return 3;
  if (checkIn.openedAt !== undefined) return 2;
  if (state === 'none' || state === 'planned' || state === 'unreached') return 0;
  return checkIn.inviteMessageId === undefined && state !== 'invited' ? 0 : 1;
};

export type RowContext = {
  zone: string;
  now: Instant;
  /** The driver, for those who may know. */
  customer?: Contact | undefined;
  /** How its invite stands, where that was looked up. */
  invite?: Message['status'] | undefined;
};

/** A visit as it stands in a list. Whoever may not know the customer gives none. */
export const viewRow = (visit: Visit, { zone, now, customer, invite }: RowContext): VisitRow => {
  const { visitId, locationId, kind, status, startsAt, endsAt, services, vehicle, checkIn, shared } = visit;
  const state = checkInStateOf(visit, { now, invite });
  const { openedAt, finishedAt, closesAt } = checkIn;
  return {
    visitId,
    locationId,
    kind,
    status,
    ...(startsAt === undefined ? {} : { startsAt, startsLocal: localInstant(startsAt, zone) }),
    ...(endsAt === undefined ? {} : { endsAt }),
    services,
    ...(vehicle ? { vehicle } : {}),
    ...(customer && customer.erasedAt === undefined ? { customer: viewCustomer(customer) } : {}),
    checkIn: {
      state,
      progress: progressOf(visit, state),
      ...(openedAt === undefined ? {} : { openedAt }),
      ...(finishedAt === undefined ? {} : { finishedAt }),
      ...(closesAt === undefined ? {} : { closesAt }),
    },
    ...countAnswers(visit.answers),
    shared: shared?.length ?? 0,
  };
};

const viewCustomer = ({ contactId, firstName, lastName }: Contact): NonNullable<VisitRow['customer']> => ({
  contactId,
  ...(firstName === undefined ? {} : { firstName }),
  ...(lastName === undefined ? {} : { lastName }),
});
