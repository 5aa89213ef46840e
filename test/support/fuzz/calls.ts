import fc from 'fast-check';
import { sha256Hex } from '../../../shared/kernel/digest.ts';
import { brokenBytes, brokenValue, oddBody, toJson, validBody } from './bodies.ts';
import { asCaller, type Caller, type CallerOrUnclear } from './callers.ts';
import type { Call } from './doors.ts';
import { ODD_PARTS, ODD_TEXTS } from './oddities.ts';
import type { Operation } from './operations.ts';
import { type Known, PROPERTIES, samplesFor } from './samples.ts';

/* Whole calls for an operation, of four kinds. */

/** `valid`: as documented. `odd`: as documented, and strange. `broken`: a body that is not. `raw`: anything that HTTP can carry. */
const KINDS = ['valid', 'odd', 'broken', 'raw'] as const;
export type Kind = (typeof KINDS)[number];
export type Drawn = { call: Call; caller: CallerOrUnclear; [fc.toStringMethod]: () => string };

/** A counterexample that a person can read: bodies as text, and not all of a long one. */
const drawn = (call: Call, caller: CallerOrUnclear): Drawn => ({
  call,
  caller,
  [fc.toStringMethod]: () => {
    const { body, ...rest } = call;
    const text = body?.toString() ?? '';
    const long = text.length > 1500 ? ` … (${body?.length} bytes)` : '';
    return `${caller} ${JSON.stringify(rest)} ${text.slice(0, 1500)}${long}`;
  },
});

/** An operation without a body has none to be odd or broken. */
export const kindsOf = ({ body }: Operation): readonly Kind[] => (body ? KINDS : ['valid', 'raw']);

export const callsFor = (operation: Operation, kind: Kind, known: Known): fc.Arbitrary<Drawn> => {
  if (kind === 'raw') return rawCall(operation, known);
  const { body } = operation;
  return fc
    .record({
      call: fc.record({
        method: fc.constant(operation.method),
        path: fc.constant(operation.path),
        params: paramsFor(operation, known),
        query: queryFor(operation, known),
        headers: headersFor(operation),
        body: body ? bodyFor(operation, kind) : fc.constant(undefined),
        isBase64: fc.boolean(),
        isDecoded: fc.boolean(),
      }),
      caller: fc.constantFrom<Caller>(
        ...Array.from({ length: 8 }, () => 'rightful' as const),
        'stranger',
        'forger',
      ),
    })
    .map(({ call: { body: bytes, ...call }, caller }) =>
      drawn(asCaller(operation, bytes ? { ...call, body: bytes } : call, caller), caller),
    );
};

const bodyFor = (operation: Operation, kind: Kind): fc.Arbitrary<Buffer> => {
  const { body } = operation;
  if (!body) return fc.constant(Buffer.alloc(0));
  const valid = validBody(body, samplesFor(operation), PROPERTIES);
  if (kind === 'valid') return valid.map((value) => Buffer.from(toJson(value)));
  if (kind === 'odd') return oddBody(body, valid).map((value) => Buffer.from(toJson(value)));
  const broken = brokenValue(valid);
  return fc.oneof(
    { weight: 2, arbitrary: broken.map((value) => Buffer.from(toJson(value))) },
    { weight: 1, arbitrary: brokenBytes(fc.oneof(valid, broken)) },
  );
};

const paramsFor = ({ parameters }: Operation, known: Known): fc.Arbitrary<Record<string, string>> =>
  fc.record(
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === 'path')
        .map(({ name }) => [name, fc.constantFrom(...(known[name] ?? ['a']))]),
    ),
  );

const queryFor = ({ parameters }: Operation, known: Known): fc.Arbitrary<string> => {
  const names = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  const pairs = names.map((name) =>
    fc
      .option(fc.constantFrom(...(known[name] ?? ['a'])), { freq: 2 })
      .map((value) => (value === null ? '' : `${name}=${encodeURIComponent(value)}`)),
  );
  return fc.tuple(...pairs).map((all) => all.filter((pair) => pair !== '').join('&'));
};

/** Ids as documented: mostly new ones, some that were used before. */
const eventId = fc.oneof(
  { weight: 9, arbitrary: fc.stringMatching(/^[A-Za-z0-9_.:~-]{8,40}$/) },
  { weight: 1, arbitrary: fc.constantFrom('msg_used', 'msg_again') },
);

const headersFor = ({ parameters }: Operation): fc.Arbitrary<Record<string, string>> =>
  parameters.some(({ name }) => name === 'webhook-id')
    ? eventId.map((id) => ({ 'content-type': 'application/json', 'webhook-id': id }))
    : fc.constant({ 'content-type': 'application/json' });

const CONTENT_TYPES = [
  'application/json',
  'application/json; charset=latin1',
  'text/plain',
  'application/xml',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  '',
  'x',
];
const HEADERS = [
  'webhook-id',
  'webhook-timestamp',
  'webhook-signature',
  'x-hub-signature-256',
  'authorization',
  'cookie',
  'content-length',
  'content-encoding',
  'x-amz-sns-message-type',
  '__proto__',
  'host',
];

const rawCall = (operation: Operation, known: Known): fc.Arbitrary<Drawn> => {
  const part = fc.oneof(
    fc.constantFrom(...ODD_PARTS),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(...Object.values(known).flat()),
  );
  // Where nothing stands behind the last slash it is the address of a list.
  const partAt = (name: string) =>
    operation.path.endsWith(`{${name}}`) ? part.filter((value) => value !== '') : part;
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const text = fc.oneof(
    fc.constantFrom(...ODD_TEXTS),
    fc.string({ maxLength: 80 }),
    fc.constantFrom('v1,AAAA', 'v1, v1', 'Bearer ', 'Bearer fuzz-key fuzz-key', `sha256=${sha256Hex('')}`),
  );
  return fc
    .record({
      params: fc.record(
        Object.fromEntries(
          names.map((name) => [name, fc.oneof(partAt(name), fc.constantFrom(...(known[name] ?? ['a'])))]),
        ),
      ),
      query: fc.oneof(
        fc.constant(''),
        part.map((value) => `cursor=${encodeURIComponent(value.toWellFormed())}`),
        fc.constantFrom(...(known['cursor'] ?? ['a'])).map((cursor) => `cursor=${cursor}&cursor=x`),
        fc.string({ maxLength: 100 }),
        fc.constantFrom(
          '%zz',
          'a&a&a=&=',
          `cursor=${'A'.repeat(8000)}`,
          'hub.mode=subscribe',
          '__proto__=1&constructor=2',
          'cursor=%00',
          'cursor=%ED%A0%80',
        ),
      ),
      headers: fc.tuple(
        fc.dictionary(fc.constantFrom(...HEADERS), text, { maxKeys: 4 }),
        fc.option(fc.constantFrom(...CONTENT_TYPES)),
      ),
      body: fc.option(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
          brokenBytes(fc.jsonValue()),
          fc.string({ unit: 'binary' }).map((value) => Buffer.from(value)),
        ),
      ),
      isBase64: fc.boolean(),
      isDecoded: fc.boolean(),
      caller: fc.constantFrom<Caller | 'nobody'>('rightful', 'rightful', 'stranger', 'forger', 'nobody'),
      isBent: fc.boolean(),
    })
    .map(({ headers: [odd, type], body, caller, isBent, ...rest }) => {
      const call: Call = {
        ...rest,
        method: operation.method,
        path: operation.path,
        headers: { ...odd, ...(type === null ? {} : { 'content-type': type }) },
        ...(body === null ? {} : { body }),
      };
      if (caller === 'nobody') return drawn(call, 'unclear');
      const proven = asCaller(operation, call, caller);
      if (!isBent) return drawn(proven, caller);
      // The proof is there, and some of the odd headers and parts stand in its way again.
      return drawn({ ...proven, headers: { ...proven.headers, ...odd }, params: rest.params }, 'unclear');
    });
};
