import { contacts } from '../contacts/contact-store.ts';
import type { Contact } from '../contacts/contact.ts';
import { type BlockContactCommand, type BlockContactDeps, recordBlock } from './block-contact.ts';

const NOTE = 'Your staff lifted the block: messages to this customer are sent again.';

/** Lifts a block. What the person declined stays declined. Nothing happens where nothing is blocked; undefined when there is no such person. */
export const unblockContact = async (
  deps: BlockContactDeps,
  { contact: key, by, shownAt }: BlockContactCommand,
): Promise<Contact | undefined> => {
  const { dealerId, contactId } = key;
  const at = deps.now();
  let isLifted = false;
  const contact = await contacts.change(deps, key, (current) => {
    isLifted = current?.blocked !== undefined;
    return current && { ...current, blocked: undefined };
  });
  if (!contact || !isLifted) return contact;
  await recordBlock(deps, { contact: key, at, decision: 'unblocked', note: NOTE, staffId: by, shownAt });
  deps.log.info('communication unblocked', { dealerId, contactId });
  return contact;
};
