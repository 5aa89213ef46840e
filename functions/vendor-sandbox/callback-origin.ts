import { AppError } from '../../shared/kernel/app-error.ts';

/** A stage on the internet lets receipts go to its own doors only, so that nobody makes it call other hosts. */
export const requireAllowedCallback = (allowedOrigin: string | undefined, url: string): void => {
  if (allowedOrigin === undefined || new URL(url).origin === new URL(allowedOrigin).origin) return;
  throw new AppError(
    'InvalidInput',
    'sandbox.callback_not_allowed',
    `Receipts of this stage go to ${new URL(allowedOrigin).origin} only; got ${new URL(url).origin}.`,
  );
};
