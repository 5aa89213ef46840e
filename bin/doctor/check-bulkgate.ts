import * as z from 'zod';
import { readDealerSecret } from '../../shared/messaging/channels/dealer-secret.ts';
import { parseVendorJson } from '../../shared/messaging/channels/vendor-json.ts';
import { type Check, type Doctor, fault, type Finding, ok, should, unknown } from './check.ts';
import { dealersWith } from './check-sms.ts';
import { reasonOf } from './reason.ts';

/** BulkGate sends while there is credit. An SMS costs one or a few; below this it ends within days. */
const LEAST_CREDIT = 100;

const creditSchema = z.looseObject({
  data: z.looseObject({ credit: z.number(), currency: z.string().optional() }),
});

/** For each dealer with BulkGate: does the access work, and how much credit is left? */
export const checkBulkGate: Check = {
  name: 'SMS by BulkGate',
  run: async (doctor) => {
    const users = dealersWith(await doctor.tenants(), 'bulkgate');
    const findings: Finding[] = [];
    for (const dealerId of users) findings.push(await checkCredit(doctor, dealerId));
    return users.length === 0 ? [ok('no dealer sends SMS through BulkGate')] : findings;
  },
};

const checkCredit = async (doctor: Doctor, dealerId: string): Promise<Finding> => {
  const who = `BulkGate of dealer ${dealerId}`;
  const store = `npm run admin -- channel bulkgate --dealer ${dealerId} --file -`;
  const { bulkgate } = await readDealerSecret(doctor.readSecret, doctor.secretPrefix, dealerId);
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
