import { bulkGateCredit, bulkGateError } from './bulkgate-api.ts';
import type { VendorAnswer } from './graph-api.ts';
import { identifyApplication } from './identify-application.ts';
import type { Sandbox } from './sandbox.ts';

/** Plays BulkGate's `POST /api/1.0/simple/info`: the balance of the account (S1.9). */
export const tellCredit = async (deps: Sandbox, command: { body: unknown }): Promise<VendorAnswer> => {
  const application = await identifyApplication(deps, command.body);
  return application
    ? bulkGateCredit(application.applicationId, deps.now())
    : bulkGateError('unknown_identity');
};
