import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  ApiMapping,
  DomainName,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { DomainConfig } from './domain-config.ts';
import { resourceName } from './names.ts';
import type { ServiceFunction } from './service-function.ts';
import type { StageConfig } from './stage-config.ts';
import type { StageGrants } from './stage-grants.ts';

/** What the construct of a door gets. */
export type DoorProps = { config: StageConfig; grants: StageGrants; api: ServiceApi };

/** A route as the code and the console write it: `GET /v1/inbox/{inbox}`, or `$default` for whatever no route fits. */
export type RouteKey = `${'ANY' | 'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}` | '$default';

/** One line for each request. The route key instead of the path, which can hold a link token; no address of anybody. */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    requestTime: '$context.requestTime',
    routeKey: '$context.routeKey',
    status: '$context.status',
    responseLatency: '$context.responseLatency',
    responseLength: '$context.responseLength',
    integrationError: '$context.integrationErrorMessage',
    authorizerError: '$context.authorizer.error',
  }),
);

/** The one HTTP API: every door hangs its routes into it. */
export class ServiceApi extends Construct {
  readonly httpApi: HttpApi;
  /** Where customers, partners and vendors reach us: the stage's own address or domain, else what AWS gave the API. */
  readonly publicBaseUrl: string;

  constructor(scope: Construct, id: string, config: StageConfig) {
    super(scope, id);
    this.httpApi = new HttpApi(this, 'Api', {
      apiName: resourceName(config.stage),
      description: 'All doors of Kerbside: partners, vendors, customers and staff',
      createDefaultStage: false,
      // Nothing of ours uses it when there is a domain, and a second door would be one that nobody watches.
      disableExecuteApiEndpoint: config.domain !== undefined,
    });
    const accessLog = new LogGroup(this, 'AccessLog', {
      // This prefix needs no entry in the resource policy of CloudWatch Logs, which has room for ten.
      logGroupName: `/aws/vendedlogs/${resourceName(config.stage, 'api')}`,
      retention: config.logDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.httpApi,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: config.throttle.rate, burstLimit: config.throttle.burst },
      accessLogSettings: { destination: new LogGroupLogDestination(accessLog), format: ACCESS_LOG },
    });
    if (config.domain) this.#hangUnder(config.domain, stage);
    this.publicBaseUrl = config.publicBaseUrl ?? this.httpApi.apiEndpoint;
  }

  /** Puts the API under the domain that the data stack holds, by its name alone. */
  #hangUnder({ name }: DomainConfig, stage: HttpStage): void {
    const domainName = DomainName.fromDomainNameAttributes(this, 'Domain', {
      name,
      // A mapping asks for the name only; where it leads to is the data stack's business.
      regionalDomainName: '',
      regionalHostedZoneId: '',
    });
    new ApiMapping(this, 'Mapping', { api: this.httpApi, domainName, stage });
  }

  /** Hangs routes before a function, for anybody or for whom the authorizer lets in. */
  route(target: ServiceFunction, keys: readonly RouteKey[], authorizer?: IHttpRouteAuthorizer): void {
    // One permission for each function and not for each route: a stack holds 500 resources, and no route of the API leads to a function by chance.
    const integration = new HttpLambdaIntegration('Integration', target.lambda, {
      scopePermissionToRoute: false,
    });
    for (const key of keys) {
      new HttpRoute(target, key.replaceAll('/', ' '), {
        httpApi: this.httpApi,
        integration,
        routeKey: parseRouteKey(key),
        ...(authorizer ? { authorizer } : {}),
      });
    }
  }
}

const parseRouteKey = (key: RouteKey): HttpRouteKey => {
  const method = Object.values(HttpMethod).find((candidate) => key.startsWith(`${candidate} `));
  return method === undefined
    ? HttpRouteKey.DEFAULT
    : HttpRouteKey.with(key.slice(method.length + 1), method);
};
