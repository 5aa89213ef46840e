import { logos } from '../dealers/logo-store.ts';
import { logoFileSchema } from '../dealers/logo-file.ts';
import { logoType } from '../dealers/logo.ts';
import type { Table } from '../table/table.ts';
import type { HttpReply } from './http.ts';

/** Its name follows from its bytes. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The picture of a name; undefined for a name that is none of ours. */
export const logoAsset = async (table: Table, file: string): Promise<HttpReply | undefined> => {
  if (!logoFileSchema.safeParse(file).success) return undefined;
  const logo = await logos.get(table, { file }, { consistent: false });
  const contentType = logoType(file);
  if (!logo || contentType === undefined) return undefined;
  return {
    status: 200,
    body: Buffer.from(logo.picture, 'base64'),
    contentType,
    // A picture, whoever looks at it by itself.
    headers: { 'cache-control': FOR_EVER, 'content-security-policy': "default-src 'none'" },
  };
};
