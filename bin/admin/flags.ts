import { AppError } from '../../shared/kernel/app-error.ts';

/** One flag of a command: its name, where its value goes in the command, and what it says in the help. */
export type Flag = {
  /** Without the two hyphens. */
  name: string;
  /** The path in the command, such as `settings.zone`. */
  to: string;
  says: string;
  /** What stands for the value in the help, such as `ID`. Absent: the flag takes no value, giving it means yes. */
  value?: string;
  /** May be given more than once. */
  many?: boolean;
  /** The value from its text. Absent: the text itself. */
  read?: (text: string) => unknown;
};

const wrong = (got: string, expected: string): AppError =>
  new AppError('InvalidInput', 'admin.flag_invalid', `got "${got}", expected ${expected}`);

export const readYesNo = (text: string): boolean => {
  if (text === 'yes' || text === 'no') return text === 'yes';
  throw wrong(text, 'yes or no');
};

export const readNumber = (text: string): number => {
  if (/^-?\d+$/.test(text)) return Number(text);
  throw wrong(text, 'a whole number');
};

/** `08:00-21:00`, or `none`. What is a time is for the command to say. */
export const readHours = (text: string): { from: string; to: string } | null => {
  if (text === 'none') return null;
  const [from = '', to = '', ...rest] = text.split('-');
  if (from !== '' && to !== '' && rest.length === 0) return { from, to };
  throw wrong(text, 'hours such as 08:00-21:00, or none');
};

/** `00027/01` as dealer and location. */
export const readPlace = (text: string): { dealerId: string; locationId: string } => {
  const [dealerId = '', locationId = '', ...rest] = text.split('/');
  if (dealerId !== '' && locationId !== '' && rest.length === 0) return { dealerId, locationId };
  throw wrong(text, 'a dealer and a location such as 00027/01');
};

/** `theirs=ours`. */
export const readPair = (text: string): Record<string, string> => {
  const at = text.lastIndexOf('=');
  if (at > 0 && at < text.length - 1) return { [text.slice(0, at)]: text.slice(at + 1) };
  throw wrong(text, 'two names such as tjekvik.checkin.invite=checkin.start');
};

/** `none`, for what can be taken away. */
export const readOrNone = (text: string): string | null => (text === 'none' ? null : text);

/** The command that the flags describe, on top of what a file said. */
export const commandFromFlags = (
  flags: readonly Flag[],
  given: Readonly<Record<string, readonly string[] | boolean | undefined>>,
  file: Record<string, unknown>,
): Record<string, unknown> => {
  const command = structuredClone(file);
  for (const flag of flags) {
    const texts = given[flag.name];
    if (texts === undefined) continue;
    const values = texts === true || texts === false ? [texts] : texts.map((text) => readValue(flag, text));
    setAt(command, flag.to.split('.'), flag.many ? combined(flag, values) : values.at(-1));
  }
  return command;
};

const readValue = (flag: Flag, text: string): unknown => {
  try {
    return flag.read ? flag.read(text) : text;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError('InvalidInput', error.code, `--${flag.name}: ${error.message}.`);
  }
};

/** Pairs become one record, everything else a list. */
const combined = (flag: Flag, values: readonly unknown[]): unknown =>
  flag.read === readPair ? values.filter(isRecord).reduce((all, pair) => ({ ...all, ...pair }), {}) : values;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const setAt = (
  target: Record<string, unknown>,
  [name = '', ...rest]: readonly string[],
  value: unknown,
): void => {
  if (rest.length === 0) {
    target[name] = value;
    return;
  }
  const inner = target[name];
  const next = isRecord(inner) ? inner : {};
  target[name] = next;
  setAt(next, rest, value);
};
