import type { ConversationEntry } from '../../shared/conversations/conversation.ts';
import { DOMAIN_TEXTS, reasonIn, skipIn } from './domain-texts.ts';
import type { ThreadView } from './thread-view.ts';

type Change = Extract<ConversationEntry, { kind: 'plan-changed' }>;

/** How the automation changed what is planned for a visit (B4): what is withdrawn, moved and added, and why. */
export const PlanChange = ({ view, entry }: { view: ThreadView; entry: Change }) => {
  const { viewer, texts, when } = view;
  const { language } = viewer;
  const { purposes } = DOMAIN_TEXTS[language];
  const { plan } = texts;
  const { added, moved, withdrawn, skipped, alreadySending } = entry;
  const lines = [
    ...added.map(({ purpose, dueAt, held }) => ({
      what: plan.added,
      which: purposes[purpose],
      why: [plan.at(when(dueAt)), ...(held ? [plan.held] : [])].join('; '),
    })),
    ...moved.map(({ purpose, from, to, why }) => ({
      what: plan.moved,
      which: purposes[purpose],
      why: why === 'content' && from === to ? plan.newWords : plan.from(when(from), when(to)),
    })),
    ...withdrawn.map(({ purpose, reason }) => ({
      what: plan.withdrawn,
      which: purposes[purpose],
      why: reasonIn(language, reason),
    })),
    ...alreadySending.map(({ purpose }) => ({
      what: plan.alreadySending,
      which: purposes[purpose],
      why: '',
    })),
    ...skipped.map(({ purpose, reason }) => ({
      what: plan.skipped,
      which: purposes[purpose],
      why: skipIn(language, reason),
    })),
  ];
  return (
    <div class="happened">
      <details class="more">
        <summary>
          <span>
            <span class="muted num">{when(entry.at)}</span>{' '}
            {entry.shadow ? texts.shadowPlan : texts.planChanged}
          </span>
        </summary>
        <ul>
          {lines.map(({ what, which, why }) => (
            <li>{[what, which, why].filter((part) => part !== '').join(' · ')}</li>
          ))}
        </ul>
      </details>
    </div>
  );
};
