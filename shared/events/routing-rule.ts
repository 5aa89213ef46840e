import * as z from 'zod';
import { idSchema } from '../dealers/dealer.ts';
import { inboxSchema, purposeSchema } from '../dealers/settings.ts';
import type { PartnerEvent } from './catalogue.ts';

const actionSchema = z.discriminatedUnion('do', [
  /** Open the check-in and invite the customer. */
  z.object({ do: z.literal('start-check-in') }),
  z.object({ do: z.literal('send-template'), purpose: purposeSchema.exclude(['check-in-invite']) }),
  z.object({ do: z.literal('notify-inbox'), inbox: inboxSchema }),
  z.object({
    do: z.literal('set-status'),
    status: z.enum(['confirmed', 'checked_in', 'in_service', 'ready', 'finished', 'declined', 'no_show']),
  }),
]);

/** When all that is given holds. */
const conditionsSchema = z.object({
  locationIds: z.array(idSchema).max(100).optional(),
  partnerIds: z.array(idSchema).max(50).optional(),
  /** Brands of the vehicle, in any case. */
  brands: z.array(z.string()).max(50).optional(),
  /** For results: at least one service was decided so. */
  decision: z.enum(['accepted', 'declined', 'contact_me']).optional(),
  /** For results: the customer wrote remarks. */
  hasRemarks: z.boolean().optional(),
});

const EVENTS_WITH_RULES = [
  'appointment.upserted',
  'appointment.cancelled',
  'checkin.start',
  'checkin.finished',
  'service.status',
  'video.published',
  'payment.due',
  'payment.received',
  'order.status',
] as const;

/** A dealer's routing rule: this event, under these conditions, leads to this (S0.6, S0.7, S0.40). */
export const routingRuleSchema = z.object({
  dealerId: idSchema,
  ruleId: idSchema,
  event: z.enum(EVENTS_WITH_RULES),
  when: conditionsSchema,
  action: actionSchema,
  enabled: z.boolean(),
});
export type RoutingRule = z.infer<typeof routingRuleSchema>;

/** The rules that fire for an event; more than one may (S0.7). */
export const matchingRules = (
  rules: readonly RoutingRule[],
  partnerId: string,
  event: PartnerEvent,
): RoutingRule[] =>
  rules.filter((rule) => rule.enabled && rule.event === event.type && holds(rule.when, partnerId, event));

const holds = (when: RoutingRule['when'], partnerId: string, event: PartnerEvent): boolean => {
  const { data } = event;
  const brand = data.vehicle?.brand?.toLowerCase();
  const results = event.type === 'checkin.finished' ? event.data.results : undefined;
  return (
    (when.locationIds === undefined || when.locationIds.includes(data.locationId)) &&
    (when.partnerIds === undefined || when.partnerIds.includes(partnerId)) &&
    (when.brands === undefined ||
      (brand !== undefined && when.brands.some((wanted) => wanted.toLowerCase() === brand))) &&
    (when.decision === undefined ||
      results?.services.some(({ decision }) => decision === when.decision) === true) &&
    (when.hasRemarks === undefined || (results?.remarks !== undefined) === when.hasRemarks)
  );
};
