import { AppError } from '../../shared/kernel/app-error.ts';

/** `check-in-invite:de:check_in_invite:de` or with `:pending` at the end. What is a purpose or a status is for the command to say. */
export const readTemplate = (text: string): Record<string, string> => {
  const [purpose = '', language = '', name = '', code = '', status = 'approved', ...rest] = text.split(':');
  if ([purpose, language, name, code].every((part) => part !== '') && rest.length === 0)
    return { purpose, language, name, code, status };
  throw new AppError(
    'InvalidInput',
    'admin.flag_invalid',
    `got "${text}", expected PURPOSE:LANGUAGE:NAME:CODE such as check-in-invite:de:check_in_invite:de, optionally with :STATUS`,
  );
};

/** `check-in-invite:de`. */
export const readRemovedTemplate = (text: string): Record<string, string> => {
  const [purpose = '', language = '', ...rest] = text.split(':');
  if (purpose !== '' && language !== '' && rest.length === 0) return { purpose, language };
  throw new AppError(
    'InvalidInput',
    'admin.flag_invalid',
    `got "${text}", expected PURPOSE:LANGUAGE such as check-in-invite:de`,
  );
};
