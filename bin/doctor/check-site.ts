import { buildOpenApi } from '../../shared/web/openapi.ts';
import { type Check, type Finding, must, note, unknown } from './check.ts';
import { dealersWith } from './check-sms.ts';
import { reasonOf } from './reason.ts';
import { settingsOf } from './tenants.ts';

const TIMEOUT_MS = 10_000;

/** Whether the stage answers at the address that links lead to. */
export const checkHealth: Check = {
  name: 'site',
  run: async ({ publicBaseUrl, sendHttp, config }) => {
    const base = await publicBaseUrl();
    if (base === undefined)
      return [
        unknown('the address of the stage is not known', `npx cdk deploy --all -c stage=${config.stage}`),
      ];
    try {
      const { status } = await sendHttp({ method: 'GET', url: `${base}/health`, timeoutMs: TIMEOUT_MS });
      return [
        must(
          status === 200,
          `${base}/health answers`,
          `${base}/health answers ${status}`,
          status === 404
            ? 'the name leads to something else: compare DNS with the output DomainTarget'
            : 'look at the log of partner-api/docs, and at the API in API Gateway',
        ),
      ];
    } catch (error) {
      const { says } = reasonOf(error);
      const where = new URL(base).host;
      return [
        {
          level: 'fault',
          says: `${base}/health: ${says}`,
          todo: `customers cannot open their links. Does ${where} lead to the API (output DomainTarget), and is its certificate valid?`,
        },
      ];
    }
  },
};

/** What has to be registered at partners and vendors. The secret part of BulkGate's address is shown once, when it is made. */
export const listAddresses: Check = {
  name: 'addresses to register',
  run: async (doctor) => {
    const base = await doctor.publicBaseUrl();
    if (base === undefined) return [unknown('the address of the stage is not known')];
    const tenants = await doctor.tenants();
    const lines: Finding[] = tenants.partners.map(({ partnerId }) =>
      note(`partner ${partnerId} posts events to ${base}/v1/partners/${partnerId}/events`),
    );
    if (tenants.dealers.some((tenant) => settingsOf(tenant, 'whatsapp').length > 0))
      lines.push(
        note(
          `Meta: callback URL ${base}/v1/channels/whatsapp, field messages; the verify token is shown by npm run admin -- channel whatsapp-app`,
        ),
      );
    for (const dealerId of dealersWith(tenants, 'bulkgate'))
      lines.push(
        note(
          `BulkGate of dealer ${dealerId}: ${base}/v1/channels/bulkgate/… for delivery reports and incoming SMS, with "bulk POST" on; a lost address is replaced by npm run admin -- channel bulkgate --dealer ${dealerId} --new-address`,
        ),
      );
    return [...lines, ...manufacturers(base, tenants.networks)];
  },
};

/** The door for the manufacturer's app, where this version has one. */
const manufacturers = (
  base: string,
  networks: readonly { networkId: string; settings: { oem?: unknown } }[],
): Finding[] => {
  const door = Object.keys(buildOpenApi().paths ?? {}).find((path) => path.startsWith('/v1/channels/oem/'));
  return networks
    .filter(({ settings }) => door !== undefined && settings.oem)
    .map(({ networkId }) =>
      note(`manufacturer of network ${networkId}: ${base}${(door ?? '').replace(/\{\w+\}/, networkId)}`),
    );
};
