import { sameSecret } from '../../shared/kernel/digest.ts';
import type { Application } from './accounts.ts';
import { identitySchema } from './bulkgate-api.ts';
import type { Sandbox } from './sandbox.ts';
import { applications } from './sandbox-store.ts';

/** The application that a call to BulkGate comes from; undefined when its access data is missing, unknown or wrong. */
export const identifyApplication = async (deps: Sandbox, body: unknown): Promise<Application | undefined> => {
  const identity = identitySchema.safeParse(body).data;
  const application =
    identity && (await applications.get(deps.table, { applicationId: identity.application_id }));
  return application && sameSecret(identity.application_token, application.applicationToken)
    ? application
    : undefined;
};
