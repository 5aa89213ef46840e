import * as z from 'zod';
import { accessAt, readDealerSecret } from '../../shared/messaging/channels/dealer-secret.ts';
import { parseVendorJson } from '../../shared/messaging/channels/vendor-json.ts';
import { type Check, type Doctor, fault, type Finding, ok, should, unknown } from './check.ts';
import { reasonOf } from './reason.ts';
import type { Tenant } from './tenants.ts';

/** BulkGate sends while there is credit. An SMS costs one or a few; below this it ends within days. */
const LEAST_CREDIT = 100;

const creditSchema = z.looseObject({
  data: z.looseObject({ credit: z.number(), currency: z.string().optional() }),
});

/** For each account at BulkGate, of a dealer or of one location: does the access work, and how much credit is left? */
export const checkBulkGate: Check = {
  name: 'SMS by BulkGate',
  run: async (doctor) => {
    const { dealers } = await doctor.tenants();
    const findings: Finding[] = [];
    for (const tenant of dealers) {
      for (const account of await accountsOf(doctor, tenant))
        findings.push(await checkCredit(doctor, account));
    }
    return findings.length === 0 ? [ok('no dealer sends SMS through BulkGate')] : findings;
  },
};

type Access = { applicationId: string; applicationToken: string };
type Account = { who: string; store: string; bulkgate: Access | undefined };

/** The account that a dealer's locations share, and those that locations have of their own (S1.3). */
const accountsOf = async (doctor: Doctor, { dealerId, places }: Tenant): Promise<Account[]> => {
  const users = places.filter(({ settings }) => settings.sms?.provider === 'bulkgate');
  if (users.length === 0) return [];
  const secret = await readDealerSecret(doctor.readSecret, doctor.secretPrefix, dealerId);
  const accounts = new Map<string, Account>();
  for (const { locationId } of users) {
    const found = accessAt(secret, locationId, 'bulkgate');
    const isOwn = found?.level === 'location';
    const who = isOwn ? `location ${dealerId}/${locationId}` : `dealer ${dealerId}`;
    const only = isOwn ? ` --location ${locationId} --only` : '';
    accounts.set(who, {
      who: `BulkGate of ${who}`,
      store: `npm run admin -- channel bulkgate --dealer ${dealerId}${only} --file -`,
      bulkgate: found?.access,
    });
  }
  return [...accounts.values()];
};

const checkCredit = async (doctor: Doctor, { who, store, bulkgate }: Account): Promise<Finding> => {
  if (!bulkgate) return fault(`${who} has no application id and token`, `store them: ${store}`);
  const base = doctor.config.vendorSandbox
    ? ((await doctor.publicBaseUrl()) ?? '') + '/sandbox/bulkgate'
    : 'https://portal.bulkgate.com';
  try {
    const { status, text } = await doctor.sendHttp({
      method: 'POST',
      url: `${base}/api/1.0/simple/info`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        application_id: bulkgate.applicationId,
        application_token: bulkgate.applicationToken,
      }),
      timeoutMs: doctor.config.vendorTimeoutMs,
    });
    if (status === 401 || status === 403)
      return fault(
        `${who}: the access data are not accepted (${status})`,
        `look them up in BulkGate’s portal, and ${store}`,
      );
    const answer = creditSchema.safeParse(parseVendorJson(text));
    if (status >= 400 || !answer.success)
      return unknown(`${who}: BulkGate answered ${status} in another form`);
    const { credit, currency = 'credits' } = answer.data.data;
    return should(
      credit >= LEAST_CREDIT,
      `${who}: ${credit} ${currency} left`,
      `${who}: only ${credit} ${currency} left; without credit SMS fall to email`,
      'buy credit in BulkGate’s portal, or let it top up by itself',
    );
  } catch (error) {
    const { says, todo } = reasonOf(error);
    return unknown(`${who}: ${says}`, todo);
  }
};
