import type { ConversationEntry } from '../../shared/conversations/conversation.ts';
import { DOMAIN_TEXTS } from './domain-texts.ts';
import { priceIn } from './price.ts';
import type { ThreadView } from './thread-view.ts';

type Results = Extract<ConversationEntry, { kind: 'results' }>;

const TONES = { accepted: 'chip good', declined: 'chip', contact_me: 'chip warn' } as const;

/** "Check-in results" (S0.35): what the customer chose, wrote and accepted. */
export const CheckInResults = ({ view, entry }: { view: ThreadView; entry: Results }) => {
  const { viewer, texts, when, partnerOf } = view;
  const { language } = viewer;
  const { services, remarks, agreements = [] } = entry.results;
  return (
    <div class="bubble results">
      <p class="line spread">
        <span class="strong answered">{texts.results}</span>
        <span class="muted num">{when(entry.at)}</span>
      </p>
      <p class="muted">{texts.through(partnerOf(entry.partnerId))}</p>
      {services.length === 0 ? (
        <p class="muted">{texts.noServices}</p>
      ) : (
        <ul>
          {services.map(({ name, price, decision }) => (
            <li class="line spread">
              <span>{name}</span>
              <span class="line">
                {price === undefined ? null : <span class="num">{priceIn(language, price)}</span>}
                <span class={TONES[decision]}>{DOMAIN_TEXTS[language].decision[decision]}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {remarks === undefined || remarks === '' ? null : (
        <>
          <h3>{texts.remarks}</h3>
          <p class="text">{remarks}</p>
        </>
      )}
      {agreements.length === 0 ? null : (
        <>
          <h3>{texts.agreements}</h3>
          <ul>
            {agreements.map(({ name, version, accepted }) => (
              <li>
                {[
                  name,
                  ...(version === undefined ? [] : [texts.version(version)]),
                  accepted ? texts.accepted : texts.notAccepted,
                ].join(' · ')}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
};
