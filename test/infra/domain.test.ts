import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { deployedFunctions, variablesOf } from './deployed-functions.ts';
import { asText, ofType, OWN_DOMAIN, synthesized } from './synthesized.ts';

const certificateArn =
  'arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012';
const made = synthesized('prod', OWN_DOMAIN);
const bought = synthesized('prod', { domainName: 'checkin.example.com', certificateArn });

describe('a domain of our own', () => {
  it('stands with the data, outlives its stack, and takes TLS 1.2 or newer only', () => {
    made.data.hasResource('AWS::ApiGatewayV2::DomainName', {
      DeletionPolicy: 'Retain',
      Properties: {
        DomainName: 'checkin.example.com',
        DomainNameConfigurations: [
          { CertificateArn: Match.anyValue(), EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' },
        ],
      },
    });
    expect(ofType(synthesized('sandbox', OWN_DOMAIN), 'AWS::ApiGatewayV2::DomainName')[0]?.[1]).toMatchObject(
      {
        DeletionPolicy: 'Delete',
      },
    );
  });

  it('has its certificate and its records made in the zone', () => {
    made.data.hasResource('AWS::CertificateManager::Certificate', {
      DeletionPolicy: 'Retain',
      Properties: {
        DomainName: 'checkin.example.com',
        ValidationMethod: 'DNS',
        DomainValidationOptions: [{ DomainName: 'checkin.example.com', HostedZoneId: 'Z0123456789ABC' }],
      },
    });
    const records = ofType(made, 'AWS::Route53::RecordSet').map(([, { Properties }]) => Properties);
    expect(records.map(({ Name, Type, HostedZoneId }) => [Name, Type, HostedZoneId])).toEqual([
      ['checkin.example.com.', 'A', 'Z0123456789ABC'],
      ['checkin.example.com.', 'AAAA', 'Z0123456789ABC'],
    ]);
  });

  it('or takes the certificate that is there, and says where the name must lead', () => {
    bought.data.resourceCountIs('AWS::CertificateManager::Certificate', 0);
    bought.data.resourceCountIs('AWS::Route53::RecordSet', 0);
    bought.data.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainNameConfigurations: [Match.objectLike({ CertificateArn: certificateArn })],
    });
    bought.data.hasOutput('DomainTarget', {});
  });

  it('leads to the API, by its name alone, and is the only way in', () => {
    made.service.hasResourceProperties('AWS::ApiGatewayV2::ApiMapping', {
      DomainName: 'checkin.example.com',
      Stage: Match.anyValue(),
      ApiId: Match.anyValue(),
    });
    made.service.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true });
    expect(made.service.findOutputs('ApiUrl')).toEqual({});
  });

  it('stands in the links', () => {
    const site = deployedFunctions('prod', OWN_DOMAIN).flatMap(([, , resource]) => {
      const url = variablesOf(resource)['PUBLIC_BASE_URL'];
      return url === undefined ? [] : [asText(url)];
    });
    expect(new Set(site)).toEqual(new Set(['https://checkin.example.com']));
  });

  it('is absent without -c domainName, and the address of AWS is open then', () => {
    const plain = synthesized('prod');
    expect(ofType(plain, 'AWS::ApiGatewayV2::DomainName')).toEqual([]);
    plain.service.resourceCountIs('AWS::ApiGatewayV2::ApiMapping', 0);
    expect(ofType(plain, 'AWS::ApiGatewayV2::Api')[0]?.[1].Properties['DisableExecuteApiEndpoint']).not.toBe(
      true,
    );
  });
});
