import { readFile } from 'node:fs/promises';
import { AppError } from '../../shared/kernel/app-error.ts';

/** A file of the operator's, or an error that says which one cannot be read. */
export const readTextFile = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: unknown) => {
    throw new AppError(
      'InvalidInput',
      'admin.file_unreadable',
      `The file ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    );
  });
