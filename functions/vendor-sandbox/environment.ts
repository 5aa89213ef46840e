import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';

/* The environment of the sandbox's functions; its schemas lie with those of all other functions, because `lib/` types its constructs by them. */

export const sandboxApiEnvironment = ENVIRONMENTS['vendor-sandbox/api'];

export const deliverReceiptsEnvironment = ENVIRONMENTS['vendor-sandbox/deliver-receipts'];
