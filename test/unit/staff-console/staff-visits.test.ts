import { describe, expect, it } from 'vitest';
import { contactItems } from '../../../shared/contacts/contact-item-store.ts';
import { visits } from '../../../shared/visits/visit-store.ts';
import { newVisit, type Visit } from '../../../shared/visits/visit.ts';
import { CountingTable } from '../../support/counting-table.ts';
import { cancelled, owner, upserted } from '../../support/orders.ts';
import { answered, REMARK, VisitsWorld } from './visits-world.ts';

const AT = '2026-11-24T10:00:00.000Z';
const DAY = 'locationId=01&day=2026-12-01';
const arranged = (person = {}) => new VisitsWorld().arrange(person);
const save = async (world: VisitsWorld, visitId: string, change: Partial<Visit> = {}) =>
  visits.createOnce(
    world.memory,
    {
      ...newVisit({ visitId, dealerId: '00027', locationId: '01', createdAt: AT }, 'own', AT),
      startsAt: '2026-12-01T10:00:00.000Z',
      ...change,
    },
    AT,
  );
const names = (view: { visits: { visitId: string }[] }) => view.visits.map(({ visitId }) => visitId);

describe('GET /v1/visits', () => {
  it('S2.44 S2.47 shows the visits of a day, and by each where its check-in stands', async () => {
    const world = await arranged();
    const { status, text, body, view } = await world.list(DAY);
    expect(status, text).toBe(200);
    expect(view()).toEqual(body);
    expect(view()).toMatchObject({ zone: 'Europe/Berlin', day: '2026-12-01' });
    expect(view().visits).toMatchObject([
      {
        startsLocal: '2026-12-01 09:30',
        services: [{ code: 'OIL', name: 'Ölwechsel' }],
        vehicle: { licensePlate: 'M-KS 1234' },
        customer: { firstName: 'Jürgen', lastName: 'Müller' },
        checkIn: { state: 'invited', progress: 1 },
        open: 0,
      },
    ]);
    await world.send(answered);
    expect((await world.list(DAY)).view().visits).toMatchObject([
      { checkIn: { state: 'answered', progress: 3 }, open: 2, handled: 1 },
    ]);
    expect((await world.list('locationId=01&day=2026-12-02')).view().visits).toEqual([]);
  });

  it('S2.44 tells an invite that is still to go from one that went and one that reached nobody, to mechanics too', async () => {
    const stateOf = async (world: VisitsWorld) => {
      const [row] = (await world.list(DAY)).view().visits;
      expect((await world.read()).view().checkIn).toEqual(row?.checkIn);
      await world.become(['mechanic']);
      expect((await world.read()).view().checkIn.state).toBe(row?.checkIn.state);
      return row?.checkIn;
    };
    const early = new VisitsWorld();
    early.settings = { ...early.settings, quietHours: { from: '19:00', to: '21:00' } };
    await early.arrange();
    expect(await stateOf(early)).toMatchObject({ state: 'planned', progress: 0 });
    const silent = new VisitsWorld();
    for (const channel of ['whatsapp', 'sms', 'email'] as const)
      silent.vendors[channel] = () => ({ result: 'rejected', reason: 'no_credit', providerCode: '7' });
    await silent.arrange();
    expect(await stateOf(silent)).toMatchObject({ state: 'unreached', progress: 0 });
    expect(await stateOf(await arranged())).toMatchObject({ state: 'invited', progress: 1 });
  });

  it('S2.53 without a day shows what waits, whenever it is; all dealt with, it shows only on its day', async () => {
    const world = await arranged();
    await world.send(answered);
    expect(names((await world.list('locationId=01')).view())).toEqual([world.visitId]);
    await world.mark('all', { handled: true });
    expect((await world.list('locationId=01')).view().visits).toEqual([]);
    expect((await world.list(DAY)).view().visits).toMatchObject([
      { checkIn: { state: 'handled', progress: 4 }, open: 0, handled: 3 },
    ]);
    await world.mark('r1', { handled: false });
    expect(names((await world.list('locationId=01')).view())).toEqual([world.visitId]);
  });

  it('S2.44 is narrowed to what is not answered, answered, open, dealt with or cancelled', async () => {
    const world = await arranged();
    await save(world, 'vs-none');
    await save(world, 'vs-off', { status: 'cancelled' });
    const checkIn = {
      checkInId: 'ci',
      version: 1,
      status: 'finished' as const,
      page: 'own' as const,
      finishedAt: AT,
    };
    await save(world, 'vs-open', { checkIn, answers: { entryId: 'e', items: [{ id: 'r1' }] } });
    await save(world, 'vs-done', { checkIn, answers: { entryId: 'e', items: [] } });
    const show = async (filter: string) =>
      names((await world.list(`${DAY}&show=${filter}`)).view()).toSorted();
    expect(await show('unanswered')).toEqual([world.visitId, 'vs-none'].toSorted());
    expect(await show('answered')).toEqual(['vs-done', 'vs-open']);
    expect(await show('open')).toEqual(['vs-open']);
    expect(await show('handled')).toEqual(['vs-done']);
    expect(await show('cancelled')).toEqual(['vs-off']);
    expect(await show('all')).toHaveLength(5);
  });

  it.each([
    ['müller', 1],
    ['MULLER jur', 1],
    ['ks12', 1],
    ['m-ks 1234', 1],
    ['CH1234', 1],
    ['a-0042', 1],
    ['maier', 0],
    ['müller maier', 0],
    ['--', 2],
  ])('S2.44 is searched by name, plate, VIN or order: %s finds %i', async (search, count) => {
    const world = await arranged();
    await save(world, 'vs-other');
    const { view } = await world.list(`${DAY}&search=${encodeURIComponent(search)}`);
    expect(view().visits).toHaveLength(count);
  });

  it('S2.51 shows mechanics no names, and finds nobody by them', async () => {
    const world = await arranged({ roles: ['mechanic'] });
    const { text, view } = await world.list(DAY);
    expect(view().visits).toMatchObject([{ vehicle: { licensePlate: 'M-KS 1234' } }]);
    expect(text).not.toMatch(/Jürgen|Müller|171|example\.com/);
    expect((await world.list(`${DAY}&search=müller`)).view().visits).toEqual([]);
    expect((await world.list(`${DAY}&search=1234`)).view().visits).toHaveLength(1);
  });

  it('comes in pages of 25 that leave none out and show none twice, narrowed or not', async () => {
    const world = await arranged();
    for (let n = 0; n < 130; n += 1)
      await save(world, `vs-${String(n).padStart(3, '0')}`, {
        startsAt: `2026-12-01T10:00:${String(59 - (n % 60)).padStart(2, '0')}.000Z`,
        status: n % 3 === 0 ? 'cancelled' : 'confirmed',
      });
    for (const [query, expected] of [
      [DAY, 131],
      [`${DAY}&show=cancelled`, 44],
      [`${DAY}&search=kein`, 0],
    ] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const more = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const page = (await world.list(query + more)).view();
        expect(page.visits.length).toBeLessThanOrEqual(25);
        seen.push(...names(page));
        ({ cursor } = page);
      } while (cursor !== undefined);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toHaveLength(expected);
    }
  });

  it('costs the same with ten visits and with a hundred thousand', async () => {
    const units = async (count: number) => {
      const world = await arranged();
      const [one] = world.visits();
      const item = [...world.memory.items.values()].find(({ entity }) => entity === 'visit')!;
      // As many as the location ever had: 20 on the day itself, all else before and behind it.
      for (let n = 0; n < count; n += 1) {
        const isOfDay = n < 9;
        const minute = isOfDay
          ? '202612011000'
          : `2027${String(n % 1000).padStart(4, '0')}${String(n).padStart(8, '0').slice(4)}`;
        world.memory.items.set(`VISIT#vs-${n}|VISIT`, {
          ...item,
          pk: `VISIT#vs-${n}`,
          visitId: `vs-${n}`,
          gsi2sk: `${minute}#vs-${n}`,
          startsAt: isOfDay ? '2026-12-01T10:00:00.000Z' : '2027-01-01T10:00:00.000Z',
        });
        if (n >= 30) continue;
        const mark = { dealerId: '00027', locationId: '01', answeredAt: AT, visitId: `vs-${n}` };
        world.memory.items.set(`ANSWERED#00027#01|OPEN#${AT}#vs-${n}`, {
          ...mark,
          pk: 'ANSWERED#00027#01',
          sk: `OPEN#${AT}#vs-${n}`,
          entity: 'open-answer',
          schema: 1,
          version: 1,
          updatedAt: AT,
        });
      }
      expect(one).toBeDefined();
      const counting = new CountingTable(world.memory);
      const list = new VisitsWorld();
      Object.assign(list, { memory: counting });
      await list.list(DAY);
      return counting.readUnits;
    };
    const [few, many] = [await units(10), await units(100_000)];
    expect(few).toBeGreaterThan(5);
    expect(many).toBe(few);
    expect(many).toBeLessThan(20);
  });

  it.each([
    ['another dealer', { dealerId: '00028' }],
    ['another location', { locationIds: ['02'] }],
  ])('S0.3 is not there for %s', async (_, person) => {
    const world = await arranged(person);
    expect(await world.list(DAY)).toMatchObject({ status: 404, body: { code: 'location.unknown' } });
    expect(await world.read()).toMatchObject({ status: 404, body: { code: 'visit.unknown' } });
    expect(await world.mark('r1', { handled: true })).toMatchObject({
      status: 404,
      body: { code: 'visit.unknown' },
    });
  });

  it.each(['day=2026-02-30', 'day=1999-12-31', 'day=tomorrow', 'show=some', `search=${'a'.repeat(101)}`])(
    'refuses %s',
    async (query) => {
      const world = await arranged();
      expect(await world.list(`locationId=01&${query}`)).toMatchObject({
        status: 400,
        body: { code: 'visits.invalid' },
      });
    },
  );

  it.each([
    '202612010830',
    '202612020830#vs1',
    '0#',
    '202612010830#vs 1',
    `202612010830#${'x'.repeat(280)}%`,
  ])('takes no cursor that is none: %s', async (cursor) => {
    const world = await arranged();
    const reply = await world.list(`${DAY}&cursor=${encodeURIComponent(cursor)}`);
    expect([200, 400]).toContain(reply.status);
    if (!cursor.startsWith('202612010830#x'))
      expect(reply.body).toMatchObject({ code: 'page.cursor_invalid' });
    expect((await world.list('locationId=01&cursor=x')).status).toBe(400);
  });
});

describe('GET /v1/visits/{visitId}', () => {
  it('S2.45 S2.46 shows people, planned work, what was answered, messages with why, and what happened', async () => {
    const world = await arranged();
    await world.receipt('whatsapp', 'delivered');
    await world.send(
      upserted('2026-11-24T10:30:00Z', { id: 'a-0042', kind: 'service' }, { contacts: [owner] }),
    );
    await world.send(answered);
    const { status, text, body, view } = await world.read();
    expect(status, text).toBe(200);
    expect(view()).toEqual(body);
    expect(view()).toMatchObject({
      location: { name: 'BMW Muster', zone: 'Europe/Berlin' },
      checkIn: { state: 'answered' },
      remarks: [{ id: 'r1', text: REMARK, isHandled: false, media: [] }],
    });
    const { dealings } = view();
    expect(dealings).toMatchObject({
      people: [
        {
          role: 'driver',
          firstName: 'Jürgen',
          phone: '+491713920000',
          email: 'juergen@example.com',
          hasStopped: false,
        },
        { role: 'owner', firstName: 'Erika' },
      ],
      answeredThrough: 'tjekvik',
      answeredThroughName: 'Tjekvik',
      areAnswersKept: true,
      choices: [
        { id: 's1', code: 'OIL', price: 149.9, decision: 'accepted', isPlanned: true, isHandled: true },
        { id: 's2', code: 'WIPERS', decision: 'contact_me', isPlanned: false, isHandled: false },
      ],
      isComplete: true,
    });
    expect(dealings?.messages).toMatchObject([
      { purpose: 'check-in-invite', status: 'delivered', channel: 'whatsapp', can: { withdraw: false } },
    ]);
    expect(dealings?.messages[0]?.trace.map((line) => line.status)).toEqual(
      expect.arrayContaining(['planned', 'possible', 'sending', 'sent', 'delivered', 'answered']),
    );
    expect(dealings?.log.map(({ kind }) => kind)).toContain('results');
  });

  it('S0.37 S2.46 shows the answers of a walk-in whom nobody named', async () => {
    const world = await arranged();
    const event = structuredClone(answered);
    Object.assign(event.data, { checkin: { id: 'c-walk-in' }, vehicle: { vin: 'WBA11AA0005CH9999' } });
    await world.send(event);
    const walkIn = world.visits().find(({ vehicle }) => vehicle?.vin?.endsWith('9999'));
    const view = (await world.read(walkIn?.visitId)).view();
    expect(view.remarks).toMatchObject([{ id: 'r1', text: REMARK }]);
    expect(view.dealings).toMatchObject({ people: [], choices: [{ id: 's1' }, { id: 's2' }] });
    const marked = await world.mark('r1', { handled: true }, walkIn?.visitId);
    expect(marked.view().remarks).toMatchObject([{ isHandled: true, handled: { by: 'anna', name: 'Anna' } }]);
  });

  it('S2.46 S2.49 shows what the customer wrote and sent beside the check-in, and not what was moved away', async () => {
    const world = await arranged();
    await world.advance(60);
    await world.inbound('Der Kratzer ist links');
    await world.send(cancelled('2026-11-24T12:00:00Z'));
    expect((await world.read()).view().remarks).toMatchObject([
      { channel: 'whatsapp', text: 'Der Kratzer ist links' },
    ]);
  });
});

describe('after two contacts were merged', () => {
  it('S3.24 S2.46 a visit has its person, the answers, and what was written since', async () => {
    const world = await arranged();
    await world.send(answered);
    const { contactId } = world.visits()[0] ?? {};
    const other = { dealerId: '00027', contactId: 'ct-kept' };
    const known = (await contactItems.get(world.memory, { dealerId: '00027', contactId: contactId ?? '' }))!;
    const { version: _version, ...person } = known;
    await contactItems.createOnce(
      world.memory,
      { ...person, ...other, lastName: 'Müller-Neu', mergedFrom: [known.contactId] },
      AT,
    );
    await contactItems.change(
      { table: world.memory, now: world.now },
      known,
      (one) => one && { ...one, mergedInto: other.contactId },
    );
    await world.advance(60);
    await world.inbound('Noch etwas');
    expect((await world.list(DAY)).view().visits).toMatchObject([{ customer: { lastName: 'Müller-Neu' } }]);
    const view = (await world.read()).view();
    expect(view.dealings?.people).toMatchObject([{ role: 'driver', lastName: 'Müller-Neu' }]);
    expect(view.dealings?.choices).toHaveLength(2);
    expect(view.remarks).toMatchObject([{ id: 'r1' }, { text: 'Noch etwas' }]);
    const entryId = view.remarks[1]?.id ?? '';
    expect((await world.mark(entryId, { shared: true })).status).toBe(200);
  });
});
