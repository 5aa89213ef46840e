import {
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type * as z from 'zod';
import type { PlanChange } from '../../shared/conversations/conversation.ts';
import { conversationViewSchema } from '../../shared/events/describe-conversation.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import {
  type VisitMessagesView,
  visitMessagesSchema,
} from '../../shared/planning/describe-visit-messages.ts';
import { localRegion } from '../local/emulator.ts';
import { reach } from './partner-client.ts';
import type { Sandbox } from './sandbox-file.ts';

/** Signs a member of the staff in, as the console will, and answers the token that the staff's doors take. */
export const signIn = async (
  { endpoint, staffPool, staff }: Pick<Sandbox, 'endpoint' | 'staffPool' | 'staff'>,
  email: string,
): Promise<string> => {
  const { password = '' } = staff.find((member) => member.email === email) ?? {};
  // Who signs in has nothing yet; the client asks for something all the same.
  const credentials = { accessKeyId: 'none', secretAccessKey: 'none' };
  const client = new CognitoIdentityProviderClient({ endpoint, region: localRegion, credentials });
  const answer = await client.send(
    new InitiateAuthCommand({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: staffPool.clientId,
      AuthParameters: { USERNAME: email, PASSWORD: password },
    }),
  );
  return answer.AuthenticationResult?.IdToken ?? '';
};

/** What an event changed of the plan of a visit, as its conversation shows it to the staff. */
export type ShownChange = PlanChange & { visitId: string };

/** The staff's doors, as far as they show the plan of a visit. */
export const staffDoors = (baseUrl: string, token: string) => ({
  /** All messages of a visit, with what is skipped and why. */
  visitMessages: (visitId: string): Promise<VisitMessagesView> =>
    read(`${baseUrl}/v1/visits/${visitId}/messages`, token, visitMessagesSchema),
  /** Undefined where the event changed nothing. */
  planChange: async (conversationId: string, eventId: string): Promise<ShownChange | undefined> => {
    const url = `${baseUrl}/v1/conversations/${conversationId}`;
    const { entries } = await read(url, token, conversationViewSchema);
    const shown = entries.find((entry) => entry.kind === 'plan-changed' && entry.cause.eventId === eventId);
    return shown?.kind === 'plan-changed' ? shown : undefined;
  },
});
export type StaffDoors = ReturnType<typeof staffDoors>;

const read = async <T>(url: string, token: string, schema: z.ZodType<T>): Promise<T> => {
  const response = await reach(url, { headers: { authorization: `Bearer ${token}` } });
  const text = await response.text();
  if (response.ok) return schema.parse(JSON.parse(text));
  throw new AppError(
    'Unavailable',
    'client.read_failed',
    `GET ${url} answered ${response.status}: ${text.slice(0, 500)}`,
  );
};
