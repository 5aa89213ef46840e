import type { ConversationEntry } from '../../shared/conversations/conversation.ts';
import { AgreementName, ChoicePrice } from './answer-parts.tsx';
import { DOMAIN_TEXTS } from './domain-texts.ts';
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
          {services.map((choice) => (
            <li class="line spread">
              <span>{choice.name}</span>
              <span class="line">
                <ChoicePrice language={language} choice={choice} />
                <span class={TONES[choice.decision]}>{DOMAIN_TEXTS[language].decision[choice.decision]}</span>
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
            {agreements.map((agreed) => (
              <li>
                <AgreementName language={language} agreed={agreed} />
                {` · ${agreed.accepted ? texts.accepted : texts.notAccepted}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
};
