import { describe, expect, it } from 'vitest';
import { contactItems } from '../../../shared/contacts/contact-item-store.ts';
import type { Contact } from '../../../shared/contacts/contact.ts';
import { editContact } from '../../../shared/conversations/edit-contact.ts';
import { mergeContacts } from '../../../shared/conversations/merge-contacts.ts';
import { optOut } from '../../../shared/conversations/opt-out.ts';
import { previewMerge } from '../../../shared/conversations/preview-merge.ts';
import { undoMerge } from '../../../shared/conversations/undo-merge.ts';
import { versionOf } from '../../../shared/conversations/contact-view.ts';
import { dealers, locations } from '../../../shared/dealers/dealer-store.ts';
import type { Staff } from '../../../shared/dealers/staff.ts';
import { AppError } from '../../../shared/kernel/app-error.ts';
import { MemoryTable } from '../../../shared/table/memory-table.ts';
import type { Table } from '../../../shared/table/table.ts';
import { everyInterleaving } from '../../support/interleavings.ts';
import { SETTINGS } from '../../support/world.ts';

/* Merges that meet something else at the same moment, in every order of the calls of both. */

const NOW = '2026-11-24T10:00:00.000Z';
const key = { dealerId: '00027' };
const person = (contactId: string): Contact => ({
  contactId,
  ...key,
  externalIds: [],
  firstName: contactId,
  language: 'de',
  lastLocationId: '01',
  sourceTimestamp: NOW,
});
const staff: Staff = {
  sub: 'anna',
  ...key,
  name: 'Anna',
  locationIds: [],
  roles: ['admin'],
  status: 'active',
};

/** One call after the other: a race is between the two, not within one of them. */
const inTurn = (table: Table): Table => {
  let last: Promise<unknown> = Promise.resolve();
  const queued =
    <A extends unknown[], T>(call: (...input: A) => Promise<T>) =>
    (...input: A): Promise<T> => {
      const next = last.then(() => call(...input));
      last = next.catch(() => undefined);
      return next;
    };
  return {
    get: queued((...input: Parameters<Table['get']>) => table.get(...input)),
    getMany: queued((...input: Parameters<Table['getMany']>) => table.getMany(...input)),
    query: queued((...input: Parameters<Table['query']>) => table.query(...input)),
    findKeys: queued((...input: Parameters<Table['findKeys']>) => table.findKeys(...input)),
    write: queued((...input: Parameters<Table['write']>) => table.write(...input)),
    writeTogether: queued((...input: Parameters<Table['writeTogether']>) => table.writeTogether(...input)),
  };
};

const depsOn = (table: Table) => ({
  table: inTurn(table),
  now: () => NOW,
  log: { info: () => {}, warn: () => {}, error: () => {} },
  idKey: 'id-key',
});

const arranged = async (): Promise<MemoryTable> => {
  const table = new MemoryTable();
  await dealers.createOnce(table, { ...key, networkId: 'bmw', name: 'Muster', settings: SETTINGS }, NOW);
  await locations.createOnce(table, { ...key, locationId: '01', name: 'Muster', settings: {} }, NOW);
  for (const contactId of ['ctA', 'ctB']) await contactItems.createOnce(table, person(contactId), NOW);
  return table;
};

type Ended = { codes: string[] };
const ending = async (ended: Ended, work: Promise<unknown>): Promise<void> => {
  try {
    await work;
    ended.codes.push('done');
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    ended.codes.push(error.code);
  }
};

const orderFor = async (table: Table, own: string, otherId: string) => {
  const { version } = await previewMerge(depsOn(table), { staff, contactId: own, command: { otherId } });
  return { staff, contactId: own, command: { otherId, version } };
};

const stored = (table: MemoryTable, contactId: string): Contact =>
  contactItems.parse(table.items.get(`CONTACT#00027#${contactId}|CONTACT`)!);

describe('two at once', () => {
  it('S3.24 of two who merge the same two the other way round one wins, and the other is told', async () => {
    const count = await everyInterleaving(async () => {
      const table = await arranged();
      const ended: Ended = { codes: [] };
      const [one, two] = [await orderFor(table, 'ctA', 'ctB'), await orderFor(table, 'ctB', 'ctA')];
      return {
        table,
        first: (own) => ending(ended, mergeContacts(depsOn(own), one)),
        second: (own) => ending(ended, mergeContacts(depsOn(own), two)),
        check: (order) => {
          expect(ended.codes.toSorted(), order).toEqual(['contact.merged', 'done']);
          const merged = ['ctA', 'ctB'].filter((id) => stored(table, id).mergedInto !== undefined);
          expect(merged, order).toHaveLength(1);
        },
      };
    });
    expect(count).toBeGreaterThan(10);
  }, 60_000);

  it('S3.24 of two who do the same merge both get the same answer, and it is done once', async () => {
    await everyInterleaving(async () => {
      const table = await arranged();
      const ended: Ended = { codes: [] };
      const same = await orderFor(table, 'ctA', 'ctB');
      return {
        table,
        first: (own) => ending(ended, mergeContacts(depsOn(own), same)),
        second: (own) => ending(ended, mergeContacts(depsOn(own), same)),
        check: (order) => {
          expect(ended.codes, order).toEqual(['done', 'done']);
          expect(stored(table, 'ctA').mergedFrom, order).toEqual(['ctB']);
          const merges = [...table.items.values()].filter(({ entity }) => entity === 'contact-merge');
          expect(merges, order).toHaveLength(1);
        },
      };
    });
  }, 60_000);

  it('S3.24 B5 a STOP that is said to the other one while it is merged holds for the one that stays', async () => {
    await everyInterleaving(async () => {
      const table = await arranged();
      const ended: Ended = { codes: [] };
      const command = await orderFor(table, 'ctA', 'ctB');
      const stop = (own: Table) => {
        const deps = depsOn(own);
        return optOut(deps, {
          ...key,
          origin: { contactId: 'ctB' },
          channel: 'oem',
          word: 'stop',
          at: NOW,
          saidBy: ['mybmw', 'm1', 'stop'],
          findPeople: () => Promise.resolve([]),
        }).then(() => undefined);
      };
      return {
        table,
        first: (own) => ending(ended, mergeContacts(depsOn(own), command)),
        second: stop,
        check: (order) => {
          expect(ended.codes, order).toEqual(['done']);
          expect(stored(table, 'ctA').optOut, order).toBeDefined();
        },
      };
    });
  }, 60_000);

  it('S3.21 an edit of the other one while it is merged is either in what is merged, or refused, or goes to the one that stays', async () => {
    await everyInterleaving(async () => {
      const table = await arranged();
      const ended: Ended = { codes: [] };
      const merging: Ended = { codes: [] };
      const command = await orderFor(table, 'ctA', 'ctB');
      const edit = { version: versionOf(person('ctB')), phone: '+491713920009' };
      return {
        table,
        first: (own) => ending(merging, mergeContacts(depsOn(own), command)),
        second: (own) => ending(ended, editContact(depsOn(own), { staff, contactId: 'ctB', command: edit })),
        check: (order) => {
          const [one, two] = [stored(table, 'ctA'), stored(table, 'ctB')];
          const isMerged = two.mergedInto === 'ctA';
          expect(merging.codes, order).toEqual([isMerged ? 'done' : 'merge.changed']);
          // Nobody's change is lost without a word.
          const isKept = (isMerged ? one : two).phone === '+491713920009';
          expect(ended.codes, order).toEqual([isKept ? 'done' : 'contact.changed']);
        },
      };
    });
  }, 60_000);

  it('S3.24 a STOP that is said while a merge is undone holds', async () => {
    await everyInterleaving(async () => {
      const table = await arranged();
      await mergeContacts(depsOn(table), await orderFor(table, 'ctA', 'ctB'));
      const merge = [...table.items.values()].find(({ entity }) => entity === 'contact-merge');
      const ended: Ended = { codes: [] };
      return {
        table,
        first: (own) =>
          ending(
            ended,
            undoMerge(depsOn(own), { staff, contactId: 'ctA', mergeId: String(merge?.['mergeId']) }),
          ),
        second: async (own) => {
          await optOut(depsOn(own), {
            ...key,
            origin: { contactId: 'ctA' },
            channel: 'oem',
            word: 'stop',
            at: NOW,
            saidBy: ['mybmw', 'm1', 'stop'],
            findPeople: () => Promise.resolve([]),
          });
        },
        check: (order) => {
          expect(ended.codes, order).toEqual(['done']);
          expect(stored(table, 'ctA').optOut, order).toBeDefined();
          expect(stored(table, 'ctB').mergedInto, order).toBeUndefined();
        },
      };
    });
  }, 60_000);
});
