import { describe, expect, it } from 'vitest';
import { SAMPLE_PICTURE } from '../../../functions/vendor-sandbox/sample-picture.ts';
import { entries } from '../../../shared/conversations/conversation-store.ts';
import type { InboundEntry } from '../../../shared/conversations/conversation.ts';
import { fetchMedia, type FetchMediaDeps } from '../../../shared/conversations/fetch-media.ts';
import { removeMedia } from '../../../shared/conversations/remove-media.ts';
import { AppError } from '../../../shared/kernel/app-error.ts';
import { sha256Hex } from '../../../shared/kernel/digest.ts';
import type { FetchedMedia } from '../../../shared/messaging/media-source.ts';
import { findFileType } from '../../../shared/platform/file-type.ts';
import type { StoredFile } from '../../../shared/platform/media-bucket.ts';
import { World } from '../../support/world.ts';
import { entriesOf, message, take } from './inbound-world.ts';

/** A world in which a customer sent files, and a vendor that answers as told. */
const setUp = async (kinds: readonly ('image' | 'document')[] = ['image']) => {
  const world = new World();
  const media = kinds.map((kind, number) => ({
    kind,
    sourceId: String(number),
    fileName: `secret-${number}.jpg`,
  }));
  await take(world, message(world, { text: 'Der Kratzer', content: { type: 'media', media } }));
  const stored: StoredFile[] = [];
  const removed: string[] = [];
  const asked: { dealerId: string; account: string; id: string }[] = [];
  const vendor: { answer: () => FetchedMedia } = { answer: () => ({ bytes: SAMPLE_PICTURE }) };
  const source = async (file: (typeof asked)[number]): Promise<FetchedMedia> => {
    asked.push(file);
    return vendor.answer();
  };
  const deps: FetchMediaDeps = {
    ...world.deps,
    sources: { whatsapp: source, mybmw: source },
    findType: findFileType,
    storeFile: async (file) => void stored.push(file),
    removeFile: async (key) => void removed.push(key),
  };
  const entry = (): InboundEntry => {
    const found = entries.parse(entriesOf(world, 'inbound')[0]!);
    if (found.kind !== 'inbound') throw new Error('no message');
    return found;
  };
  return { world, deps, stored, removed, asked, vendor, entry, fetch: () => fetchMedia(deps, entry()) };
};

const gone = (kind: 'Unavailable' | 'Defect') => (): FetchedMedia => {
  throw new AppError(kind, 'vendor.fault', 'The vendor did not answer.');
};

describe('the files of a message', () => {
  it('S2.46 lie in the bucket under ids alone; the entry says what they are', async () => {
    const { world, stored, asked, entry, fetch } = await setUp();
    expect(entry()).toMatchObject({ mediaState: 'pending', media: [{ status: 'pending' }] });
    await fetch();
    const { entryId } = entry();
    const key = `media/00027/${entryId}.0.png`;
    expect(stored).toEqual([{ key, bytes: SAMPLE_PICTURE, mimeType: 'image/png' }]);
    expect(asked).toMatchObject([{ dealerId: '00027', account: '106540352242922', id: '0' }]);
    expect(entry()).toMatchObject({
      mediaState: 'settled',
      media: [
        {
          mediaId: `${entryId}.0`,
          status: 'stored',
          mimeType: 'image/png',
          size: SAMPLE_PICTURE.byteLength,
          sha256: sha256Hex(SAMPLE_PICTURE),
          key,
          fileName: 'secret-0.jpg',
        },
      ],
    });
    expect(JSON.stringify(world.logs)).not.toContain('secret');
  });

  it('B9 of a message that is erased while they are fetched are removed again; of one that is gone, too', async () => {
    const { world, deps, stored, removed, vendor, entry, fetch } = await setUp(['image', 'image']);
    vendor.answer = () => {
      for (const [key, item] of world.memory.items)
        if (item.entity === 'entry') world.memory.items.delete(key);
      return { bytes: SAMPLE_PICTURE };
    };
    await fetch();
    expect(removed).toEqual(stored.map(({ key }) => key));
    expect(removed).toHaveLength(2);
    expect(entriesOf(world, 'inbound')).toEqual([]);

    const other = await setUp();
    await other.fetch();
    await removeMedia(deps, other.entry().media ?? []);
    expect(removed.at(-1)).toBe(other.stored[0]?.key);
    expect(entry).toThrow(/undefined/);
  });

  it('are fetched once, however often the stream tells of them', async () => {
    const { fetch, asked, stored } = await setUp(['image', 'image']);
    await fetch();
    await fetch();
    expect(asked).toHaveLength(2);
    expect(stored.map(({ key }) => key.slice(-5))).toEqual(['0.png', '1.png']);
  });

  it.each<[string, () => FetchedMedia, { status: string; reason: string }]>([
    ['too large', () => ({ fault: 'too_large' }), { status: 'refused', reason: 'too_large' }],
    ['gone', () => ({ fault: 'gone' }), { status: 'unavailable', reason: 'gone' }],
    ['closed to us', () => ({ fault: 'no_access' }), { status: 'unavailable', reason: 'no_access' }],
    [
      'a page',
      () => ({ bytes: Buffer.from('<html><script>alert(1)</script></html>') }),
      { status: 'refused', reason: 'type_refused' },
    ],
    [
      'a drawing that can hold scripts',
      () => ({ bytes: Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"></svg>') }),
      { status: 'refused', reason: 'type_refused' },
    ],
    [
      'a program',
      () => ({ bytes: Buffer.from(`MZ${'\0'.repeat(200)}`) }),
      { status: 'refused', reason: 'type_refused' },
    ],
    ['empty', () => ({ bytes: Buffer.alloc(0) }), { status: 'refused', reason: 'type_refused' }],
    ['a cause of a fault of ours', gone('Defect'), { status: 'unavailable', reason: 'vendor_silent' }],
  ])('that are %s are not kept, and the entry says why', async (_what, answer, expected) => {
    const { fetch, stored, vendor, entry } = await setUp();
    vendor.answer = answer;
    await fetch();
    expect(stored).toEqual([]);
    expect(entry()).toMatchObject({ mediaState: 'settled', media: [expected] });
    expect(entry().media?.[0]).not.toHaveProperty('key');
  });

  it('of a vendor that is down are asked for again for half an hour, then given up visibly', async () => {
    const { world, fetch, vendor, entry } = await setUp();
    vendor.answer = gone('Unavailable');
    await expect(fetch()).rejects.toThrow('did not answer');
    world.time += 30 * 60_000;
    await expect(fetch()).rejects.toThrow('did not answer');
    expect(entry().mediaState).toBe('pending');
    world.time += 1000;
    await fetch();
    expect(entry()).toMatchObject({
      mediaState: 'settled',
      media: [{ status: 'unavailable', reason: 'vendor_silent' }],
    });
  });

  it('are what their bytes say, whatever the sender says', async () => {
    const { fetch, vendor, entry } = await setUp(['document']);
    vendor.answer = () => ({ bytes: Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n') });
    await fetch();
    expect(entry().media).toMatchObject([{ status: 'stored', mimeType: 'application/pdf' }]);
  });
});
