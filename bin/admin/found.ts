import { AppError } from '../../shared/kernel/app-error.ts';
import type { Outcome } from './command.ts';

/** What was read, or an error that says what there is not. */
export const found = <T>(what: string, value: T | undefined): T => {
  if (value !== undefined) return value;
  throw new AppError(
    'NotFound',
    'admin.not_found',
    `There is no ${what} on this stage. Ids keep leading zeros; expected one that was saved before. Check the id and --stage.`,
  );
};

/** An item as it is stored, for people as indented JSON. */
export const show = (item: object): Outcome => {
  const data = Object.fromEntries(
    Object.entries(item).filter(([name]) => name !== 'version' && name !== 'apiKeyDigest'),
  );
  return { lines: [JSON.stringify(data, null, 2)], data };
};
