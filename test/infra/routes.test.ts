import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { STAGES } from '../../lib/stage-config.ts';
import { asText, ofType, referenced, synthesized } from './synthesized.ts';

/** Which function answers a route, and who is let in. */
const routesOf = (stage: (typeof STAGES)[number]): Record<string, string> => {
  const { resources } = synthesized(stage);
  const routes = ofType(synthesized(stage), 'AWS::ApiGatewayV2::Route').map(
    ([, { Properties }]): [string, string] => {
      const { RouteKey, Target, AuthorizationType } = z
        .object({ RouteKey: z.string(), Target: z.unknown(), AuthorizationType: z.string().default('NONE') })
        .parse(Properties);
      const integration = resources[asText(Target).replace(/^integrations\/<(\w+)>$/, '$1')];
      const target = resources[referenced(integration?.Properties['IntegrationUri']) ?? ''];
      return [
        RouteKey,
        `${asText(target?.Properties['FunctionName']).replace(`kerbside-${stage}-`, '')}${AuthorizationType === 'NONE' ? '' : ` (${AuthorizationType})`}`,
      ];
    },
  );
  return Object.fromEntries(routes);
};

/** A page of the console and what is below it, with any method; its function tells them apart. */
const area = (path: string, answers: string) => ({
  [`ANY /console/${path}`]: answers,
  [`ANY /console/${path}/{proxy+}`]: answers,
});

const ROUTES: Record<string, string> = {
  'POST /v1/partners/{partnerId}/events': 'partner-api-accept-event',
  'GET /v1/partners/{partnerId}/events/{eventId}': 'partner-api-read-event',
  $default: 'partner-api-docs',
  'GET /v1/channels/whatsapp': 'channel-webhooks-whatsapp',
  'POST /v1/channels/whatsapp': 'channel-webhooks-whatsapp',
  'POST /v1/channels/bulkgate/{secret}': 'channel-webhooks-bulkgate',
  'POST /v1/channels/oem/{networkId}': 'channel-webhooks-oem',
  'ANY /c/{token}': 'customer-site-check-in',
  'ANY /c/{token}/{page}': 'customer-site-check-in',
  'ANY /u/{token}': 'customer-site-unsubscribe',
  'ANY /p/{slug}': 'customer-site-preferences',
  'ANY /console': 'console-sign-in',
  'ANY /console/{proxy+}': 'console-sign-in',
  ...area('dry-run', 'console-dry-run'),
  ...area('settings', 'console-settings'),
  ...area('settings/channels', 'console-channels'),
  ...area('settings/team', 'console-team'),
  ...area('settings/partners', 'console-partners'),
  ...area('overview', 'console-overview'),
  ...area('today', 'console-today'),
  ...area('visits', 'console-today'),
  ...area('visit-files', 'console-media'),
  ...area('inbox', 'console-inbox'),
  ...area('conversations', 'console-inbox'),
  ...area('media', 'console-media'),
  ...area('contacts', 'console-contacts'),
  ...area('personal-data', 'console-personal-data'),
  'ANY /assets/{file}': 'customer-site-check-in',
  'GET /v1/inbox/{inbox}': 'staff-console-inbox-api (JWT)',
  'POST /v1/inbox/{id}/accept': 'staff-console-inbox-api (JWT)',
  'POST /v1/inbox/{id}/done': 'staff-console-inbox-api (JWT)',
  'POST /v1/inbox/{id}/transfer': 'staff-console-inbox-api (JWT)',
  'GET /v1/inbox/{inbox}/unanswered': 'staff-console-inbox-api (JWT)',
  'GET /v1/inbox-counts': 'staff-console-inbox-api (JWT)',
  'GET /v1/in-hand': 'staff-console-inbox-api (JWT)',
  'GET /v1/colleagues': 'staff-console-inbox-api (JWT)',
  'GET /v1/conversations/{conversationId}': 'staff-console-inbox-api (JWT)',
  'POST /v1/conversations/{conversationId}/notes': 'staff-console-inbox-api (JWT)',
  'GET /v1/templates': 'staff-console-templates-api (JWT)',
  'GET /v1/templates/{purpose}/{language}': 'staff-console-templates-api (JWT)',
  'PUT /v1/templates/{purpose}/{language}': 'staff-console-templates-api (JWT)',
  'DELETE /v1/templates/{purpose}/{language}': 'staff-console-templates-api (JWT)',
  'POST /v1/templates/preview': 'staff-console-templates-api (JWT)',
  'GET /v1/messages/{messageId}': 'staff-console-messages-api (JWT)',
  'POST /v1/conversations/{conversationId}/entries/{entryId}/move': 'staff-console-inbox-api (JWT)',
  'POST /v1/conversations/{conversationId}/media/{mediaId}/fetch': 'staff-console-inbox-api (JWT)',
  'GET /v1/conversations/{conversationId}/media/{mediaId}': 'staff-console-media-api (JWT)',
  'POST /v1/conversations/{conversationId}/entries/{entryId}/decision': 'staff-console-contacts-api (JWT)',
  'GET /v1/contacts': 'staff-console-contacts-api (JWT)',
  'POST /v1/contacts': 'staff-console-contacts-api (JWT)',
  'GET /v1/contacts/{contactId}': 'staff-console-contacts-api (JWT)',
  'PUT /v1/contacts/{contactId}': 'staff-console-contacts-api (JWT)',
  'POST /v1/contacts/{contactId}/merge/preview': 'staff-console-contacts-api (JWT)',
  'POST /v1/contacts/{contactId}/merge': 'staff-console-contacts-api (JWT)',
  'POST /v1/contacts/{contactId}/merges/{mergeId}/undo': 'staff-console-contacts-api (JWT)',
  'GET /v1/contacts/{contactId}/consent': 'staff-console-contacts-api (JWT)',
  'POST /v1/contacts/{contactId}/consent': 'staff-console-contacts-api (JWT)',
  'POST /v1/contacts/{contactId}/block': 'staff-console-contacts-api (JWT)',
  'POST /v1/contacts/{contactId}/unblock': 'staff-console-contacts-api (JWT)',
  'GET /v1/channels': 'staff-console-channels-api (JWT)',
  'PUT /v1/channels/sms': 'staff-console-channels-api (JWT)',
  'PUT /v1/channels/whatsapp': 'staff-console-channels-api (JWT)',
  'PUT /v1/channels/email': 'staff-console-channels-api (JWT)',
  'DELETE /v1/channels/{channel}': 'staff-console-channels-api (JWT)',
  'GET /v1/channels/sms/balance': 'staff-console-channels-api (JWT)',
  'GET /v1/channels/{channel}/trials': 'staff-console-channels-api (JWT)',
  'POST /v1/channels/sms/trial': 'staff-console-channels-api (JWT)',
  'POST /v1/channels/whatsapp/trial': 'staff-console-channels-api (JWT)',
  'POST /v1/channels/email/trial': 'staff-console-channels-api (JWT)',
  'POST /v1/messages/{messageId}/retry': 'staff-console-messages-api (JWT)',
  'PUT /v1/messages/{messageId}': 'staff-console-messages-api (JWT)',
  'DELETE /v1/messages/{messageId}': 'staff-console-messages-api (JWT)',
  'POST /v1/messages/{messageId}/approve': 'staff-console-messages-api (JWT)',
  'GET /v1/visits': 'staff-console-visits-api (JWT)',
  'GET /v1/visits/{visitId}': 'staff-console-visits-api (JWT)',
  'PUT /v1/visits/{visitId}/answers/{itemId}': 'staff-console-visits-api (JWT)',
  'GET /v1/visits/{visitId}/messages': 'staff-console-plans-api (JWT)',
  'POST /v1/conversations/{conversationId}/messages': 'staff-console-messages-api (JWT)',
  'POST /v1/conversations/{conversationId}/messages/preview': 'staff-console-messages-api (JWT)',
  'POST /v1/visits/{visitId}/messages': 'staff-console-messages-api (JWT)',
  'POST /v1/visits/{visitId}/messages/preview': 'staff-console-plans-api (JWT)',
  'POST /v1/plans/preview': 'staff-console-plans-api (JWT)',
  'GET /v1/privacy/retention': 'staff-console-privacy-api (JWT)',
  'PUT /v1/privacy/retention': 'staff-console-privacy-api (JWT)',
  'GET /v1/privacy/erasures': 'staff-console-privacy-api (JWT)',
  'POST /v1/contacts/{contactId}/erasure/preview': 'staff-console-privacy-api (JWT)',
  'POST /v1/contacts/{contactId}/erasure': 'staff-console-privacy-api (JWT)',
  'GET /v1/contacts/{contactId}/export': 'staff-console-privacy-api (JWT)',
  'PUT /v1/contacts/{contactId}/legal-hold': 'staff-console-privacy-api (JWT)',
  'DELETE /v1/contacts/{contactId}/legal-hold': 'staff-console-privacy-api (JWT)',
  'GET /v1/settings': 'staff-console-settings-api (JWT)',
  'PUT /v1/settings': 'staff-console-settings-api (JWT)',
  'ANY /v1/settings/agreements': 'staff-console-settings-api (JWT)',
  'ANY /v1/settings/agreements/{proxy+}': 'staff-console-settings-api (JWT)',
  'GET /v1/settings/services': 'staff-console-settings-api (JWT)',
  'PUT /v1/settings/services/{code}': 'staff-console-settings-api (JWT)',
  'DELETE /v1/settings/services/{code}': 'staff-console-settings-api (JWT)',
  'GET /v1/audit': 'staff-console-settings-api (JWT)',
  'GET /v1/rules': 'staff-console-settings-api (JWT)',
  'PUT /v1/rules/{ruleId}': 'staff-console-settings-api (JWT)',
  'DELETE /v1/rules/{ruleId}': 'staff-console-settings-api (JWT)',
  'GET /v1/inboxes': 'staff-console-settings-api (JWT)',
  'PUT /v1/inboxes/{inbox}': 'staff-console-settings-api (JWT)',
  'DELETE /v1/inboxes/{inbox}': 'staff-console-settings-api (JWT)',
  'GET /v1/staff': 'staff-console-team-api (JWT)',
  'POST /v1/staff': 'staff-console-team-api (JWT)',
  'GET /v1/staff/{sub}': 'staff-console-team-api (JWT)',
  'PUT /v1/staff/{sub}': 'staff-console-team-api (JWT)',
  'POST /v1/staff/{sub}/invitation': 'staff-console-team-api (JWT)',
  'GET /v1/partners': 'staff-console-partners-api (JWT)',
  'POST /v1/partners/{partnerId}/rotation': 'staff-console-partners-api (JWT)',
};

const SANDBOX_ROUTES = {
  'ANY /sandbox/{proxy+}': 'vendor-sandbox-api',
};

describe('routes', () => {
  it.each(STAGES)('on %s lead where they should, and only staff routes need a sign-in', (stage) => {
    expect(routesOf(stage)).toEqual(stage === 'prod' ? ROUTES : { ...ROUTES, ...SANDBOX_ROUTES });
  });

  it('let staff in by a token of our own pool for our own client', () => {
    const [authorizer] = ofType(synthesized('prod'), 'AWS::ApiGatewayV2::Authorizer').map(
      ([, { Properties }]) => Properties,
    );
    const { Audience, Issuer } = z
      .object({ Audience: z.array(z.unknown()), Issuer: z.unknown() })
      .parse(authorizer?.['JwtConfiguration']);
    expect(asText(Issuer)).toMatch(
      /^https:\/\/cognito-idp\.eu-central-1\.amazonaws\.com\/<kerbside-prod-data:\w*StaffPool\w+>$/,
    );
    expect(Audience.map(asText)).toEqual([expect.stringMatching(/^<\w*StaffSignIn\w+>$/)]);
  });

  it('allow our own API, and no other, to invoke each function that answers one, the stack’s resources being few', () => {
    const sources = ofType(synthesized('prod'), 'AWS::Lambda::Permission')
      .filter(([, { Properties }]) => Properties['Principal'] === 'apigateway.amazonaws.com')
      .map(([, { Properties }]) => asText(Properties['SourceArn']));
    expect([...new Set(sources)]).toEqual([expect.stringMatching(/:<Api\w+>\/\*\/\*\/\*$/)]);
    expect(sources.length).toBe(new Set(Object.values(ROUTES).map((value) => value.split(' ')[0])).size);
    // CloudFormation takes 500 in a stack; the rest is room for the next doors.
    const { Resources } = synthesized('sandbox').service.toJSON();
    expect(Object.keys(z.record(z.string(), z.unknown()).parse(Resources)).length).toBeLessThanOrEqual(498);
  });

  it('are throttled, and logged by route key without paths and addresses', () => {
    const [stage] = ofType(synthesized('prod'), 'AWS::ApiGatewayV2::Stage').map(
      ([, { Properties }]) => Properties,
    );
    const { DefaultRouteSettings, AccessLogSettings } = z
      .object({
        DefaultRouteSettings: z.object({ ThrottlingRateLimit: z.number(), ThrottlingBurstLimit: z.number() }),
        AccessLogSettings: z.object({ Format: z.string() }),
      })
      .parse(stage);
    expect(DefaultRouteSettings).toEqual({ ThrottlingRateLimit: 1000, ThrottlingBurstLimit: 2000 });
    expect(AccessLogSettings.Format).toContain('$context.routeKey');
    expect(AccessLogSettings.Format).not.toMatch(/\$context\.(path|identity|authorizer\.claims|domainName)/);
  });
});
