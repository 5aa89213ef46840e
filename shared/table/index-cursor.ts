import { AppError } from '../kernel/app-error.ts';
import { parseKey } from './key-template.ts';
import { canExist } from './table.ts';

/** Where the page before ended in a list of the index, as a caller sends it back. Errors: InvalidInput `page.cursor_invalid` for what is no place in this list. */
export const readIndexCursor = (template: string, text: string | undefined): string | undefined => {
  if (text === undefined) return undefined;
  if (canExist({ pk: '', sk: text }) && isKey(template, text)) return text;
  throw new AppError(
    'InvalidInput',
    'page.cursor_invalid',
    'The page cursor is not one that we gave out for this list; start again without it.',
  );
};

const isKey = (template: string, text: string): boolean => {
  try {
    return parseKey(template, text) !== undefined;
  } catch {
    // A percent sign with nothing behind it.
    return false;
  }
};
