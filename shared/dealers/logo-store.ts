import * as z from 'zod';
import { DAY_SECONDS, epochSeconds } from '../kernel/instant.ts';
import { LOGO } from '../table/access-patterns/tenancy.ts';
import { defineEntity } from '../table/entity.ts';
import { logoFileSchema } from './logo-file.ts';

/** Mails that were sent before still show the former logo; after a quarter of a year few of them are looked at any more. */
const KEPT_DAYS_AFTER = 90;

const logoSchema = z.object({
  file: logoFileSchema,
  /** The level that it was uploaded for, such as `dealer/00027`. */
  owner: z.string(),
  /** The picture, in base64. */
  picture: z.string(),
  /** When the level took another one, or none. */
  replacedAt: z.string().optional(),
});

/** The pictures of logos, under the names that settings give them. */
export const logos = defineEntity({
  name: 'logo',
  schemaNumber: 1,
  shape: logoSchema,
  key: LOGO,
  keyParts: ({ file }) => ({ file }),
  privacy: { class: 'configuration', holds: 'the logo of a network, a dealer or a location' },
  expires: ({ replacedAt }) =>
    replacedAt === undefined ? undefined : epochSeconds(replacedAt) + KEPT_DAYS_AFTER * DAY_SECONDS,
});
