import { type Staff, worksAt } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Table } from '../table/table.ts';
import { threadsWith } from './conversation-person-store.ts';
import { readThreads, type ThreadPage } from './conversation-store.ts';

export type ThreadQuery = {
  staff: Staff;
  conversationId: string;
  limit: number;
  cursor?: string | undefined;
};

/** A page of a conversation for somebody of the staff, with those that are read together with it, newest first. Errors: NotFound `conversation.unknown`, also for one at another dealer or location. */
export const requireThread = async (
  table: Table,
  { staff, conversationId, limit, cursor }: ThreadQuery,
): Promise<ThreadPage> => {
  const page = await readThreads(table, await threadsWith(table, conversationId), limit, cursor);
  const isEmpty = page.entries.length === 0 && cursor === undefined;
  if (!isEmpty && isTheirs(staff, page)) return page;
  throw unknownConversation();
};

export const unknownConversation = (): AppError =>
  new AppError('NotFound', 'conversation.unknown', 'There is no such conversation at your locations.');

/** Every entry names its place; all of one conversation, and of those that are read together with it, name the same. */
const isTheirs = (staff: Staff, { entries }: ThreadPage): boolean =>
  entries.every((entry) => worksAt(staff, entry));
