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
    throw new AppError(
      'InvalidInput',
      'send.file_invalid',
      `The file ${file} does not hold an event: ${error instanceof SyntaxError ? error.message : 'it is JSON of another form'}. Expected {"type", "timestamp", "data"} as in examples/checkin-start.json.`,
      { cause: error },
    );
  }
};

/** The event as it is sent: with a new timestamp, and as a new visit, where that is asked for. */
export const prepareEvent = (
  event: EventFile,
  wanted: { timestamp: string | undefined; suffix: string | undefined },
): EventFile => {
  const timed = wanted.timestamp === undefined ? event : { ...event, timestamp: wanted.timestamp };
  return wanted.suffix === undefined ? timed : withNewIds(timed, wanted.suffix);
};

/** Ids that are absent or empty stay so: they mean nothing, and are there to show that. */
const withNewIds = (event: EventFile, suffix: string): EventFile => {
  const { data } = event;
  if (!data) return event;
  const renamed = (name: string, id: string | undefined) => (id ? { [name]: `${id}-${suffix}` } : {});
  const { checkin, appointment, vehicle, contact } = data;
  return {
    ...event,
    data: {
      ...data,
      ...(checkin
        ? { checkin: { ...checkin, ...renamed('id', checkin.id), ...renamed('slug', checkin.slug) } }
        : {}),
      ...(appointment ? { appointment: { ...appointment, ...renamed('id', appointment.id) } } : {}),
      // A vehicle number has 17 characters: another end makes it another one.
      ...(vehicle?.vin
        ? { vehicle: { ...vehicle, vin: vehicle.vin.slice(0, -suffix.length) + suffix.toUpperCase() } }
        : {}),
      ...(contact ? { contact: { ...contact, ...renamed('externalId', contact.externalId) } } : {}),
    },
  };
};
