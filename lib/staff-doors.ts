import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { routesOf } from '../shared/web/staff-routes.ts';
import type { DoorProps } from './service-api.ts';
import { privacyGrant } from './privacy-sweep.ts';
import { ServiceFunction } from './service-function.ts';

export type StaffDoorsProps = DoorProps & { userPoolId: string; userPoolClientId: string };

/**
 * The doors for dealer staff. API Gateway lets in only who signed in to the staff pool for our client; to which dealer
 * and roles that person belongs is our own item, by the `sub` of the token.
 */
export class StaffDoors extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { config, grants, api, userPoolId, userPoolClientId }: StaffDoorsProps,
  ) {
    super(scope, id);
    const issuer = `https://cognito-idp.${Stack.of(this).region}.amazonaws.com/${userPoolId}`;
    const staff = new HttpJwtAuthorizer('Staff', issuer, { jwtAudience: [userPoolClientId] });
    const inbox = new ServiceFunction(this, 'staff-console/inbox-api', {
      config,
      purpose:
        'Shows staff what waits in the inboxes of their dealer, lets them take it, and shows conversations',
      errorImpact: 'Staff do not see new check-in results and messages of customers; nothing is lost.',
      grant: grants.table(['GetItem', 'Query', 'PutItem', 'DeleteItem']),
      timeoutSeconds: 10,
    });
    api.route(inbox, routesOf('inbox-api'), staff);
    const privacy = new ServiceFunction(this, 'staff-console/privacy-api', {
      config,
      purpose:
        'Lets the admins of a dealer set how long what is kept, and erase, export or hold the data of a person',
      errorImpact:
        'Nobody can erase or export the data of a person, or hold it; the law leaves a month for that. Clocks go on.',
      grant: privacyGrant(grants),
      timeoutSeconds: 29,
    });
    api.route(privacy, routesOf('privacy-api'), staff);
  }
}
