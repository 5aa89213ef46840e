import { removeRoutingRule } from '../../shared/events/remove-routing-rule.ts';
import { type RoutingRule } from '../../shared/events/routing-rule.ts';
import { ruleFinder } from '../../shared/events/routing-rule-store.ts';
import { saveRoutingRule } from '../../shared/events/save-routing-rule.ts';
import type { AdminCommand } from './command.ts';
import { readYesNo } from './flags.ts';
import { savedOutcome } from './saved-outcome.ts';

const dealer = { name: 'dealer', to: 'dealerId', value: 'ID', says: 'the dealer’s id, with leading zeros' };
const id = { name: 'id', to: 'ruleId', value: 'ID', says: 'a name of your choice, unique for the dealer' };

const ruleLine = ({ ruleId, event, when, action, enabled }: RoutingRule): string => {
  const { do: doing, ...more } = action;
  const conditions = Object.entries(when).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  return `  ${ruleId}: ${event}${conditions.length === 0 ? '' : ` when ${conditions.join(' and ')}`} → ${[doing, ...Object.values(more)].join(' ')}${enabled ? '' : ' (disabled)'}`;
};

export const RULE_COMMANDS: readonly AdminCommand[] = [
  {
    noun: 'rule',
    verb: 'save',
    says: 'Makes a dealer’s routing rule or replaces it as a whole',
    flags: [
      dealer,
      id,
      { name: 'event', to: 'event', value: 'TYPE', says: 'when this event comes, such as checkin.start' },
      {
        name: 'do',
        to: 'action.do',
        value: 'ACTION',
        says: 'start-check-in, send-template, notify-inbox or set-status',
      },
      {
        name: 'purpose',
        to: 'action.purpose',
        value: 'PURPOSE',
        says: 'for send-template: what about, such as asset-ready; see template list',
      },
      {
        name: 'inbox',
        to: 'action.inbox',
        value: 'NAME',
        says: 'for notify-inbox: the team’s inbox, such as service',
      },
      {
        name: 'status',
        to: 'action.status',
        value: 'STATUS',
        says: 'for set-status: the visit’s status, such as ready',
      },
      {
        name: 'location',
        to: 'when.locationIds',
        value: 'ID',
        many: true,
        says: 'only for this location (repeatable)',
      },
      {
        name: 'partner',
        to: 'when.partnerIds',
        value: 'ID',
        many: true,
        says: 'only from this partner (repeatable)',
      },
      {
        name: 'brand',
        to: 'when.brands',
        value: 'BRAND',
        many: true,
        says: 'only for vehicles of this brand (repeatable)',
      },
      {
        name: 'decision',
        to: 'when.decision',
        value: 'DECISION',
        says: 'only when a service was decided so: accepted, declined or contact_me',
      },
      {
        name: 'has-remarks',
        to: 'when.hasRemarks',
        value: 'yes|no',
        read: readYesNo,
        says: 'only with, or only without, remarks of the customer',
      },
      { name: 'enabled', to: 'enabled', value: 'yes|no', read: readYesNo, says: 'no: the rule rests' },
    ],
    examples: [
      'rule save --dealer 00027 --id invite --event checkin.start --do start-check-in',
      'rule save --dealer 00027 --id call-back --event checkin.finished --decision contact_me --do notify-inbox --inbox advisors',
    ],
    run: async (context, command) =>
      savedOutcome(
        `Rule ${String(command['ruleId'])} of dealer ${String(command['dealerId'])}`,
        await saveRoutingRule(context, command),
      ),
  },
  {
    noun: 'rule',
    verb: 'remove',
    says: 'Removes a dealer’s routing rule',
    flags: [dealer, id],
    examples: ['rule remove --dealer 00027 --id call-back'],
    run: async (context, command) => {
      const removed = await removeRoutingRule(context, command);
      return { lines: [`Removed from dealer ${removed.dealerId}:`, ruleLine(removed)], data: { removed } };
    },
  },
  {
    noun: 'rule',
    verb: 'list',
    says: 'Lists a dealer’s routing rules',
    flags: [dealer],
    examples: ['rule list --dealer 00027'],
    run: async ({ table }, { dealerId }) => {
      const rules = (await ruleFinder(table)(String(dealerId))).map(({ ...rule }) => rule);
      const none = `Dealer ${String(dealerId)} has no rules: its events are stored and nothing is sent.`;
      return {
        lines: rules.length === 0 ? [none] : [`Dealer ${String(dealerId)}:`, ...rules.map(ruleLine)],
        data: { rules },
      };
    },
  },
];
