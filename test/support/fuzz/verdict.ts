import { type CallerOrUnclear, isGuarded } from './callers.ts';
import type { Call } from './doors.ts';
import type { Answer, Operation } from './operations.ts';
import { ALIAS, FOREIGN_MARK, OTHER_PARTNER, PARTNER, WHATSAPP } from './seeded-world.ts';

/* What is wrong with an answer, whatever was asked. */

/** What no answer may hold: another dealer's data, secrets, stack traces. */
const NEVER = [
  FOREIGN_MARK,
  PARTNER.secret,
  OTHER_PARTNER.secret,
  WHATSAPP.appSecret,
  'node_modules',
  '\n    at ',
  'file://',
];

export type Asked = { operation: Operation; call: Call; caller: CallerOrUnclear; answer: Answer };

/** Undefined when all is well. */
export const complaintAbout = (asked: Asked): string | undefined => {
  const { operation, call, caller, answer } = asked;
  const leak = NEVER.find((secret) => answer.text.includes(secret));
  if (leak !== undefined) return `a leak: the answer holds ${JSON.stringify(leak)}`;
  // Another route answered, or none: what it may say is not this one's document.
  if (isElsewhere(call)) return answer.status >= 500 ? `the status ${answer.status}` : undefined;
  const complaint = operation.complaintAbout(answer);
  if (complaint !== undefined) return complaint;
  if (answer.status >= 300) return refusalComplaint(asked);
  if ((caller === 'stranger' || caller === 'forger') && isGuarded(operation))
    return `${answer.status} for a caller who proved nothing`;
  return operation.body && call.body && fits(operation, delivered(call)) === 'no'
    ? `${answer.status} for a body that the document says is invalid`
    : undefined;
};

/** A body that is as documented, by somebody who may, must not be called invalid. */
const refusalComplaint = ({ operation, call, caller, answer }: Asked): string | undefined =>
  caller === 'rightful' &&
  answer.text.includes('"event.invalid"') &&
  operation.body?.isOpen === false &&
  call.body &&
  fits(operation, delivered(call)) === 'yes'
    ? 'a body that is as documented was refused as invalid'
    : undefined;

/** A part of the path that is empty or holds a slash leads to another route, or to none. */
const isElsewhere = ({ path, params }: Call): boolean =>
  [...path.matchAll(/\{(\w+)\}/g)].some(([, name = '']) => /^$|[/\r\n]/.test(params[name] ?? ''));

/** The body as API Gateway hands it over: what it takes for text and is none comes changed. */
const delivered = ({ body = Buffer.alloc(0), isBase64 }: Call): Buffer =>
  isBase64 ? body : Buffer.from(body.toString('utf8'));

/** Whether a body fits what the document says; `perhaps` where nobody can tell. */
const fits = (operation: Operation, raw: Buffer): 'yes' | 'no' | 'perhaps' => {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw));
  } catch {
    return 'no';
  }
  try {
    const meant = operation.operationId === 'postEvent' ? asMeant(value) : value;
    return operation.body?.isValid(meant) === true ? 'yes' : 'no';
  } catch (error) {
    // Too deep for whoever judges.
    if (error instanceof RangeError) return 'perhaps';
    throw error;
  }
};

/** The document says: empty strings and null mean "nothing", and `type` may be an agreed name. */
const asMeant = (value: unknown): unknown => {
  const meant = withoutNothing(value);
  return typeof meant === 'object' && meant !== null && 'type' in meant && meant.type === ALIAS.theirs
    ? { ...meant, type: ALIAS.ours }
    : meant;
};
const isNothing = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && value.trim() === '');
const withoutNothing = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutNothing);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => !isNothing(inner))
      .map(([name, inner]) => [name, withoutNothing(inner)]),
  );
};
