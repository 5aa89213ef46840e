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
    const templates = new ServiceFunction(this, 'staff-console/templates-api', {
      config,
      purpose: 'Lets staff read, write and preview the texts that customers get',
      errorImpact: 'Staff cannot change the texts of messages; what is sent stays as it was.',
      grant: grants.table(['GetItem', 'Query', 'PutItem', 'DeleteItem']),
      timeoutSeconds: 10,
    });
    api.route(templates, routesOf('templates-api'), staff);
  }
}
