import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { routesOf } from '../shared/web/staff-routes.ts';
import type { DoorProps } from './service-api.ts';
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
    const contacts = new ServiceFunction(this, 'staff-console/contacts-api', {
      config,
      purpose: 'Shows staff what may be sent to a customer and why, and records what the customer decides',
      errorImpact:
        'Staff cannot block messages to a customer, nor record a consent; a STOP is taken all the same.',
      grant: grants.table(['GetItem', 'BatchGetItem', 'Query', 'PutItem']).and(grants.secrets('platform')),
      timeoutSeconds: 10,
    });
    api.route(contacts, routesOf('contacts-api'), staff);
  }
}
