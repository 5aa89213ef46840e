import * as z from 'zod';
import { AppError } from '../../shared/kernel/app-error.ts';

/** Only as much of an event as is changed or looked at here; whether it is valid is for the door to say. */
const idSchema = z.looseObject({ id: z.string().optional() });
const eventSchema = z.looseObject({
  timestamp: z.unknown(),
  data: z
    .looseObject({
      dealerId: z.string().optional(),
      locationId: z.string().optional(),
      checkin: z.looseObject({ id: z.string().optional(), slug: z.string().optional() }).optional(),
      appointment: idSchema.optional(),
      vehicle: z.looseObject({ vin: z.string().optional() }).optional(),
      contact: z.looseObject({ externalId: z.string().optional() }).optional(),
    })
    .optional(),
});
export type EventFile = z.infer<typeof eventSchema>;

/** An event from the text of a file. What is not JSON or no object is refused here, since it would not say much elsewhere. */
export const parseEventFile = (file: string, text: string): EventFile => {
  try {
    return eventSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new AppError('InvalidInput', 'send.file_invalid', `The file ${file} does not hold an event: ${error instanceof SyntaxError ? error.message : 'it is JSON of another form'}. Expected {"type", "timestamp", "data"} as in examples/checkin-start.json.`, { cause: error });
  }
};

/** The event as it is sent: with a new timestamp, and as a new visit, where that is asked for. */
export const prepareEvent = (event: EventFile, wanted: { timestamp: string | undefined; suffix: string | undefined }): EventFile => {
  const timed = wanted.timestamp === undefined ? event : { ...event, timestamp: wanted.timestamp };
  return wanted.suffix === undefined ? timed : withNewIds(timed, wanted.suffix);
};

/** Empty ids stay empty: they mean nothing, and are there to show that. */
const withNewIds = (event: EventFile, suffix: string): EventFile => {
  const { data } = event;
  if (!data) return event;
  const renamed = (id: string | undefined): string | undefined => (id ? `${id}-${suffix}` : id);
  const { checkin, appointment, vehicle, contact } = data;
  return {
    ...event,
    data: {
      ...data,
      ...(checkin ? { checkin: { ...checkin, ...defined({ id: renamed(checkin.id), slug: renamed(checkin.slug) }) } } : {}),
      ...(appointment ? { appointment: { ...appointment, ...defined({ id: renamed(appointment.id) }) } } : {}),
      // A vehicle number has 17 characters: its end makes it another one.
      ...(vehicle ? { vehicle: { ...vehicle, ...defined({ vin: vehicle.vin && vehicle.vin.slice(0, -suffix.length) + suffix.toUpperCase() }) } } : {}),
      ...(contact ? { contact: { ...contact, ...defined({ externalId: renamed(contact.externalId) }) } } : {}),
    },
  };
};

const defined = <T extends Record<string, string | undefined>>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) satisfies Partial<Record<string, unknown>>;
