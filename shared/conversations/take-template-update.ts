import {
  dealers,
  type FindLocation,
  locations,
  locationsOf,
  requireLocation,
} from '../dealers/dealer-store.ts';
import type { PartialSettings, WhatsAppTemplate } from '../dealers/settings.ts';
import type { Instant, Now } from '../kernel/instant.ts';
import { applyUpdate, type TemplateUpdate } from '../messaging/templates/whatsapp-approval.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';
import type { FindChannelAccount } from './channel-account-store.ts';
import { notifyInbox } from './notify-inbox.ts';

export type TakeTemplateUpdateDeps = {
  table: Table;
  now: Now;
  log: Log;
  findAccount: FindChannelAccount;
  findLocation: FindLocation;
};

/**
 * Keeps a dealer's WhatsApp templates in step with Meta: one that is paused or refused is not used any more, and the
 * dealer is told once; approved again, it is used again. Functions notice within a minute, as with all settings; until
 * then Meta refuses the send and the next channel has its turn. Safe to call twice with the same update.
 */
export const takeTemplateUpdate = async (
  deps: TakeTemplateUpdateDeps,
  update: TemplateUpdate,
): Promise<void> => {
  const { log, table } = deps;
  const account = await deps.findAccount('whatsapp-business', update.accountId);
  const about = {
    name: update.name.slice(0, 100),
    language: update.language.slice(0, 20),
    event: update.event.slice(0, 40),
  };
  if (!account) {
    log.warn('a template of a business account that no dealer has', about);
    return;
  }
  const { dealerId, locationId } = account;
  const at = update.at ?? deps.now();
  const places = await locationsOf(table, dealerId);
  const tell = await storeTemplateUpdate(
    deps,
    { dealerId, locationIds: places.map((place) => place.locationId) },
    { ...update, at },
  );
  log.info('template update', { dealerId, ...about, told: tell.length });
  const { settings } = await requireLocation(deps.findLocation, account);
  for (const { purpose, language, name, status, category } of tell)
    await notifyInbox(deps, {
      dealerId,
      locationId,
      inbox: settings.defaultInbox,
      conversationId: '',
      subject: 'template-status',
      template: { purpose, language, name, status, ...(category ? { category } : {}), event: about.event },
      at,
      causeId: `${name}/${language}/${about.event}/${at}`,
    });
};

/** Writes what Meta said into the settings that name the template: the dealer's, and those of locations with their own. */
export const storeTemplateUpdate = async (
  deps: { table: Table; now: Now },
  { dealerId, locationIds }: { dealerId: string; locationIds: readonly string[] },
  update: TemplateUpdate & { at: Instant },
): Promise<WhatsAppTemplate[]> => {
  const told = new Map<string, WhatsAppTemplate>();
  const apply = <T extends { settings: PartialSettings }>(current: T | undefined): T | undefined => {
    const whatsapp = current?.settings.whatsapp;
    if (!current || !whatsapp) return undefined;
    const { templates, tell } = applyUpdate(whatsapp.templates, update);
    for (const template of tell) told.set(`${template.purpose}/${template.language}`, template);
    return { ...current, settings: { ...current.settings, whatsapp: { ...whatsapp, templates } } };
  };
  await dealers.change(deps, { dealerId }, apply);
  for (const locationId of locationIds) await locations.change(deps, { dealerId, locationId }, apply);
  return [...told.values()];
};
