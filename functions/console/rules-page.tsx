import type { RuleView } from '../../shared/events/describe-rules.ts';
import type { PartnerNames } from '../../shared/partners/name-partners.ts';
import type { Viewer } from './console-handler.tsx';
import { DOMAIN_TEXTS } from './domain-texts.ts';
import { RULE_WORDS } from './rule-words.ts';
import { SettingsFrame, type SettingsFrameProps } from './settings-page.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';

export type RulesPageProps = {
  viewer: Viewer;
  rules: readonly RuleView[];
  partners: PartnerNames;
  notice?: SettingsFrameProps['notice'];
};

/** All routing rules of the dealer, each in a line (S0.6, S0.7, S0.40). */
export const RulesPage = ({ viewer, rules, partners, notice }: RulesPageProps) => {
  const { language } = viewer;
  const words = RULE_WORDS[language];
  return (
    <SettingsFrame
      viewer={viewer}
      title={SETTINGS_WORDS[language].sections.rules.title}
      lead={words.lead}
      notice={notice}
    >
      <div class="actions">
        <a class="go" href="/console/settings/rules/new">
          {words.make}
        </a>
      </div>
      <div class="card flush">
        {rules.length === 0 ? <p class="empty">{words.none}</p> : null}
        <ul class="rows">
          {rules.map((rule) => (
            <li>
              <a class="item" href={`/console/settings/rules/${encodeURIComponent(rule.ruleId)}`}>
                <RuleInWords viewer={viewer} rule={rule} partners={partners} />
              </a>
            </li>
          ))}
        </ul>
      </div>
    </SettingsFrame>
  );
};

type RuleProps = { viewer: Viewer; rule: RuleView; partners: PartnerNames };

/** When, then and only if. */
export const RuleInWords = ({ viewer, rule, partners }: RuleProps) => (
  <>
    <span class="line">
      <span class="strong">{DOMAIN_TEXTS[viewer.language].eventTypes[rule.event]}</span>
      <span aria-hidden="true">→</span>
      <span>{actionInWords(viewer, rule)}</span>
      {rule.enabled ? null : <span class="chip warn">{RULE_WORDS[viewer.language].rests}</span>}
    </span>
    <span class="hint">{[rule.ruleId, ...conditionsInWords(viewer, rule, partners)].join(' · ')}</span>
  </>
);

const actionInWords = ({ language }: Viewer, { action }: RuleView): string => {
  const { purposes, visitStatus } = DOMAIN_TEXTS[language];
  const says = RULE_WORDS[language].does[action.do];
  switch (action.do) {
    case 'start-check-in':
      return says;
    case 'send-template':
      return `${says}: ${purposes[action.purpose]}`;
    case 'notify-inbox':
      return `${says}: ${action.inbox}`;
    case 'set-status':
      return `${says}: ${visitStatus[action.status]}`;
  }
};

const conditionsInWords = (
  { language, dealership }: Viewer,
  { when }: RuleView,
  partners: PartnerNames,
): string[] => {
  const words = RULE_WORDS[language];
  const nameOf = (locationId: string): string =>
    dealership.locations.find((location) => location.locationId === locationId)?.name ?? locationId;
  const list = (label: string, values: readonly string[] | undefined): string[] =>
    values === undefined || values.length === 0 ? [] : [`${label}: ${values.join(', ')}`];
  return [
    ...list(words.locations, when.locationIds?.map(nameOf)),
    ...list(
      words.partners,
      when.partnerIds?.map((id) => partners.get(id) ?? id),
    ),
    ...list(words.brands, when.brands),
    ...(when.decision === undefined
      ? []
      : [`${words.decision}: ${DOMAIN_TEXTS[language].decision[when.decision]}`]),
    ...(when.hasRemarks === undefined
      ? []
      : [`${words.remarks}: ${when.hasRemarks ? words.withRemarks : words.withoutRemarks}`]),
  ];
};
