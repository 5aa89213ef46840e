import { createServer } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { apiEvent, context } from '../support/api-event.ts';

type Handler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

export type LoopbackServer = { url: string; requests: string[]; close: () => Promise<void> };

/** A function of ours on a loopback port, called as API Gateway calls it. `requests` are those that came in. */
export const serveHandler = async (handlerOf: () => Handler): Promise<LoopbackServer> => {
  const requests: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { pathname, search } = new URL(incoming.url ?? '/', 'http://127.0.0.1');
      const headers = Object.fromEntries(
        Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
      );
      const method = incoming.method ?? 'GET';
      const body = Buffer.concat(chunks);
      requests.push(`${method} ${pathname}`);
      void handlerOf()(
        apiEvent({
          method,
          path: pathname,
          query: search.slice(1),
          headers,
          ...(body.length > 0 ? { body } : {}),
        }),
        context,
      ).then((reply) => {
        outgoing.writeHead(reply.statusCode ?? 500, {
          ...Object.fromEntries(
            Object.entries(reply.headers ?? {}).map(([name, value]) => [name, String(value)]),
          ),
          ...(reply.cookies ? { 'set-cookie': reply.cookies } : {}),
        });
        outgoing.end(reply.body ?? '', reply.isBase64Encoded ? 'base64' : 'utf8');
      });
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no address.');
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
