import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { gatewayRoutesOf, OPEN_CONSOLE_ROUTES } from '../shared/web/console-routes.ts';
import { Grant } from './grant.ts';
import { channelsGrant } from './staff-doors.ts';
import { privacyGrant } from './privacy-sweep.ts';
import type { DoorProps } from './service-api.ts';
import { ServiceFunction } from './service-function.ts';

export type ConsoleDoorsProps = DoorProps & { userPoolId: string; clientId: string; signInUrl: string };

/**
 * The pages for dealer staff. API Gateway lets everybody in: who has no session is led to the sign-in by the functions themselves, since
 * a browser sends a cookie and no token.
 */
export class ConsoleDoors extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { config, grants, api, userPoolId, clientId, signInUrl }: ConsoleDoorsProps,
  ) {
    super(scope, id);
    const signIn = new ServiceFunction(this, 'console/sign-in', {
      config,
      purpose: 'Lets staff into the console and out of it, and serves its styles and script',
      errorImpact: 'Staff cannot sign in to the console; whoever is in sees pages without styles.',
      grant: grants
        .table(['GetItem', 'PutItem', 'DeleteItem'])
        .and(grants.site())
        .and(
          new Grant({
            SIGN_IN_URL: signInUrl,
            SIGN_IN_CLIENT_ID: clientId,
            SIGN_IN_ISSUER: `https://cognito-idp.${Stack.of(this).region}.amazonaws.com/${userPoolId}`,
          }),
        ),
      timeoutSeconds: 10,
    });
    api.route(signIn, OPEN_CONSOLE_ROUTES);
    const dryRun = new ServiceFunction(this, 'console/dry-run', {
      config,
      purpose: 'Shows staff which messages a visit, or an appointment that nobody made, would be sent',
      errorImpact: 'Staff do not see what would be sent; it is sent all the same.',
      grant: grants
        .table(['GetItem', 'BatchGetItem', 'Query'])
        .and(grants.secrets('platform'))
        .and(grants.site())
        .and(grants.ladder())
        .and(grants.sendingPolicy()),
      timeoutSeconds: 10,
    });
    api.route(dryRun, gatewayRoutesOf('dry-run'));
    const overview = new ServiceFunction(this, 'console/overview', {
      config,
      purpose: 'Shows staff how far check-ins come, what failed and what waits for approval',
      errorImpact: 'Staff do not see the overview; nothing is lost.',
      grant: grants.table(['GetItem', 'BatchGetItem', 'Query'], { index: true }).and(grants.site()),
      timeoutSeconds: 10,
    });
    api.route(overview, gatewayRoutesOf('overview'));
    const today = new ServiceFunction(this, 'console/today', {
      config,
      purpose:
        'Shows staff the appointments of a day and one whole, and lets them deal with answers and messages',
      errorImpact:
        'Staff do not see their appointments nor what customers answered; check-ins and messages go on.',
      grant: grants
        .table(['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem'], { index: true })
        .and(grants.secrets('platform'))
        .and(grants.site())
        .and(grants.sendingPolicy())
        .and(grants.startWorkflows())
        .and(grants.schedules()),
      timeoutSeconds: 10,
    });
    api.route(today, gatewayRoutesOf('today'));
    const inbox = new ServiceFunction(this, 'console/inbox', {
      config,
      purpose:
        'Shows staff what waits in the inboxes of their dealer and the conversations behind it, and lets them take it, pass it on, finish it and answer',
      errorImpact: 'Staff see neither what waits nor what was said, and cannot answer; nothing is lost.',
      grant: grants
        .table(['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem'], { index: true })
        .and(grants.secrets('platform'))
        .and(grants.site())
        .and(grants.sendingPolicy())
        .and(grants.startWorkflows())
        .and(grants.schedules()),
      timeoutSeconds: 10,
    });
    api.route(inbox, gatewayRoutesOf('inbox'));
    const media = new ServiceFunction(this, 'console/media', {
      config,
      purpose: 'Opens the files that customers sent for staff, by an address that works for two minutes',
      errorImpact: 'Staff cannot open pictures and documents of customers; nothing is lost.',
      grant: grants
        .table(['GetItem', 'BatchGetItem', 'Query'])
        .and(grants.site())
        .and(grants.media('GetObject')),
      timeoutSeconds: 10,
    });
    api.route(media, gatewayRoutesOf('media'));
    const contacts = new ServiceFunction(this, 'console/contacts', {
      config,
      purpose:
        'Lets staff find, note, edit and merge contacts, and shows and records what may be sent to them',
      errorImpact: 'Staff find no contacts and record no decisions; messages and check-ins go on.',
      grant: grants
        .table(['GetItem', 'BatchGetItem', 'Query', 'PutItem'], { index: true })
        .and(grants.secrets('platform'))
        .and(grants.site()),
      // A merge notes whose the conversations at all locations are.
      timeoutSeconds: 20,
    });
    api.route(contacts, gatewayRoutesOf('contacts'));
    const personalData = new ServiceFunction(this, 'console/personal-data', {
      config,
      purpose: 'Shows staff what is kept of a person, hands it over, and deletes it for whoever is in charge',
      errorImpact: 'Nobody can be deleted, nor their data handed over, until it works again.',
      grant: privacyGrant(grants).and(grants.site()),
      timeoutSeconds: 29,
    });
    api.route(personalData, gatewayRoutesOf('personal-data'));
    const settings = new ServiceFunction(this, 'console/settings', {
      config,
      purpose:
        'Lets admins of a dealer see and change settings, routing rules, inboxes, texts, logo and retention, and see who changed what',
      errorImpact: 'Admins cannot see or change settings, rules and texts; what is set goes on as it is.',
      grant: grants
        .table(['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem'], { index: true })
        .and(grants.site()),
      // What a retention would delete is counted in up to 10,000 contacts.
      timeoutSeconds: 29,
    });
    api.route(settings, gatewayRoutesOf('settings'));
    const channels = new ServiceFunction(this, 'console/channels', {
      config,
      purpose: 'Lets admins of a dealer set up and try their channels, and see balance and trouble',
      errorImpact: 'Admins cannot see, change or try their channels; messages go on as they are set up.',
      grant: channelsGrant(grants),
      // As long as API Gateway waits: a vendor has ten seconds, and balances are asked of several accounts at once.
      timeoutSeconds: 29,
    });
    api.route(channels, gatewayRoutesOf('channels'));
    const team = new ServiceFunction(this, 'console/team', {
      config,
      purpose: 'Shows admins who works for their dealer, invites people, and changes what they may do',
      errorImpact: 'Admins cannot invite, change or block staff; everybody keeps what they may do.',
      grant: grants
        .table(['GetItem', 'BatchGetItem', 'Query', 'PutItem'], { index: true })
        .and(grants.staffAccounts(userPoolId))
        .and(grants.site()),
      timeoutSeconds: 10,
    });
    api.route(team, gatewayRoutesOf('team'));
    const partners = new ServiceFunction(this, 'console/partners', {
      config,
      purpose: 'Shows admins which partners send events for their dealer, and rotates what those sign with',
      errorImpact: 'Admins cannot rotate the secrets of a partner; events come in as before.',
      grant: grants
        .table(['GetItem', 'BatchGetItem', 'Query', 'PutItem'])
        .and(grants.partnerSecrets())
        .and(grants.site()),
      timeoutSeconds: 10,
    });
    api.route(partners, gatewayRoutesOf('partners'));
  }
}
