import * as oauth from 'oauth4webapi';
import { AppError } from '../kernel/app-error.ts';

/** What one sign-in is recognised by when it comes back: all three are random and used once. */
export type SignInAttempt = { state: string; nonce: string; verifier: string };

/** Where staff prove who they are: the hosted pages of the user pool, by authorization code with PKCE. */
export type SignInProvider = {
  /** The address of the page that asks for name and password, or for a code. */
  authorizeUrl: (attempt: SignInAttempt, redirectUri: string) => Promise<string>;
  /** The account behind what the provider sent back. Errors: Unauthenticated `sign_in.refused`, Unavailable. */
  accountOf: (attempt: SignInAttempt, returned: URL, redirectUri: string) => Promise<string>;
  /** Ends the session that the provider itself keeps, and comes back. */
  signOutUrl: (returnTo: string) => string;
};

export type CognitoSignIn = {
  /** The domain of the user pool, without a slash at the end. */
  signInUrl: string;
  clientId: string;
  /** Who issues the tokens: `https://cognito-idp.<region>.amazonaws.com/<pool>`. */
  issuer: string;
  timeoutMs: number;
};

const refused = (cause: unknown): AppError =>
  new AppError(
    'Unauthenticated',
    'sign_in.refused',
    'The sign-in was not completed, or its answer was used before. Begin again.',
    { cause },
  );

export const cognitoSignIn = ({ signInUrl, clientId, issuer, timeoutMs }: CognitoSignIn): SignInProvider => {
  const server: oauth.AuthorizationServer = {
    issuer,
    authorization_endpoint: `${signInUrl}/oauth2/authorize`,
    token_endpoint: `${signInUrl}/oauth2/token`,
  };
  const client: oauth.Client = { client_id: clientId };
  return {
    authorizeUrl: async ({ state, nonce, verifier }, redirectUri) => {
      const url = new URL(`${signInUrl}/oauth2/authorize`);
      url.search = new URLSearchParams({
        response_type: 'code',
        client_id: clientId,
        redirect_uri: redirectUri,
        scope: 'openid',
        state,
        nonce,
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }).toString();
      return url.href;
    },
    accountOf: async ({ state, nonce, verifier }, returned, redirectUri) => {
      try {
        const parameters = oauth.validateAuthResponse(server, client, returned, state);
        const answer = await oauth.authorizationCodeGrantRequest(
          server,
          client,
          oauth.None(),
          parameters,
          redirectUri,
          verifier,
          {
            signal: () => AbortSignal.timeout(timeoutMs),
            // A pool on AWS has https; only one on this machine has not.
            [oauth.allowInsecureRequests]: signInUrl.startsWith('http://127.0.0.1:'),
          },
        );
        const tokens = await oauth.processAuthorizationCodeResponse(server, client, answer, {
          expectedNonce: nonce,
          requireIdToken: true,
        });
        const claims = oauth.getValidatedIdTokenClaims(tokens);
        if (claims === undefined) throw refused('no id token');
        return claims.sub;
      } catch (error) {
        throw isOutage(error) ? unavailable(error) : refused(error);
      }
    },
    signOutUrl: (returnTo) =>
      `${signInUrl}/logout?${new URLSearchParams({ client_id: clientId, logout_uri: returnTo }).toString()}`,
  };
};

/** The provider was not reached, or has a fault of its own: the next try may work. */
const isOutage = (error: unknown): boolean =>
  (error instanceof TypeError && error.message === 'fetch failed') ||
  (error instanceof Error && error.name === 'TimeoutError') ||
  (error instanceof oauth.OperationProcessingError &&
    error.cause instanceof Response &&
    error.cause.status >= 500);

const unavailable = (cause: unknown): AppError =>
  new AppError('Unavailable', 'sign_in.unavailable', 'The sign-in does not answer. Try again in a moment.', {
    cause,
  });
