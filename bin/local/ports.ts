import { createServer } from 'node:net';

/** Whether nothing listens on a port of this machine's loopback interface. */
export function isPortFree(port: number): Promise<boolean> {
  return listenBriefly(port).then(
    () => true,
    () => false,
  );
}

/** A port that is free now: the preferred one if possible, otherwise any. */
export async function findFreePort(preferred = 0): Promise<number> {
  return listenBriefly(preferred).catch(() => listenBriefly(0));
}

/** Opens a port on 127.0.0.1, closes it again and returns its number. */
function listenBriefly(port: number): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolvePort(typeof address === 'object' && address !== null ? address.port : port));
    });
  });
}
