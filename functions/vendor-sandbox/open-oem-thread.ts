import { digestId } from '../../shared/kernel/digest.ts';
import type { HttpReply } from '../../shared/web/http.ts';
import type { OemClient } from './accounts.ts';
import { ownerOf } from './magic-vehicles.ts';
import { eligibilitySchema, oemProblem, oemReply, openThreadSchema } from './oem-api.ts';
import type { Sandbox } from './sandbox.ts';
import { oemThreads } from './sandbox-store.ts';

/** Why the owner of a vehicle cannot be reached in the app; undefined when they can. */
const obstacleOf = (vin: string): string | undefined => {
  const owner = ownerOf(vin);
  return owner ? owner.behaviour.why : 'VIN_NOT_MAPPED';
};

/** Plays `POST /eligibility`. */
export const checkEligibility = (body: unknown): HttpReply => {
  const parsed = eligibilitySchema.safeParse(body);
  if (!parsed.success) return oemProblem(400, 'Expected vin and dealerId.');
  const reason = obstacleOf(parsed.data.vin);
  return oemReply(200, { reachable: reason === undefined, reason: reason ?? null });
};

/** Plays `POST /threads`: one thread for each that the client has of its own, and for each vehicle. */
export const openOemThread = async (
  deps: Sandbox,
  { client: { clientId }, body }: { client: OemClient; body: unknown },
): Promise<HttpReply> => {
  const parsed = openThreadSchema.safeParse(body);
  if (!parsed.success) return oemProblem(400, 'Expected dealerId, vin, subject and externalThreadId.');
  const { vin, subject, externalThreadId } = parsed.data;
  const obstacle = obstacleOf(vin);
  if (obstacle !== undefined)
    return oemProblem(422, `The owner of the vehicle cannot be reached (${obstacle}).`, {
      code: obstacle === 'NO_CONSENT' ? 'CONSENT_MISSING' : 'CUSTOMER_NOT_REACHABLE',
    });
  const threadId = `th${digestId(clientId, externalThreadId, vin)}`;
  const now = deps.now();
  const isNew = await oemThreads.createOnce(
    deps.table,
    { threadId, clientId, vin, subject, openedAt: now },
    now,
  );
  return oemReply(isNew ? 201 : 409, { threadId });
};
