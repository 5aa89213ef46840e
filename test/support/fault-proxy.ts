import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/*
 * Stands between our functions and AWS and makes what goes wrong on a wire: refusals and failures in the very shapes of
 * each service, connections that break before the call or after it, answers that never come.
 */

/** `after`: AWS has done what was asked, and nobody is told. */
export const FAULTS = ['throttled', 'broken', 'reset before', 'reset after', 'silent after'] as const;
export type Fault = (typeof FAULTS)[number];
export type Service = 'dynamodb' | 'states' | 'secrets' | 'scheduler' | 'email';

type Refusal = { status: number; headers: Record<string, string>; body: object };

/** A service of the JSON protocols names its error in the body. */
const json = (version: '1.0' | '1.1', status: number, type: string, message: string): Refusal => ({
  status,
  headers: { 'content-type': `application/x-amz-json-${version}` },
  body: { __type: type, message },
});
/** A service of the REST protocol names it in a header. */
const rest = (status: number, type: string, message: string): Refusal => ({
  status,
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': type },
  body: { message },
});

const REFUSALS: Record<Service, Record<'throttled' | 'broken', readonly Refusal[]>> = {
  dynamodb: {
    throttled: [
      json(
        '1.0',
        400,
        'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
        'The level of configured provisioned throughput for the table was exceeded.',
      ),
      json(
        '1.0',
        400,
        'com.amazonaws.dynamodb.v20120810#ThrottlingException',
        'Throughput exceeds the current capacity of your table or index.',
      ),
      json(
        '1.0',
        400,
        'com.amazonaws.dynamodb.v20120810#RequestLimitExceeded',
        'Throughput exceeds the current throughput limit for your account.',
      ),
    ],
    broken: [
      json('1.0', 500, 'com.amazonaws.dynamodb.v20120810#InternalServerError', 'Internal server error'),
    ],
  },
  states: {
    throttled: [json('1.0', 400, 'com.amazon.coral.availability#ThrottlingException', 'Rate exceeded')],
    broken: [
      json('1.0', 500, 'com.amazon.coral.service#InternalFailure', 'We encountered an internal error.'),
      json(
        '1.0',
        503,
        'com.amazon.coral.availability#ServiceUnavailableException',
        'Service is unavailable.',
      ),
    ],
  },
  secrets: {
    throttled: [json('1.1', 400, 'ThrottlingException', 'Rate exceeded')],
    broken: [json('1.1', 500, 'InternalServiceError', 'An error occurred on the server side.')],
  },
  scheduler: {
    throttled: [rest(429, 'ThrottlingException', 'Rate exceeded')],
    broken: [
      rest(500, 'InternalServerException', 'Unexpected error encountered while processing the request.'),
    ],
  },
  email: {
    throttled: [rest(429, 'TooManyRequestsException', 'Maximum sending rate exceeded.')],
    broken: [rest(500, 'InternalFailure', 'We encountered an internal error.')],
  },
};

/**
 * One call in how many goes wrong: 8 means that of each eight calls one does, whichever it is. So a service that is called
 * seldom has its share of faults too, whatever the seed.
 */
export type OneIn = Record<Service, number>;

export type FaultProxy = {
  url: string;
  /** How often each fault happened: `dynamodb reset after`. */
  counts: ReadonlyMap<string, number>;
  /** How many calls of each service came, repetitions not counted. */
  calls: ReadonlyMap<Service, number>;
  close: () => Promise<void>;
};

/** What the SDK calls its repetitions by: all tries of one call have the same. */
const INVOCATION = 'amz-sdk-invocation-id';

/** Faults are dealt from shuffled packs, so that each has its turn soon. A call that is never answered costs its time limit: it is in every other pack. */
const PACKS: readonly (readonly Fault[])[] = [FAULTS, FAULTS.filter((fault) => fault !== 'silent after')];

export type FaultProxyOptions = {
  target: string;
  seed: number;
  /** A service that is not named never goes wrong. */
  oneIn: Partial<OneIn>;
  /** What may go wrong, by turns; everything, if not given. */
  faults?: readonly Fault[];
  /** How many tries of one call go wrong at most, one after the other. The SDK makes three, so that two only delay a call. */
  longest?: number;
};

export const startFaultProxy = async (options: FaultProxyOptions): Promise<FaultProxy> => {
  const { target, oneIn, longest = 3 } = options;
  const packs = options.faults ? [options.faults] : PACKS;
  const random = randomFrom(options.seed);
  const counts = new Map<string, number>();
  const calls = new Map<Service, number>();
  const decks = new Map<Service, Fault[]>();
  /** How many tries of a call still go wrong. */
  const plans = new Map<string, number>();
  /** The calls of the present round that are still to come: true for the one that goes wrong. */
  const rounds = new Map<Service, boolean[]>();

  const deal = (service: Service): Fault => {
    const deck = decks.get(service) ?? [];
    if (deck.length === 0) deck.push(...packs.flatMap((pack) => shuffled(pack, random)));
    decks.set(service, deck);
    return deck.shift() ?? 'broken';
  };
  const isUnlucky = (service: Service): boolean => {
    const size = oneIn[service];
    if (size === undefined) return false;
    const round = rounds.get(service) ?? [];
    if (round.length === 0)
      round.push(
        ...shuffled(
          Array.from({ length: size }, (_, index) => index === 0),
          random,
        ),
      );
    rounds.set(service, round);
    return round.shift() ?? false;
  };
  const plan = (service: Service): number => {
    calls.set(service, (calls.get(service) ?? 0) + 1);
    if (!isUnlucky(service)) return 0;
    // Mostly one try fails; now and then as many as may.
    return random() < 0.8 ? 1 : longest;
  };
  const next = (incoming: IncomingMessage, service: Service): Fault | undefined => {
    const id = String(incoming.headers[INVOCATION] ?? '');
    const failing = plans.get(id) ?? plan(service);
    plans.set(id, failing - 1);
    if (failing <= 0) return undefined;
    const fault = deal(service);
    counts.set(`${service} ${fault}`, (counts.get(`${service} ${fault}`) ?? 0) + 1);
    return fault;
  };

  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const service = serviceOf(incoming);
      const fault = service && next(incoming, service);
      const body = Buffer.concat(chunks);
      if (service === undefined || fault === undefined)
        forward(target, incoming, body, (answer) => answer(outgoing));
      else if (fault === 'throttled' || fault === 'broken')
        refuse(outgoing, pick(REFUSALS[service][fault], random));
      else if (fault === 'reset before') incoming.socket.destroy();
      else forward(target, incoming, body, () => fault === 'reset after' && incoming.socket.destroy());
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    calls,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};

/** The variables by which the SDK of a function finds its services at the proxy. */
export const throughProxy = (url: string): Record<string, string> =>
  Object.fromEntries(
    ['DYNAMODB', 'SFN', 'SECRETS_MANAGER', 'SCHEDULER', 'SESV2'].map((service) => [
      `AWS_ENDPOINT_URL_${service}`,
      url,
    ]),
  );

/** Undefined for what is none of ours to break. */
const serviceOf = ({ headers, url = '' }: IncomingMessage): Service | undefined => {
  const target = String(headers['x-amz-target'] ?? '');
  if (target.startsWith('DynamoDB_')) return 'dynamodb';
  if (target.startsWith('AWSStepFunctions.')) return 'states';
  if (target.startsWith('secretsmanager.')) return 'secrets';
  if (url.startsWith('/schedules')) return 'scheduler';
  return url.startsWith('/v2/email/') ? 'email' : undefined;
};

const refuse = (outgoing: ServerResponse, { status, headers, body }: Refusal): void => {
  outgoing.writeHead(status, { ...headers, 'x-amzn-requestid': crypto.randomUUID() });
  outgoing.end(JSON.stringify(body));
};

/** Asks AWS and hands its whole answer over; `done` decides whether anybody hears of it. */
const forward = (
  target: string,
  incoming: IncomingMessage,
  body: Buffer,
  done: (answer: (outgoing: ServerResponse) => void) => void,
): void => {
  const { hostname, port, host } = new URL(target);
  const upstream = request(
    {
      hostname,
      port,
      path: incoming.url,
      method: incoming.method,
      headers: { ...incoming.headers, host, connection: 'close' },
      agent: false,
    },
    (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        done((outgoing) => {
          const { connection: _connection, 'transfer-encoding': _encoding, ...headers } = answer.headers;
          outgoing.writeHead(answer.statusCode ?? 502, headers);
          outgoing.end(Buffer.concat(chunks));
        }),
      );
    },
  );
  upstream.on('error', () => incoming.socket.destroy());
  upstream.end(body);
};

/** The same numbers for the same seed (mulberry32). */
const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};
const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)]!;
const shuffled = <T>(list: readonly T[], random: () => number): T[] =>
  list
    .map((value) => ({ value, order: random() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ value }) => value);
