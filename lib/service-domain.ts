import { CfnOutput, type RemovalPolicy, Stack } from 'aws-cdk-lib';
import { DomainName, EndpointType, SecurityPolicy } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate, CertificateValidation, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { AaaaRecord, ARecord, HostedZone, type IHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { ApiGatewayv2DomainProperties } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import type { DomainConfig } from './domain-config.ts';

export type ServiceDomainProps = { domain: DomainConfig; removalPolicy: RemovalPolicy };

/**
 * The address of our own. It stands with the data because links in sent messages lead to it: an API that is deleted and
 * made anew gets another address from AWS, this one stays, and the service hangs its API under it.
 */
export class ServiceDomain extends Construct {
  constructor(scope: Construct, id: string, { domain, removalPolicy }: ServiceDomainProps) {
    super(scope, id);
    const zone =
      domain.zone &&
      HostedZone.fromHostedZoneAttributes(this, 'Zone', {
        hostedZoneId: domain.zone.id,
        zoneName: domain.zone.name,
      });
    const address = new DomainName(this, 'Name', {
      domainName: domain.name,
      certificate: this.#certificate(domain, zone, removalPolicy),
      endpointType: EndpointType.REGIONAL,
      securityPolicy: SecurityPolicy.TLS_1_2,
    });
    address.applyRemovalPolicy(removalPolicy);
    const { regionalDomainName, regionalHostedZoneId } = address;
    if (zone) {
      const target = RecordTarget.fromAlias(
        new ApiGatewayv2DomainProperties(regionalDomainName, regionalHostedZoneId),
      );
      const record = { zone, recordName: `${domain.name}.`, target };
      for (const entry of [new ARecord(this, 'Ipv4', record), new AaaaRecord(this, 'Ipv6', record)])
        entry.applyRemovalPolicy(removalPolicy);
    }
    new CfnOutput(Stack.of(this), 'DomainTarget', {
      value: regionalDomainName,
      description: `What ${domain.name} must lead to (CNAME or alias), where no zone was given`,
    });
  }

  #certificate(
    { name, certificateArn }: DomainConfig,
    zone: IHostedZone | undefined,
    removalPolicy: RemovalPolicy,
  ): ICertificate {
    if (certificateArn !== undefined)
      return Certificate.fromCertificateArn(this, 'Certificate', certificateArn);
    const certificate = new Certificate(this, 'Certificate', {
      domainName: name,
      validation: CertificateValidation.fromDns(zone),
    });
    certificate.applyRemovalPolicy(removalPolicy);
    return certificate;
  }
}
