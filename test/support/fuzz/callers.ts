import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { isStaffRoute, mayCall } from '../../../shared/web/staff-routes.ts';
import type { Call } from './doors.ts';
import type { Operation } from './operations.ts';
import { BULKGATE, NETWORK, OTHER_PARTNER, PARTNER, STAFF, WHATSAPP } from './seeded-world.ts';

/* Who calls, and how a door tells. A door that is proven in a new way needs one more entry here; until then no call of its own gets through, and the test says so. */

/** `rightful`: may. `stranger`: proves to be somebody else. `forger`: proves nothing. */
export type Caller = 'rightful' | 'stranger' | 'forger';
/** `unclear`: something stands in the way of the proof, or may. */
export type CallerOrUnclear = Caller | 'unclear';

type Proof = {
  isFor: (operation: Operation) => boolean;
  give: (call: Call, caller: Caller, operation: Operation) => Call;
};

const hasHeader = (operation: Operation, name: string): boolean =>
  operation.parameters.some((parameter) => parameter.in === 'header' && parameter.name === name);

const withHeaders = (call: Call, headers: Record<string, string>): Call => ({
  ...call,
  headers: { ...call.headers, ...headers },
});

/** Header names of a call are lower-case in the fuzzer. */
const signWebhook = (call: Call, secret: string): Call => {
  const id = call.headers['webhook-id'] ?? 'msg_1';
  const at = new Date();
  return withHeaders(call, {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, call.body ?? Buffer.alloc(0)),
  });
};

const hubSignature = (call: Call, secret: string): string =>
  `sha256=${createHmac('sha256', secret)
    .update(call.body ?? '')
    .digest('hex')}`;

const ofCaller = <T>(caller: Caller, rightful: T, stranger: T, forger: T): T =>
  ({ rightful, stranger, forger })[caller];

/** An advisor, where one may; else their colleague, an admin. */
const withTheRole = ({ key }: Operation): string =>
  !isStaffRoute(key) || mayCall(key, ['advisor']) ? STAFF.own : STAFF.colleague;

const PROOFS: Proof[] = [
  {
    isFor: ({ schemes }) => schemes.includes('standardWebhooks'),
    give: (call, caller) => {
      if (caller === 'forger') return withHeaders(call, { 'webhook-signature': 'v1,AAAA' });
      const secret = caller === 'rightful' ? PARTNER.secret : OTHER_PARTNER.secret;
      const whose = { partnerId: PARTNER.id, networkId: NETWORK.id };
      return signWebhook({ ...call, params: { ...call.params, ...whose } }, secret);
    },
  },
  {
    isFor: ({ schemes }) => schemes.includes('apiKey'),
    give: (call, caller) => ({
      ...withHeaders(call, {
        authorization: `Bearer ${ofCaller(caller, PARTNER.apiKey, OTHER_PARTNER.apiKey, 'x')}`,
      }),
      params: { ...call.params, partnerId: PARTNER.id },
    }),
  },
  {
    isFor: ({ schemes }) => schemes.includes('staff'),
    give: (call, caller, operation) => ({
      ...call,
      claims: { sub: ofCaller(caller, withTheRole(operation), 'somebody', ''), iat: '1764000000' },
    }),
  },
  {
    isFor: (operation) => hasHeader(operation, 'x-hub-signature-256'),
    give: (call, caller) =>
      withHeaders(call, {
        'x-hub-signature-256': ofCaller(
          caller,
          hubSignature(call, WHATSAPP.appSecret),
          hubSignature(call, PARTNER.secret),
          'sha256=',
        ),
      }),
  },
  {
    isFor: ({ operationId }) => operationId === 'verifyWhatsAppWebhook',
    give: (call, caller) => ({
      ...call,
      query: `hub.mode=subscribe&hub.verify_token=${ofCaller(caller, WHATSAPP.verifyToken, PARTNER.secret, '')}&hub.challenge=${call.query.length}`,
    }),
  },
  {
    isFor: ({ operationId }) => operationId === 'postBulkGateWebhook',
    give: (call, caller) => ({
      ...call,
      params: { ...call.params, secret: ofCaller(caller, BULKGATE.door, 'wrong', 'x') },
    }),
  },
];

/** The call as this caller makes it, proven by all that the operation asks for. */
export const asCaller = (operation: Operation, call: Call, caller: Caller): Call =>
  PROOFS.filter(({ isFor }) => isFor(operation)).reduce((so, { give }) => give(so, caller, operation), call);

/** Whether the operation asks who calls at all. */
export const isGuarded = (operation: Operation): boolean => PROOFS.some(({ isFor }) => isFor(operation));
