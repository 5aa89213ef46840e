import { staffFinder } from '../../shared/dealers/staff-store.ts';
import { dynamoTable } from '../../shared/platform/aws-clients.ts';
import { readEnvironment } from '../../shared/platform/environment.ts';
import { ENVIRONMENTS } from '../../shared/platform/function-environments.ts';
import { cognitoSignIn } from '../../shared/platform/sign-in.ts';
import { newSecret, now } from '../../shared/platform/system.ts';
import { signInSite } from './sign-in-site.tsx';

/* /console: how staff come in and go out, and the files behind the pages. */

const environment = readEnvironment(ENVIRONMENTS['console/sign-in']);
const table = dynamoTable(environment.TABLE_NAME);

export const handler = signInSite({
  table,
  now,
  newSecret,
  findStaff: staffFinder(table),
  provider: cognitoSignIn({
    signInUrl: environment.SIGN_IN_URL,
    clientId: environment.SIGN_IN_CLIENT_ID,
    issuer: environment.SIGN_IN_ISSUER,
    timeoutMs: 8000,
  }),
  ownOrigin: new URL(environment.PUBLIC_BASE_URL).origin,
  folder: new URL('.', import.meta.url),
});
