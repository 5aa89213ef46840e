import { describe, expect, it } from 'vitest';
import { MOST_RULES, ruleFinder } from '../../../shared/events/routing-rule-store.ts';
import { removeRoutingRule } from '../../../shared/events/remove-routing-rule.ts';
import { saveRoutingRule } from '../../../shared/events/save-routing-rule.ts';
import { savePartner } from '../../../shared/partners/save-partner.ts';
import { type AdminWorld, faultOf, pathsOf, worldWithDealers } from './admin-world.ts';

const invite = {
  dealerId: '00027',
  ruleId: 'invite',
  event: 'checkin.start',
  action: { do: 'start-check-in' },
};
const rulesOf = ({ table }: AdminWorld, dealerId = '00027') => ruleFinder(table)(dealerId);

describe('saving a routing rule', () => {
  it('S0.6 S0.40 stores what the dealer wants for an event, enabled and without conditions unless said', async () => {
    const world = await worldWithDealers();
    expect(await saveRoutingRule(world.deps, invite)).toMatchObject({ result: 'created' });
    await saveRoutingRule(world.deps, {
      ...invite,
      ruleId: 'call-back',
      event: 'checkin.finished',
      when: { decision: 'contact_me' },
      action: { do: 'notify-inbox', inbox: 'advisors' },
    });
    expect(await rulesOf(world)).toMatchObject([
      {
        ruleId: 'call-back',
        when: { decision: 'contact_me' },
        action: { do: 'notify-inbox', inbox: 'advisors' },
        enabled: true,
      },
      { ruleId: 'invite', event: 'checkin.start', when: {}, action: { do: 'start-check-in' }, enabled: true },
    ]);
    expect(await rulesOf(world, '00031')).toEqual([]);
  });

  it('replaces a rule as a whole: conditions that are left out are gone', async () => {
    const world = await worldWithDealers();
    await saveRoutingRule(world.deps, { ...invite, when: { brands: ['BMW'] } });
    expect((await saveRoutingRule(world.deps, { ...invite, enabled: false })).changes).toEqual([
      { path: 'when.brands', from: ['BMW'] },
      { path: 'enabled', from: true, to: false },
    ]);
    expect(await saveRoutingRule(world.deps, { ...invite, enabled: false })).toMatchObject({
      result: 'unchanged',
    });
  });

  it('moves a rule to another event instead of having it twice', async () => {
    const world = await worldWithDealers();
    await saveRoutingRule(world.deps, invite);
    expect(await saveRoutingRule(world.deps, { ...invite, event: 'appointment.upserted' })).toMatchObject({
      result: 'updated',
      changes: [{ path: 'event', from: 'checkin.start', to: 'appointment.upserted' }],
    });
    expect((await rulesOf(world)).map(({ event }) => event)).toEqual(['appointment.upserted']);
  });

  it('stops at 100 rules of a dealer; those that are there can still be changed', async () => {
    const world = await worldWithDealers();
    for (let number = 0; number < MOST_RULES; number += 1)
      await saveRoutingRule(world.deps, { ...invite, ruleId: `rule-${number}` });
    expect(await faultOf(saveRoutingRule(world.deps, invite))).toMatchObject({
      kind: 'Conflict',
      code: 'rule.too_many',
    });
    expect(await saveRoutingRule(world.deps, { ...invite, ruleId: 'rule-7', enabled: false })).toMatchObject({
      result: 'updated',
    });
    expect(await saveRoutingRule(world.deps, { ...invite, dealerId: '00031' })).toMatchObject({
      result: 'created',
    });
  });
});

describe('a rule that could never do what it says', () => {
  it.each([
    [
      'the invite as a template, which only start-check-in sends',
      { action: { do: 'send-template', purpose: 'check-in-invite' } },
      ['action.purpose'],
    ],
    [
      'a template that does not exist',
      { action: { do: 'send-template', purpose: 'birthday' } },
      ['action.purpose'],
    ],
    [
      'an inbox with blanks in its name',
      { action: { do: 'notify-inbox', inbox: 'Service Team' } },
      ['action.inbox'],
    ],
    ['an inbox that is not named', { action: { do: 'notify-inbox' } }, ['action.inbox']],
    ['an action that does not exist', { action: { do: 'call' } }, ['action.do']],
    ['an event that does not exist', { event: 'checkin.begin' }, ['event']],
    [
      'results where there are none',
      { when: { decision: 'accepted', hasRemarks: true } },
      ['when.decision', 'when.hasRemarks'],
    ],
    ['a check-in that starts when it is finished', { event: 'checkin.finished' }, ['action.do']],
    [
      'a status that the event says itself',
      { event: 'service.status', action: { do: 'set-status', status: 'ready' } },
      ['action.do'],
    ],
    ['a location that is not there', { when: { locationIds: ['01', '02'] } }, ['when.locationIds']],
    ['a partner that is not there', { when: { partnerIds: ['nobody'] } }, ['when.partnerIds']],
    ['a condition that is misspelled', { when: { brand: 'BMW' } }, ['when']],
  ])('%s', async (_, wrong, paths) => {
    const world = await worldWithDealers();
    expect(await pathsOf(saveRoutingRule(world.deps, { ...invite, ...wrong }))).toEqual(paths);
    expect(await rulesOf(world)).toEqual([]);
  });

  it('is for a dealer that does not exist', async () => {
    const world = await worldWithDealers();
    expect(await faultOf(saveRoutingRule(world.deps, { ...invite, dealerId: '27' }))).toMatchObject({
      code: 'dealer.unknown',
    });
  });

  it('may name what exists', async () => {
    const world = await worldWithDealers();
    await savePartner(world.deps, { partnerId: 'tjekvik', name: 'Tjekvik' });
    await expect(
      saveRoutingRule(world.deps, { ...invite, when: { locationIds: ['01'], partnerIds: ['tjekvik'] } }),
    ).resolves.toMatchObject({ result: 'created' });
  });
});

describe('removing a routing rule', () => {
  it('answers what it was', async () => {
    const world = await worldWithDealers();
    await saveRoutingRule(world.deps, invite);
    expect(await removeRoutingRule(world.deps, { dealerId: '00027', ruleId: 'invite' })).toEqual({
      ...invite,
      when: {},
      enabled: true,
    });
    expect(await rulesOf(world)).toEqual([]);
  });

  it('is refused for a rule that is not there, or is another dealer’s', async () => {
    const world = await worldWithDealers();
    await saveRoutingRule(world.deps, invite);
    for (const dealerId of ['00027', '00031']) {
      expect(
        await faultOf(
          removeRoutingRule(world.deps, { dealerId, ruleId: dealerId === '00031' ? 'invite' : 'other' }),
        ),
      ).toMatchObject({ code: 'rule.unknown' });
    }
    expect(await rulesOf(world)).toHaveLength(1);
  });
});
