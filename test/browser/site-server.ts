import { createServer } from 'node:http';
import type { SiteWorld } from '../unit/customer-site/site-world.ts';

/** The pages on a loopback port, through the real handler. */
export const serveSite = async (world: () => SiteWorld): Promise<{ url: string; requests: string[]; close: () => Promise<void> }> => {
  const requests: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { pathname, search } = new URL(incoming.url ?? '/', 'http://127.0.0.1');
      const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
      requests.push(`${incoming.method} ${pathname}`);
      const body = Buffer.concat(chunks);
      void world()
        .call({ method: incoming.method ?? 'GET', path: pathname, query: search.slice(1), headers, ...(body.length > 0 ? { body } : {}) })
        .then((reply) => {
          outgoing.writeHead(reply.status, Object.fromEntries(Object.entries(reply.headers).map(([name, value]) => [name, String(value)])));
          outgoing.end(reply.body);
        });
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no address');
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
