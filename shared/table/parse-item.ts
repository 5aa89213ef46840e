import * as z from 'zod';
import { AppError } from '../kernel/app-error.ts';
import type { Item } from './table.ts';

const itemSchema = z.looseObject({
  pk: z.string(),
  sk: z.string(),
  entity: z.string(),
  schema: z.number(),
  version: z.number(),
  updatedAt: z.string(),
  gsi1pk: z.string().optional(),
  gsi1sk: z.string().optional(),
  gsi2pk: z.string().optional(),
  gsi2sk: z.string().optional(),
  expiresAt: z.number().optional(),
}) satisfies z.ZodType<Item>;

/** An item as DynamoDB gave it, or a defect when something foreign lies in the table. */
export const parseItem = (value: unknown): Item => {
  const parsed = itemSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError(
    'Defect',
    'table.foreign_item',
    'An item of the table lacks entity, schema, version or updatedAt; it was not written by this system.',
  );
};
