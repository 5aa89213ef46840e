import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { describeConversation } from '../../../shared/events/describe-conversation.ts';
import { askForMedia } from '../../../shared/conversations/ask-for-media.ts';
import { moveEntry } from '../../../shared/conversations/move-entry.ts';
import { openMedia } from '../../../shared/conversations/open-media.ts';
import { entries } from '../../../shared/conversations/conversation-store.ts';
import type { Media } from '../../../shared/conversations/media.ts';
import type { Staff } from '../../../shared/dealers/staff.ts';
import { conversationIdOf } from '../../../shared/messaging/message-store.ts';
import { ask, handlerOf } from '../../support/fuzz/doors.ts';
import { OWN, REFERENCES, SeededWorld, STAFF } from '../../support/fuzz/seeded-world.ts';

/* What staff do with what customers sent. Who may do it at all is asked by the tenant matrix. */

const world = new SeededWorld();
beforeEach(() => world.seed());
afterAll(() => world.leave());

const NOW = '2026-11-24T10:05:00.000Z';
const logged: string[] = [];
const note = (message: string, fields: object = {}) =>
  void logged.push(`${message} ${JSON.stringify(fields)}`);
const deps = { table: world.table, now: () => NOW, log: { info: note, warn: note, error: note } };
const anna: Staff = {
  sub: STAFF.own,
  dealerId: OWN,
  name: 'Anna',
  locationIds: [],
  roles: ['advisor'],
  status: 'active',
};
const elsewhere: Staff = { ...anna, locationIds: ['02'] };
const own = { conversationId: REFERENCES.conversation, entryId: REFERENCES.picture };
const toRelative = { staff: anna, ...own, toContactId: REFERENCES.relative };
const theirs = conversationIdOf(OWN, '01', REFERENCES.relative);

const picture = async (conversationId = REFERENCES.conversation) => {
  const { entries: page } = await describeConversation(world.table, { staff: anna, conversationId });
  return page.find((entry) => entry.kind === 'inbound');
};

describe('a message of a number that several people have', () => {
  it('S3.34 is moved to whoever wrote it, stays visible where it was, and says who moved it', async () => {
    const moved = await moveEntry(deps, toRelative);
    expect(moved).toMatchObject({ conversationId: theirs, contactId: REFERENCES.relative });
    expect(await picture()).toMatchObject({
      text: 'Der Kratzer',
      sharedWith: [REFERENCES.relative],
      movedTo: { ...moved, by: STAFF.own, at: NOW },
    });
    const copy = await picture(theirs);
    expect(copy).toMatchObject({
      entryId: moved.entryId,
      text: 'Der Kratzer',
      at: '2026-11-24T10:00:08.000Z',
      movedFrom: { ...own, by: STAFF.own },
      media: [{ mediaId: `${moved.entryId}.0`, status: 'stored' }, { mediaId: `${moved.entryId}.1` }],
    });
    expect(copy).not.toHaveProperty('sharedWith');
    expect(logged.at(-1)).toContain(`"by":"${STAFF.own}"`);
    expect(logged.join()).not.toContain('Kratzer');
    const opened = await openMedia(
      { table: world.table, signLink: async ({ key }) => `https://bucket.example/${key}` },
      { staff: anna, conversationId: theirs, mediaId: `${moved.entryId}.0` },
    );
    expect(opened.url).toBe(`https://bucket.example/media/${OWN}/${REFERENCES.picture}.0.jpg`);
  });

  it('S0.10 moved again to the same person is the same answer; to another one is refused', async () => {
    const moved = await moveEntry(deps, toRelative);
    expect(await moveEntry(deps, toRelative)).toEqual(moved);
    await expect(moveEntry(deps, { ...toRelative, toContactId: 'ct1' })).rejects.toMatchObject({
      kind: 'Conflict',
      code: 'entry.moved',
    });
    // From there it can go on, and back.
    const { conversationId, entryId } = moved;
    expect(await moveEntry(deps, { staff: anna, conversationId, entryId, toContactId: 'ct1' })).toMatchObject(
      { conversationId: REFERENCES.conversation },
    );
  });

  it('S1.23 two members of the staff at the same moment: both are told where it went', async () => {
    const answers = await Promise.all([moveEntry(deps, toRelative), moveEntry(deps, toRelative)]);
    expect(answers[0]).toEqual(answers[1]);
  });

  it.each([
    ['at another location', { staff: elsewhere }, 'entry.unknown'],
    ['that does not exist', { entryId: '01KDFX2Q7N8R5T1V3W9Y0Z2A4B' }, 'entry.unknown'],
    ['to nobody', { toContactId: 'ct-none' }, 'contact.unknown'],
  ])('S0.3 one %s is not found', async (_what, change, code) => {
    await expect(moveEntry(deps, { ...toRelative, ...change })).rejects.toMatchObject({
      kind: 'NotFound',
      code,
    });
  });

  it('is not moved where it stands already', async () => {
    await expect(moveEntry(deps, { ...toRelative, toContactId: 'ct1' })).rejects.toMatchObject({
      kind: 'Conflict',
      code: 'entry.there_already',
    });
  });
});

describe('a file', () => {
  const open = (change: object = {}, staff = anna) => {
    const signed: { saveAs?: string; mimeType: string; seconds: number }[] = [];
    const answer = openMedia(
      {
        table: world.table,
        signLink: async (request) => {
          signed.push(request);
          return 'https://bucket.example/x';
        },
      },
      { staff, conversationId: REFERENCES.conversation, mediaId: `${REFERENCES.picture}.0`, ...change },
    );
    return { answer, signed };
  };
  const replaceFile = async (change: Partial<Media>) => {
    await entries.change(deps, own, (entry) =>
      entry?.kind === 'inbound'
        ? {
            ...entry,
            media: entry.media?.map((file, number) => (number === 0 ? { ...file, ...change } : file)),
          }
        : undefined,
    );
  };

  it('S2.46 is a picture that a browser shows, for two minutes', async () => {
    const { answer, signed } = open();
    expect(await answer).toMatchObject({ isShown: true, mimeType: 'image/jpeg', expiresInSeconds: 120 });
    expect(signed).toMatchObject([{ seconds: 120, mimeType: 'image/jpeg' }]);
    expect(signed[0]).not.toHaveProperty('saveAs');
  });

  it('S2.46 that is no picture is only downloaded, under our own name for it', async () => {
    await replaceFile({
      mimeType: 'application/pdf',
      key: `media/${OWN}/x.pdf`,
      fileName: 'evil";\r\nname.pdf',
    });
    const { answer, signed } = open();
    expect(await answer).toMatchObject({ isShown: false });
    expect(signed[0]?.saveAs).toBe(`${REFERENCES.picture}.0.pdf`);
  });

  it('S0.3 at another location, and one that does not exist, are not found', async () => {
    await expect(open({}, elsewhere).answer).rejects.toMatchObject({ kind: 'NotFound' });
    for (const mediaId of [`${REFERENCES.picture}.9`, 'none', ''])
      await expect(open({ mediaId }).answer).rejects.toMatchObject({ kind: 'NotFound' });
  });

  it('that is not there says why', async () => {
    await replaceFile({ status: 'pending' });
    await expect(open().answer).rejects.toMatchObject({ kind: 'Conflict', code: 'media.pending' });
    await replaceFile({ status: 'refused', reason: 'type_refused' });
    await expect(open().answer).rejects.toThrow('of a kind that this installation does not take');
  });

  it('comes through the door as an address of S3 that is signed for this one file', async () => {
    const answer = await ask((await handlerOf('staff-console/media-api')) as Parameters<typeof ask>[0], {
      method: 'GET',
      path: '/v1/conversations/{conversationId}/media/{mediaId}',
      params: { conversationId: REFERENCES.conversation, mediaId: `${REFERENCES.picture}.0` },
      query: '',
      headers: {},
      isBase64: false,
      isDecoded: true,
      claims: { sub: STAFF.own, iat: '1764000000' },
    });
    expect(answer.status).toBe(200);
    const { url } = JSON.parse(answer.text) as { url: string };
    const { hostname, pathname, searchParams } = new URL(url);
    expect(`${hostname}${pathname}`).toContain('kerbside-test-media');
    expect(pathname.endsWith(`/media/${OWN}/${REFERENCES.picture}.0.jpg`)).toBe(true);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      'X-Amz-Expires': '120',
      'response-content-disposition': 'inline',
      'response-content-type': 'image/jpeg',
    });
  });

  it('shows staff what it is, and nothing of where it lies', async () => {
    expect(await picture()).toMatchObject({
      type: 'media',
      media: [
        { kind: 'image', status: 'stored', mimeType: 'image/jpeg', size: 7 },
        { reason: 'vendor_silent' },
      ],
    });
    expect(JSON.stringify(await picture())).not.toMatch(/"key"|"source"|providerId|mediaState/);
  });
});

describe('a file that could not be had', () => {
  const request = (mediaId: string, staff = anna) =>
    askForMedia(deps, { staff, conversationId: REFERENCES.conversation, mediaId });
  const missing = `${REFERENCES.picture}.1`;

  it('is fetched again when staff ask for it, with as much patience as at first', async () => {
    expect(await request(missing)).toEqual({ mediaId: missing, status: 'pending' });
    expect(await entries.get(world.table, own)).toMatchObject({
      mediaState: 'pending',
      filesAskedAt: NOW,
      media: [{ status: 'stored' }, { status: 'pending' }],
    });
    const before = await entries.get(world.table, own);
    expect(before?.kind === 'inbound' && before.media?.[1]).not.toHaveProperty('reason');
    expect(await request(missing)).toEqual({ mediaId: missing, status: 'pending' });
  });

  it('S0.3 elsewhere is not found; one that is here has nothing to fetch', async () => {
    await expect(request(missing, elsewhere)).rejects.toMatchObject({ kind: 'NotFound' });
    await expect(request(`${REFERENCES.picture}.9`)).rejects.toMatchObject({ kind: 'NotFound' });
    await expect(request(`${REFERENCES.picture}.0`)).rejects.toMatchObject({ code: 'media.settled' });
  });
});
