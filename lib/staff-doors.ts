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
    const channels = new ServiceFunction(this, 'staff-console/channels-api', {
      config,
      purpose: 'Lets admins of a dealer set up their channels, try an SMS, and see credit and trouble',
      errorImpact: 'Admins cannot change or try their channels; messages go on as they are set up.',
      grant: grants
        .table(['GetItem', 'Query', 'PutItem', 'DeleteItem'])
        .and(grants.secrets('platform'))
        .and(grants.dealerSecrets())
        .and(grants.site())
        .and(grants.sendingPolicy())
        .and(grants.vendors())
        .and(grants.bulkGateVendor())
        .and(grants.smsBySns())
        .and(grants.smsByEndUserMessaging()),
      // As long as API Gateway waits: a vendor has ten seconds, and credit is asked of several accounts at once.
      timeoutSeconds: 29,
    });
    api.route(channels, routesOf('channels-api'), staff);
    const messages = new ServiceFunction(this, 'staff-console/messages-api', {
      config,
      purpose: 'Lets advisors have a failed message sent again',
      errorImpact: 'Staff cannot have a failed message sent again; they are told of each, and can call.',
      grant: grants
        .table(['GetItem', 'BatchGetItem', 'PutItem'])
        .and(grants.secrets('platform'))
        .and(grants.sendingPolicy())
        .and(grants.startWorkflows())
        .and(grants.schedules()),
      timeoutSeconds: 10,
    });
    api.route(messages, routesOf('messages-api'), staff);
  }
}
