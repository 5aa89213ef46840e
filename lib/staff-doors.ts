import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { gatewayRoutesOf } from '../shared/web/staff-routes.ts';
import type { DoorProps } from './service-api.ts';
import { privacyGrant } from './privacy-sweep.ts';
import { ServiceFunction } from './service-function.ts';
import type { StageGrants } from './stage-grants.ts';

export type StaffDoorsProps = DoorProps & { userPoolId: string; userPoolClientId: string };

/** What setting up and trying the channels of a dealer needs: their access data, and the vendors of SMS, WhatsApp and mails. */
export const channelsGrant = (grants: StageGrants) =>
  grants
    .table(['GetItem', 'Query', 'PutItem', 'DeleteItem'])
    .and(grants.secrets('platform'))
    .and(grants.dealerSecrets())
    .and(grants.site())
    .and(grants.sendingPolicy())
    .and(grants.vendors())
    .and(grants.bulkGateVendor())
    .and(grants.smsBySns())
    .and(grants.smsByEndUserMessaging())
    .and(grants.whatsAppVendor())
    .and(grants.whatsAppByAws())
    .and(grants.emailBySes());

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
        'Shows staff what waits in the inboxes of their dealer, lets them take it, send it on and finish it, and shows conversations',
      errorImpact: 'Staff do not see new check-in results and messages of customers; nothing is lost.',
      grant: grants.table(['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem'], { index: true }),
      timeoutSeconds: 10,
    });
    const media = new ServiceFunction(this, 'staff-console/media-api', {
      config,
      purpose: 'Lets staff look at the files that customers sent, by an address that works for two minutes',
      errorImpact: 'Staff cannot open pictures and documents of customers; nothing is lost.',
      grant: grants.table(['GetItem']).and(grants.media('GetObject')),
      timeoutSeconds: 10,
    });
    api.route(inbox, gatewayRoutesOf('inbox-api'), staff);
    api.route(media, gatewayRoutesOf('media-api'), staff);
    const templates = new ServiceFunction(this, 'staff-console/templates-api', {
      config,
      purpose: 'Lets staff read, write and preview the texts that customers get',
      errorImpact: 'Staff cannot change the texts of messages; what is sent stays as it was.',
      grant: grants.table(['GetItem', 'Query', 'PutItem', 'DeleteItem']).and(grants.site()),
      timeoutSeconds: 10,
    });
    api.route(templates, gatewayRoutesOf('templates-api'), staff);
    const contacts = new ServiceFunction(this, 'staff-console/contacts-api', {
      config,
      purpose:
        'Lets staff find, note, edit and merge contacts, shows what may be sent to a customer and why, and records what the customer decides',
      errorImpact:
        'Staff cannot find or change contacts, block messages to one, nor record a consent; a STOP is taken all the same.',
      grant: grants
        .table(['GetItem', 'BatchGetItem', 'Query', 'PutItem'], { index: true })
        .and(grants.secrets('platform')),
      // A merge notes whose the conversations at all locations are.
      timeoutSeconds: 20,
    });
    api.route(contacts, gatewayRoutesOf('contacts-api'), staff);
    const channels = new ServiceFunction(this, 'staff-console/channels-api', {
      config,
      purpose: 'Lets admins of a dealer set up and try their channels, and see credit and trouble',
      errorImpact: 'Admins cannot change or try their channels; messages go on as they are set up.',
      grant: channelsGrant(grants),
      // As long as API Gateway waits: a vendor has ten seconds, and credit is asked of several accounts at once.
      timeoutSeconds: 29,
    });
    api.route(channels, gatewayRoutesOf('channels-api'), staff);
    const messages = new ServiceFunction(this, 'staff-console/messages-api', {
      config,
      purpose:
        'Shows staff the whole story of one message, and lets advisors change it before it is sent, repeat it when it failed, write one, and answer a customer',
      errorImpact:
        'Staff cannot see why a message went as it went, nor stop, change, repeat or write one, nor answer a customer; nothing is lost.',
      grant: grants
        .table(['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem'])
        .and(grants.secrets('platform'))
        .and(grants.site())
        .and(grants.sendingPolicy())
        .and(grants.startWorkflows())
        .and(grants.schedules()),
      timeoutSeconds: 10,
    });
    api.route(messages, gatewayRoutesOf('messages-api'), staff);
    const visits = new ServiceFunction(this, 'staff-console/visits-api', {
      config,
      purpose:
        'Shows staff the visits of a day and of customers who wait for an answer, and takes down what is dealt with',
      errorImpact:
        'Staff do not see their appointments by the API, nor mark answers as dealt with; nothing is lost.',
      grant: grants.table(['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem'], { index: true }),
      timeoutSeconds: 10,
    });
    api.route(visits, gatewayRoutesOf('visits-api'), staff);
    const plans = new ServiceFunction(this, 'staff-console/plans-api', {
      config,
      purpose: 'Shows staff all messages of a visit, and what a visit would be sent',
      errorImpact: 'Staff do not see what a visit’s messages are; they are sent all the same.',
      grant: grants
        .table(['GetItem', 'BatchGetItem', 'Query'])
        .and(grants.secrets('platform'))
        .and(grants.site())
        .and(grants.ladder())
        .and(grants.sendingPolicy()),
      timeoutSeconds: 10,
    });
    api.route(plans, gatewayRoutesOf('plans-api'), staff);
    const settings = new ServiceFunction(this, 'staff-console/settings-api', {
      config,
      purpose:
        'Lets admins of a dealer change settings, routing rules and inboxes, and shows who changed what of their dealer',
      errorImpact: 'Admins cannot see or change settings, rules and inboxes; what is set goes on as it is.',
      grant: grants.table(['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem'], { index: true }),
      timeoutSeconds: 10,
    });
    api.route(settings, gatewayRoutesOf('settings-api'), staff);
    const partners = new ServiceFunction(this, 'staff-console/partners-api', {
      config,
      purpose: 'Shows admins which partners send events for their dealer, and rotates what those sign with',
      errorImpact: 'Admins cannot rotate the secrets of a partner; events come in as before.',
      grant: grants.table(['GetItem', 'BatchGetItem', 'Query', 'PutItem']).and(grants.partnerSecrets()),
      timeoutSeconds: 10,
    });
    api.route(partners, gatewayRoutesOf('partners-api'), staff);
    const team = new ServiceFunction(this, 'staff-console/team-api', {
      config,
      purpose: 'Shows admins who works for their dealer, invites people, and changes what they may do',
      errorImpact: 'Admins cannot invite, change or suspend staff; everybody keeps what they may do.',
      grant: grants
        .table(['GetItem', 'BatchGetItem', 'PutItem'], { index: true })
        .and(grants.staffAccounts(userPoolId)),
      timeoutSeconds: 10,
    });
    api.route(team, gatewayRoutesOf('team-api'), staff);
    const privacy = new ServiceFunction(this, 'staff-console/privacy-api', {
      config,
      purpose:
        'Lets the admins of a dealer set how long what is kept, and erase, export or hold the data of a person',
      errorImpact:
        'Nobody can erase or export the data of a person, or hold it; the law leaves a month for that. Clocks go on.',
      grant: privacyGrant(grants),
      timeoutSeconds: 29,
    });
    api.route(privacy, gatewayRoutesOf('privacy-api'), staff);
  }
}
