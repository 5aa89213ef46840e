import { describe, expect, it } from 'vitest';
import { contactItems } from '../../../shared/contacts/contact-item-store.ts';
import { eraseContact } from '../../../shared/privacy/erase-contact.ts';
import { erasures } from '../../../shared/privacy/erasure-store.ts';
import { exportContact } from '../../../shared/privacy/export-contact.ts';
import { liftLegalHold } from '../../../shared/privacy/lift-legal-hold.ts';
import { previewErasure } from '../../../shared/privacy/preview-erasure.ts';
import { reapplyErasures } from '../../../shared/privacy/reapply-erasures.ts';
import { setLegalHold } from '../../../shared/privacy/set-legal-hold.ts';
import { sweepPrivacy } from '../../../shared/privacy/sweep-privacy.ts';
import { ContactsWorld, JURGEN } from '../../support/contacts-world.ts';
import { DEALER } from '../../support/privacy-world.ts';

const ANNA = { sub: 'anna', name: 'Anna' };
const DAY = 24 * 3600 * 1000;
const MARKS = ['Jürgen', 'Müller', 'Mueller', '3920000', '3920002', 'example.com', 'dms-7', '000815'];

const merged = async () => {
  const world = await new ContactsWorld().arrange();
  const { own, other } = await world.bothVisit();
  world.time += 1000;
  await world.inbound('Hier Jürgen', '+491713920002');
  const restored = structuredClone([...world.memory.items]);
  await world.merge(own, other);
  const who = { dealerId: DEALER, contactId: own };
  const order = { ...who, by: 'anna', reason: 'asked-by-person' as const };
  /** The table as it was before the merge. */
  const restore = () => {
    world.memory.items.clear();
    for (const [key, item] of structuredClone(restored)) world.memory.items.set(key, item);
  };
  return { world, own, other, who, order, restore };
};

const marksOf = (world: ContactsWorld): string[] => {
  const text = JSON.stringify([...world.memory.items.values()].filter(({ entity }) => entity !== 'location'));
  return MARKS.filter((mark) => text.includes(mark));
};

describe('B9 the data of one who was two', () => {
  it('S3.24 is erased whole: names, conversations, visits, events of both, and what the merge could be undone by', async () => {
    const { world, own, other, who, order } = await merged();
    expect(marksOf(world)).toEqual(MARKS);
    const preview = await previewErasure(world.privacy, who);
    const erasure = await eraseContact(world.privacy, order);
    expect(erasure).toMatchObject({ also: [other], counts: preview.counts, state: 'done' });
    expect(erasure.counts).toMatchObject({ visit: 2, event: 2 });
    expect(marksOf(world)).toEqual([]);
    for (const contactId of [own, other])
      expect(await contactItems.get(world.memory, { dealerId: DEALER, contactId })).toMatchObject({
        erasedAt: world.now(),
      });
    expect(await eraseContact(world.privacy, order)).toMatchObject({ erasureId: erasure.erasureId });
  });

  it('S3.24 is exported whole, and tells nobody twice', async () => {
    const { world, own, who } = await merged();
    const exported = await exportContact(world.privacy, { ...who, by: 'anna' });
    expect(exported.contact).toMatchObject({ contactId: own, lastName: 'Müller' });
    expect(exported.visits).toHaveLength(2);
    expect(exported.events).toHaveLength(2);
    const [conversation] = exported.conversations;
    expect(conversation?.messages).toHaveLength(2);
    expect(conversation?.entries).toContainEqual(expect.objectContaining({ text: 'Hier Jürgen' }));
    expect(exported.others.map(({ kind }) => kind)).toContain('contact-merge');
    const text = JSON.stringify(exported);
    expect(MARKS.filter((mark) => !text.includes(mark))).toEqual([]);
  });

  it('is not erased, held or exported by the id of a part', async () => {
    const { world, other } = await merged();
    const who = { dealerId: DEALER, contactId: other, by: 'anna' };
    const refused = { kind: 'Conflict', code: 'contact.merged' };
    await expect(previewErasure(world.privacy, who)).rejects.toMatchObject(refused);
    await expect(eraseContact(world.privacy, { ...who, reason: 'unlawful' })).rejects.toMatchObject(refused);
    await expect(exportContact(world.privacy, who)).rejects.toMatchObject(refused);
    await expect(
      setLegalHold(world.privacy, { ...who, by: ANNA, reason: 'A dispute' }),
    ).rejects.toMatchObject(refused);
    await expect(liftLegalHold(world.privacy, { ...who, by: ANNA })).rejects.toMatchObject(refused);
    expect(marksOf(world)).toEqual(MARKS);
  });

  it('an event from before the erasure brings neither back; one from after it is about somebody new', async () => {
    const { world, other, order } = await merged();
    await world.post(
      {
        type: 'checkin.start',
        timestamp: '2026-11-24T10:00:30Z',
        data: {
          dealerId: '00027',
          locationId: '01',
          checkin: { id: 'c-9' },
          vehicle: { vin: 'WBA9' },
          contact: JURGEN,
        },
      },
      'msg_late',
    );
    await eraseContact(world.privacy, order);
    await world.run();
    expect(marksOf(world)).toEqual([]);
    world.time += 1000;
    await world.visit(7, JURGEN, 'msg_anew');
    const anew = (await world.contact(other))!;
    expect(anew).toMatchObject({ contactId: other, lastName: 'Mueller' });
    expect(anew.mergedFrom).toBeUndefined();
    // The second look takes nothing of the one who came anew.
    world.time += 16 * 60 * 1000;
    await sweepPrivacy(world.privacy);
    expect(await world.contact(other)).toMatchObject({ lastName: 'Mueller' });
    expect(await world.conversation(other)).not.toEqual([]);
    const done = [...world.memory.items.values()].filter(({ entity }) => entity === 'erasure');
    expect(done.map(erasures.parse)).toMatchObject([{ state: 'confirmed' }]);
  });

  it('a restored table on which they are still two has both erased again', async () => {
    const { world, order, restore } = await merged();
    const erasure = await eraseContact(world.privacy, order);
    restore();
    expect(marksOf(world)).toEqual(MARKS);
    expect(await reapplyErasures(world.privacy, [erasure])).toMatchObject({ again: 1 });
    expect(marksOf(world)).toEqual([]);
  });

  it('a hold keeps what stands under all of its ids, and keeps it one', async () => {
    const { world, own, who, order } = await merged();
    await setLegalHold(world.privacy, { ...who, by: ANNA, reason: 'A dispute' });
    await expect(eraseContact(world.privacy, order)).rejects.toMatchObject({ code: 'contact.held' });
    const { merges } = (await world.ask(`GET /v1/contacts/${own}`)).body;
    expect(await world.undo(own, merges[0]!.mergeId)).toMatchObject({
      status: 409,
      body: { code: 'contact.held' },
    });
    const clocks = [...world.memory.items.values()]
      .filter(({ entity }) => ['contact', 'message', 'entry', 'visit', 'contact-merge'].includes(entity))
      .flatMap(({ expiresAt }) => expiresAt ?? []);
    expect(clocks).toEqual([]);
    // Once it is lifted the clocks run on from where they began.
    await liftLegalHold(world.privacy, { ...who, by: ANNA });
    expect(await world.undo(own, merges[0]!.mergeId)).toMatchObject({ status: 200 });
    const merge = [...world.memory.items.values()].find(({ entity }) => entity === 'contact-merge');
    expect(merge?.expiresAt).toBe(Math.floor((world.time + 30 * DAY) / 1000));
  });

  it('goes by its clock, and leaves ids only', async () => {
    const { world, own, other } = await merged();
    for (let day = 0; day < 120; day += 10) {
      world.time += 10 * DAY;
      await sweepPrivacy(world.privacy);
    }
    expect(await world.contact(own)).toBeUndefined();
    const left = [...world.memory.items.values()].filter(
      (item) => (item.expiresAt ?? Infinity) * 1000 > world.time,
    );
    expect(
      MARKS.filter((mark) =>
        JSON.stringify(left.filter(({ entity }) => entity !== 'location')).includes(mark),
      ),
    ).toEqual([]);
    // Who comes again by the other's id is one person all the same.
    await world.visit(8, JURGEN, 'msg_next_year');
    expect(await world.contact(other)).toMatchObject({ contactId: own, lastName: 'Mueller' });
  });
});
