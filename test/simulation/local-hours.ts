/* The local time of a place by Node's own tables: the code under test uses Temporal, so the two check each other. */

const formats = new Map<string, Intl.DateTimeFormat>();

/** `HH:MM` at a place. */
export const timeAt = (ms: number, zone: string): string => {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
    formats.set(zone, format);
  }
  return format.format(ms);
};

/** From the first minute on, up to but not including the last. */
export const isWithinHours = (ms: number, hours: { from: string; to: string }, zone: string): boolean => {
  const time = timeAt(ms, zone);
  return time >= hours.from && time < hours.to;
};
