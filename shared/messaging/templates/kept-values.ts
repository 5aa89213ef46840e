import { isVariableName, VARIABLE_NAMES, type VariableName, variableOf } from './variables.ts';

/* What a message keeps of its variables. */

/** What a message of an earlier version called its variables; it kept the appointment written out already. */
const FORMER_NAMES: Readonly<Record<string, VariableName>> = {
  firstName: 'customer.first_name',
  locationName: 'location.name',
  appointmentAt: 'appointment.starts_at',
  vehicle: 'car.title',
};
const KEPT_NAMES = new Map<string, VariableName>(
  VARIABLE_NAMES.flatMap((name) => {
    const { kept } = variableOf(name);
    return kept === undefined ? [] : [[kept, name]];
  }),
);

/** The values of variables as a message keeps them: under short names, none empty. */
export const toKept = (values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      (isVariableName(name) ? variableOf(name).kept : undefined) ?? name,
      value,
    ]),
  );

/** The values that a message keeps, or kept in an earlier version, under the names that texts use. */
export const fromKept = (kept: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(kept).map(([name, value]) => [KEPT_NAMES.get(name) ?? FORMER_NAMES[name] ?? name, value]),
  );

/** Of all that is known the values of these variables, none empty. */
export const valuesOf = (
  names: readonly VariableName[],
  known: Readonly<Partial<Record<VariableName, string | undefined>>>,
): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = known[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
