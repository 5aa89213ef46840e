/** Zones that were asked about: only those that exist, of which there are some hundreds. */
const known = new Set<string>();

/** True for a zone of the IANA database, such as `Europe/Berlin`. */
export const isZone = (zone: string): boolean => {
  if (known.has(zone)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions();
    known.add(zone);
    return true;
  } catch {
    return false;
  }
};
