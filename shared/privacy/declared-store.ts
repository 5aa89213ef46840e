import { checkInWaits } from '../checkin/check-in-wait-store.ts';
import { addressStates } from '../contacts/address-state-store.ts';
import { consentRecords } from '../contacts/consent-record-store.ts';
import { contactAddresses } from '../contacts/contact-address-store.ts';
import { contactMerges } from '../contacts/contact-merge-store.ts';
import { contactItems, contactVisits } from '../contacts/contact-item-store.ts';
import { whatsAppUsers } from '../contacts/whatsapp-user-store.ts';
import { suppressions } from '../contacts/suppression-store.ts';
import { channelAccounts } from '../conversations/channel-account-store.ts';
import { channelTroubles } from '../conversations/channel-trouble-store.ts';
import { inboundRoutes } from '../conversations/inbound-route-store.ts';
import { conversationPersons } from '../conversations/conversation-person-store.ts';
import { entries } from '../conversations/conversation-store.ts';
import { noteKeys } from '../conversations/note-store.ts';
import { acceptedNotifications, notifications, openNotifications } from '../conversations/inbox-store.ts';
import { agreementDrafts, agreements, agreementVersions } from '../dealers/agreement-store.ts';
import { auditEntries } from '../dealers/audit-store.ts';
import { dealers, locations, networks } from '../dealers/dealer-store.ts';
import { logos } from '../dealers/logo-store.ts';
import { staffSessions } from '../dealers/staff-session-store.ts';
import { offeredServices } from '../dealers/offered-service-store.ts';
import { replannings } from '../dealers/replanning-store.ts';
import { staffMembers } from '../dealers/staff-store.ts';
import { teamInboxes } from '../dealers/team-inbox-store.ts';
import { events } from '../events/event-store.ts';
import { routingRules } from '../events/routing-rule-store.ts';
import { AppError } from '../kernel/app-error.ts';
import { messages, providerMessages } from '../messaging/message-store.ts';
import { oemThreads } from '../messaging/oem-thread-store.ts';
import { templates } from '../messaging/templates/template-store.ts';
import { channelTrials } from '../messaging/trial-store.ts';
import { dealerPartners, partners } from '../partners/partner-store.ts';
import type { DeclaredEntity } from '../table/entity.ts';
import type { Item } from '../table/table.ts';
import { heldFirst, visitPlans } from '../planning/visit-plan-store.ts';
import { writtenKeys } from '../planning/written-key-store.ts';
import { openAnswers } from '../visits/open-answer-store.ts';
import { visitReferences, visits } from '../visits/visit-store.ts';
import { erasures } from './erasure-store.ts';
import { legalHolds } from '../contacts/legal-hold-store.ts';
import { sweepPlaces } from './sweep-place-store.ts';

/** Every entity of the table, in the order of the README's table. A test finds what is missing here. */
export const ENTITIES: readonly DeclaredEntity[] = [
  contactItems,
  contactVisits,
  contactMerges,
  legalHolds,
  visits,
  visitReferences,
  openAnswers,
  checkInWaits,
  visitPlans,
  messages,
  entries,
  noteKeys,
  conversationPersons,
  writtenKeys,
  providerMessages,
  oemThreads,
  notifications,
  acceptedNotifications,
  openNotifications,
  inboundRoutes,
  events,
  consentRecords,
  addressStates,
  contactAddresses,
  whatsAppUsers,
  suppressions,
  erasures,
  sweepPlaces,
  replannings,
  networks,
  dealers,
  locations,
  logos,
  routingRules,
  templates,
  agreements,
  agreementDrafts,
  agreementVersions,
  channelTrials,
  channelTroubles,
  heldFirst,
  channelAccounts,
  partners,
  dealerPartners,
  staffMembers,
  teamInboxes,
  offeredServices,
  auditEntries,
  staffSessions,
].map(({ declared }) => declared);

const byName = new Map(ENTITIES.map((entity) => [entity.name, entity]));

/** What an item is. */
export const entityOf = ({ entity }: Pick<Item, 'entity'>): DeclaredEntity => {
  const declared = byName.get(entity);
  if (declared) return declared;
  throw new AppError(
    'Defect',
    'privacy.entity_undeclared',
    `The entity ${entity} is not in shared/privacy/declared-store.ts, so nobody knows what an erasure does with it.`,
  );
};
