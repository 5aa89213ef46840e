/**
 * One stable address for everything that runs locally: the emulator's API addresses change with every deployment and are
 * no links for people. Bodies are streamed byte for byte in both directions, because webhook signatures are computed over them.
 */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';

/**
 * Requests whose path starts with `prefix` go to `target` plus the whole path, or are answered by this process itself; the longest
 * matching prefix wins.
 */
export type Route = { prefix: string } & ({ target: string } | { answer: Answer });
type Answer = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

export type Proxy = {
  url: string;
  /** Replaces all routes; requests under way are not affected. */
  setRoutes: (routes: readonly Route[]) => void;
  /** From now on a path without a route is 404 (does not exist) instead of 503 (not started yet). */
  ready: () => void;
  close: () => Promise<void>;
};

/** Headers that belong to one connection and must not be passed on (RFC 9110 §7.6.1), and the two that we write ourselves. */
const notForwarded = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
  'host',
]);

/** Listens on 127.0.0.1 and answers 503 to everything that has no route until `ready()` is called. */
export async function startProxy(options: { port: number; routes?: readonly Route[] }): Promise<Proxy> {
  let routes = sorted(options.routes ?? []);
  let isReady = false;
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '/';
    const route = routes.find(({ prefix }) => covers(prefix, path));
    if (route && 'answer' in route) void route.answer(incoming, outgoing);
    else if (route) forward(incoming, outgoing, new URL(route.target), path);
    else if (isReady) problem(outgoing, 404, 'Not Found', 'Nothing is served at this path.');
    else
      problem(outgoing, 503, 'Starting', 'Kerbside is still starting. Try again in a moment.', {
        'retry-after': '2',
      });
  });
  await listen(server, options.port);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    url: `http://127.0.0.1:${port}`,
    setRoutes: (next) => {
      routes = sorted(next);
    },
    ready: () => {
      isReady = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Starts listening; a port that is taken becomes an error that says what to do. */
function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const busy = 'code' in error && error.code === 'EADDRINUSE';
      const advice = `Port ${port} is already in use: stop the other program or start with PORT=${port + 1} npm start`;
      reject(busy ? new Error(advice, { cause: error }) : error);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}

function sorted(routes: readonly Route[]): Route[] {
  return routes.toSorted((a, b) => b.prefix.length - a.prefix.length);
}

/** Whether a path lies under a prefix, counting whole segments only: `/console` covers `/console/x` but not `/consoles`. */
function covers(prefix: string, path: string): boolean {
  if (!path.startsWith(prefix)) return false;
  const next = path.charAt(prefix.length);
  return prefix.endsWith('/') || next === '' || next === '/' || next === '?';
}

/**
 * Passes one request on and its answer back. Every request uses a new connection: it is as fast as a kept one here
 * (measured), and cannot run into a connection that the emulator has just closed. The path is passed on as it came,
 * because parsing it as a URL would resolve `..` and so reach beyond the target.
 */
function forward(incoming: IncomingMessage, outgoing: ServerResponse, target: URL, path: string): void {
  const { hostname, port, host } = target;
  const upstream = request({
    hostname,
    port,
    path: target.pathname.replace(/\/$/, '') + path,
    method: incoming.method,
    headers: forwardedHeaders(incoming, host),
    agent: false,
  });
  upstream.once('response', (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, passedOn(answer.rawHeaders, answer.headers.connection));
    // An answer that breaks off closes the client's connection too, so that the client notices.
    pipeline(answer, outgoing, () => {});
  });
  upstream.once('error', (error) => {
    if (outgoing.headersSent || outgoing.destroyed) outgoing.destroy();
    else
      problem(outgoing, 502, 'Bad Gateway', `The local service at ${host} did not answer: ${error.message}`);
  });
  // A client that leaves takes its request with it.
  outgoing.once('close', () => upstream.destroy());
  incoming.pipe(upstream);
}

/** The request's headers as they came, plus where they came from. */
function forwardedHeaders(incoming: IncomingMessage, host: string): string[] {
  const { headers, socket } = incoming;
  const before = headers['x-forwarded-for'];
  const from = socket.remoteAddress ?? '127.0.0.1';
  const others = incoming.rawHeaders.flatMap((name, at, all) =>
    at % 2 === 0 && !/^x-forwarded-(for|host|proto)$/i.test(name) ? [name, all[at + 1] ?? ''] : [],
  );
  return [
    ...passedOn(others, headers.connection),
    'host',
    host,
    'x-forwarded-for',
    before === undefined ? from : `${String(before)}, ${from}`,
    'x-forwarded-host',
    headers.host ?? '',
    'x-forwarded-proto',
    'http',
  ];
}

/** Names and values by turns, without those that concern one connection only or that `Connection` names as such. */
function passedOn(rawHeaders: readonly string[], connection = ''): string[] {
  const dropped = new Set([
    ...notForwarded,
    ...connection.split(',').map((name) => name.trim().toLowerCase()),
  ]);
  return rawHeaders.flatMap((name, at) =>
    at % 2 === 0 && !dropped.has(name.toLowerCase()) ? [name, rawHeaders[at + 1] ?? ''] : [],
  );
}

/** Answers with an RFC 9457 problem document. */
function problem(
  outgoing: ServerResponse,
  status: number,
  title: string,
  detail: string,
  headers: Record<string, string> = {},
): void {
  outgoing.writeHead(status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...headers,
  });
  outgoing.end(JSON.stringify({ type: 'about:blank', title, status, detail }));
}
