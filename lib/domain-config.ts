import * as z from 'zod';

/** The address of our own under which a stage is reached. */
export type DomainConfig = {
  name: string;
  /** The certificate that exists already; undefined: one is made and validated in the zone. */
  certificateArn: string | undefined;
  /** Where the address is entered; undefined: the zone is elsewhere, and somebody points the name at `DomainTarget`. */
  zone: { id: string; name: string } | undefined;
};

const hostname = (flag: string, example: string) =>
  z
    .string()
    .regex(
      /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
      `-c ${flag}=… must be a host name in lower case without protocol and path, such as ${example}`,
    );

/** The CDK context of a domain. */
export const domainContext = {
  domainName: hostname('domainName', 'checkin.example.com').optional(),
  certificateArn: z
    .string()
    .regex(
      /^arn:aws:acm:eu-central-1:\d{12}:certificate\/[0-9a-f-]{36}$/,
      '-c certificateArn=… must be the ARN of an ACM certificate in eu-central-1, where the API is, such as arn:aws:acm:eu-central-1:123456789012:certificate/…',
    )
    .optional(),
  hostedZoneId: z
    .string()
    .regex(
      /^Z[A-Z0-9]{5,31}$/,
      '-c hostedZoneId=… must be the id of a zone in Route 53, such as Z0123456789ABC',
    )
    .optional(),
  hostedZoneName: hostname('hostedZoneName', 'example.com').optional(),
};

type DomainContext = { [Name in keyof typeof domainContext]?: string | undefined };

/** Why the values do not fit together; each says what came and what to pass instead. */
export const domainFaults = (given: DomainContext & { stage: string }): string[] => {
  const { stage, domainName, certificateArn, hostedZoneId, hostedZoneName } = given;
  const others = Object.entries({ certificateArn, hostedZoneId, hostedZoneName }).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  );
  if (domainName === undefined)
    return others.length === 0
      ? []
      : [`got -c ${others.join(' and -c ')} without -c domainName=…; name the domain that they are for`];
  const hasZone = hostedZoneId !== undefined && hostedZoneName !== undefined;
  return [
    ...(stage === 'local'
      ? [`got -c domainName=${domainName} for local, which has none; expected it for sandbox or prod`]
      : []),
    ...((hostedZoneId === undefined) === (hostedZoneName === undefined)
      ? []
      : ['-c hostedZoneId=… and -c hostedZoneName=… go together; got only one of them']),
    ...(certificateArn === undefined && !hasZone
      ? [
          `-c domainName=${domainName} needs a certificate: -c certificateArn=… of one that you have, or -c hostedZoneId=… and -c hostedZoneName=… in which one is validated`,
        ]
      : []),
    ...(hasZone && domainName !== hostedZoneName && !domainName.endsWith(`.${hostedZoneName}`)
      ? [
          `-c domainName=${domainName} is not in the zone ${hostedZoneName}; expected a name that ends in .${hostedZoneName}`,
        ]
      : []),
  ];
};

/** The domain that the context names, once it has no faults. */
export const domainOf = ({
  domainName,
  certificateArn,
  hostedZoneId,
  hostedZoneName,
}: DomainContext): DomainConfig | undefined =>
  domainName === undefined
    ? undefined
    : {
        name: domainName,
        certificateArn,
        zone:
          hostedZoneId === undefined || hostedZoneName === undefined
            ? undefined
            : { id: hostedZoneId, name: hostedZoneName },
      };
