import { deflateSync, crc32 } from 'node:zlib';

/* Pictures for logos, and forms with them, as a browser sends them. */

const chunk = (name: string, data: Uint8Array): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const named = Buffer.concat([Buffer.from(name), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
};

/** A PNG of one colour; of a size, if need be, by bytes behind its end. */
export const png = (
  { width, height, rgb }: { width: number; height: number; rgb: [number, number, number] },
  bytes = 0,
): Uint8Array<ArrayBuffer> => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const row = Buffer.concat([Buffer.from([0]), ...Array.from({ length: width }, () => Buffer.from(rgb))]);
  const picture = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))),
    chunk('IEND', new Uint8Array()),
  ]);
  return new Uint8Array(Buffer.concat([picture, Buffer.alloc(Math.max(0, bytes - picture.length))]));
};

export const PICTURE = png({ width: 120, height: 40, rgb: [200, 30, 30] });

/** A form as it is sent: with a file in parts, else as most forms. */
export const sentForm = async (
  form: Record<string, string> = {},
  file?: Uint8Array<ArrayBuffer>,
): Promise<{ type: string; body: Buffer }> => {
  if (!file)
    return {
      type: 'application/x-www-form-urlencoded',
      body: Buffer.from(new URLSearchParams(form).toString()),
    };
  const parts = new FormData();
  for (const [name, value] of Object.entries(form)) parts.set(name, value);
  parts.set('file', new Blob([file]), 'logo.png');
  const sent = new Response(parts);
  return {
    type: sent.headers.get('content-type') ?? '',
    body: Buffer.from(await sent.arrayBuffer()),
  };
};
