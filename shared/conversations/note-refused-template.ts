import { type FindLocation, requireLocation } from '../dealers/dealer-store.ts';
import type { Now } from '../kernel/instant.ts';
import type { Message } from '../messaging/message.ts';
import { eventOfCode } from '../messaging/templates/whatsapp-approval.ts';
import { findTemplate } from '../messaging/verdict.ts';
import type { Table } from '../table/table.ts';
import { storeTemplateUpdate } from './take-template-update.ts';

/**
 * A send told that Meta does not take the template any more: noted, so that the next message does not try it. Only where
 * the business account is known: else nobody would tell us that it is approved again.
 */
export const noteRefusedTemplate = async (
  deps: { table: Table; now: Now; findLocation: FindLocation },
  message: Message,
  providerCode: string | undefined,
): Promise<void> => {
  const event = eventOfCode(providerCode);
  if (event === undefined) return;
  const { dealerId, locationId } = message;
  const { settings } = await requireLocation(deps.findLocation, message);
  const accountId = settings.whatsapp?.businessAccountId;
  const template = findTemplate(settings, message.purpose, message.language);
  if (accountId === undefined || !template) return;
  const { name, code } = template;
  const update = { accountId, name, language: code, event, at: deps.now() };
  await storeTemplateUpdate(deps, { dealerId, locationIds: [locationId] }, update);
};
