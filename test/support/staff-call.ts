import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { Staff } from '../../shared/dealers/staff.ts';
import { staffMembers } from '../../shared/dealers/staff-store.ts';
import type { Table } from '../../shared/table/table.ts';
import { apiEvent, context } from './api-event.ts';

type Handler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** Anna, an advisor of dealer 00027 at all its locations, unless told otherwise. */
export const addAnna = (table: Table, change: Partial<Staff> = {}): Promise<boolean> =>
  staffMembers.createOnce(
    table,
    {
      sub: 'anna',
      dealerId: '00027',
      name: 'Anna',
      locationIds: [],
      roles: ['advisor'],
      status: 'active',
      ...change,
    },
    '2026-11-24T10:00:00.000Z',
  );

/** Asks a handler of staff routes as Anna, or somebody else: `PUT /v1/messages/x`, and what they send. */
export const askAs = async (handler: unknown, what: string, body?: unknown, sub = 'anna') => {
  const [method = '', path = ''] = what.split(' ');
  const [pathname = '', query = ''] = path.split('?');
  const event = apiEvent({
    method,
    path: pathname,
    query,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const signedIn = { authorizer: { jwt: { claims: { sub }, scopes: [] } } };
  const requestContext = { ...event.requestContext, ...signedIn };
  const reply = await (handler as Handler)({ ...event, requestContext }, context);
  const text = reply.body ?? '';
  return { status: reply.statusCode, text, body: (text ? JSON.parse(text) : {}) as Record<string, unknown> };
};
