import { staffInbox } from '../../functions/staff-console/staff-inbox.ts';
import { staffFinder, staffMembers } from '../../shared/dealers/staff-store.ts';
import type { Staff } from '../../shared/dealers/staff.ts';
import type { RoutingRule } from '../../shared/events/routing-rule.ts';
import { addAnna, askAs } from './staff-call.ts';
import { checkInStart, World } from './world.ts';

export const BERT = { sub: 'bert', name: 'Bert Beispiel' };
export const CARLA = { sub: 'carla', name: 'Carla Chefin', roles: ['admin'] } as const;
export const MARIO = { sub: 'mario', name: 'Mario Mechaniker', roles: ['mechanic'] } as const;

/** A rule of the dealer that tells a team of something. */
export const tellsInbox = (inbox: string, event: RoutingRule['event'] = 'checkin.finished'): RoutingRule => ({
  dealerId: '00027',
  ruleId: `${event}-${inbox}`.replaceAll('.', '-'),
  event,
  when: {},
  action: { do: 'notify-inbox', inbox },
  enabled: true,
});

export const dealershipOf = (world: World) => ({
  dealerId: '00027',
  networkId: 'bmw',
  name: 'BMW Muster',
  colour: '#0b57d0',
  locations: [world.location],
});

/** A workshop with an inbox of its own and one for sales; Anna and Bert advise, Carla is the boss, Mario repairs. One customer was invited by WhatsApp. */
export const openTeam = async () => {
  const world = new World();
  world.rules = [...world.rules, tellsInbox('sales', 'payment.due')];
  await addAnna(world.memory);
  const add = (person: Pick<Staff, 'sub' | 'name'> & { roles?: readonly Staff['roles'][number][] }) =>
    staffMembers.createOnce(
      world.memory,
      {
        dealerId: '00027',
        locationIds: [],
        status: 'active',
        ...person,
        roles: [...(person.roles ?? ['advisor'])],
      },
      world.now(),
    );
  for (const person of [BERT, CARLA, MARIO]) await add(person);
  await world.send(checkInStart());
  await world.receipt('whatsapp', 'delivered');
  const handler = staffInbox({
    ...world.deps,
    table: world.memory,
    findStaff: staffFinder(world.memory),
    findDealership: () => Promise.resolve(dealershipOf(world)),
  });
  const ask = (who: { sub: string }, what: string, body?: unknown) => askAs(handler, what, body, who.sub);
  const [message] = world.messages();
  if (message === undefined) throw new Error('No message came of the check-in.');
  const { messageId, contactId } = message;
  const idsIn = async (inbox = 'service'): Promise<string[]> =>
    (await world.inbox(inbox)).map(({ notificationId }) => `${inbox}.${notificationId}`);
  return { world, ask, idsIn, contactId, conversationId: messageId.split('-')[0] ?? '' };
};
export const ANNA = { sub: 'anna' };
export type Team = Awaited<ReturnType<typeof openTeam>>;

/** Status and code of some answers. */
export const codesOf = (replies: readonly { status?: number | undefined; body: Record<string, unknown> }[]) =>
  replies.map(({ status, body }) => [status, body['code']]);
