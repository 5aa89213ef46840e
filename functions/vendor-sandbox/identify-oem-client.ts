import { sameSecret } from '../../shared/kernel/digest.ts';
import type { HttpReply, HttpRequest } from '../../shared/web/http.ts';
import type { OemClient } from './accounts.ts';
import { basicIn, clientIdIn, isValidToken, oemProblem, oemReply, oemToken } from './oem-api.ts';
import type { Sandbox } from './sandbox.ts';
import { oemClients } from './sandbox-store.ts';

/** The client whose token a call carries; undefined when there is none, or it has ended. */
export const identifyOemClient = async (
  deps: Sandbox,
  authorization: string | undefined,
): Promise<OemClient | undefined> => {
  const clientId = clientIdIn(authorization);
  const client = clientId === undefined ? undefined : await oemClients.get(deps.table, { clientId });
  return client && isValidToken(client, authorization, deps.now()) ? client : undefined;
};

export const TOKEN_REFUSED = oemProblem(401, 'The access token is missing, wrong or has expired.', {
  headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
});

/** Plays `POST /oauth2/token`: client credentials by HTTP Basic (RFC 6749 §4.4, §5.2). */
export const grantToken = async (
  deps: Sandbox,
  { headers, rawBody }: Pick<HttpRequest, 'headers' | 'rawBody'>,
): Promise<HttpReply> => {
  const form = new URLSearchParams(rawBody.toString());
  if (form.get('grant_type') !== 'client_credentials')
    return oemReply(400, { error: 'unsupported_grant_type' });
  const credentials = basicIn(headers['authorization']);
  const client = credentials && (await oemClients.get(deps.table, credentials));
  return client && sameSecret(credentials.clientSecret, client.clientSecret)
    ? oemToken(client, deps.now())
    : oemReply(401, { error: 'invalid_client' }, { 'www-authenticate': 'Basic realm="gateway"' });
};
