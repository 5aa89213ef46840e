import { paginateListServiceQuotas, type ServiceQuota } from '@aws-sdk/client-service-quotas';
import { loadsAt, neededFor, RAISE_BEFORE, reservedCopies, type Scale } from '../../lib/quota-model.ts';
import { type Quota, type QuotaId, QUOTAS } from '../../lib/quotas.ts';
import type { StageConfig } from '../../lib/stage-config.ts';
import { type Check, type Doctor, fault, type Finding, should, unknown } from './check.ts';
import { reasonOf } from './reason.ts';

/** What a quota must be for a network of that size: the highest of all loads on it. */
export const neededValue = (id: QuotaId, scale: Scale, config: StageConfig): number =>
  Math.max(
    ...loadsAt(scale, config)
      .filter(({ quota }) => quota === id)
      .map(neededFor),
  );

/** What AWS keeps for functions that reserve nothing. */
const UNRESERVED = 100;

const QUOTA_IDS = Object.keys(QUOTAS).filter((name): name is QuotaId => name in QUOTAS);
const listedOf = (quota: Quota): Quota['listed'] => quota.listed;

/** What the account really has, against what the quota model says that a network of this size needs. */
export const checkQuotas: Check = {
  name: 'quotas',
  run: async (doctor) => {
    const services = [
      ...new Set(
        QUOTA_IDS.flatMap((id) => {
          const listed = listedOf(QUOTAS[id]);
          return listed ? [listed.service] : [];
        }),
      ),
    ];
    const findings: Finding[] = [];
    for (const service of services) findings.push(...(await checkService(doctor, service)));
    return findings;
  },
};

const checkService = async (doctor: Doctor, service: string): Promise<Finding[]> => {
  const found: ServiceQuota[] = [];
  try {
    const pages = paginateListServiceQuotas({ client: doctor.clients.quotas }, { ServiceCode: service });
    for await (const page of pages) found.push(...(page.Quotas ?? []));
  } catch (error) {
    const { says, todo } = reasonOf(error);
    return [unknown(`quotas of ${service}: ${says}`, todo)];
  }
  return QUOTA_IDS.flatMap((id) => {
    const listed = listedOf(QUOTAS[id]);
    return listed?.service === service ? [compare(doctor, id, listed.name, found)] : [];
  });
};

const compare = (
  { scale, config }: Doctor,
  id: QuotaId,
  listedName: string,
  found: readonly ServiceQuota[],
): Finding => {
  const { name, value: byDefault, unit, raisedBy } = QUOTAS[id];
  const needed = neededValue(id, scale, config);
  const isThisOne = ({ QuotaName = '' }: ServiceQuota): boolean =>
    QuotaName.toLowerCase().startsWith(listedName.toLowerCase());
  const value = found.find(isThisOne)?.Value;
  if (value === undefined)
    return unknown(
      `${name}: Service Quotas lists no "${listedName}"; needed are ${needed} ${unit}, an account has ${byDefault} unless it asked for more`,
    );
  if (id === 'concurrency' && value < reservedCopies(config.pace) + UNRESERVED)
    return fault(
      `${name}: ${value} ${unit}; ${reservedCopies(config.pace)} are reserved for sends, and AWS wants ${UNRESERVED} beside them: the deployment fails`,
      `raise it (${raisedBy}) to ${needed} or more`,
    );
  const planned = RAISE_BEFORE.some(
    ({ load }) => loadsAt(scale, config).find((one) => one.id === load)?.quota === id,
  );
  return should(
    value >= needed,
    `${name}: ${value} ${unit}, needed are ${needed}`,
    `${name}: ${value} ${unit}, a network of ${scale.dealers} dealers needs ${needed}${planned ? ' on a bad day' : ''}`,
    `raise it (${raisedBy}), or say how large the network is with --network-size`,
  );
};
