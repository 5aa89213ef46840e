/* Hours in a form: two fields, of which a browser sends 08:00 or 08:00:00. */

type Form = Readonly<Record<string, string>>;
export type HoursNames = { from: string; to: string };

/** The names of the fields that hours stand in. */
export const hoursNames = (name: string): HoursNames => ({ from: `${name}.from`, to: `${name}.to` });

/** The hours as they were typed; undefined where the form has no field for them. */
export const hoursIn = (form: Form, { from, to }: HoursNames): HoursNames | undefined =>
  form[from] === undefined ? undefined : { from: form[from].slice(0, 5), to: (form[to] ?? '').slice(0, 5) };
