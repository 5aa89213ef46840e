import { OWN_PARTNER } from '../../shared/events/event.ts';
import type { ConversationEntry, NoteEntry } from '../../shared/conversations/conversation.ts';
import type { ShownEntry } from '../../shared/planning/show-thread.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { consentIn, DOMAIN_TEXTS, reasonIn } from './domain-texts.ts';
import { EventNotes } from './event-notes.tsx';
import { ThreadInbound, aboutIn } from './thread-inbound.tsx';
import { ThreadMessage } from './thread-message.tsx';
import { PlanChange } from './thread-plan.tsx';
import { CheckInResults } from './thread-results.tsx';
import type { ThreadView } from './thread-view.ts';
import { VISIT_TEXTS } from './visit-texts.ts';

/** One entry of a conversation, whatever it is. */
export const ThreadEntry = ({ view, entry }: { view: ThreadView; entry: ShownEntry }) => {
  switch (entry.kind) {
    case 'message':
      return <ThreadMessage view={view} shown={entry} />;
    case 'inbound':
      return <ThreadInbound view={view} entry={entry} />;
    case 'note':
      return <Note view={view} entry={entry} />;
    case 'results':
      return <CheckInResults view={view} entry={entry} />;
    case 'plan-changed':
      return <PlanChange view={view} entry={entry} />;
    case 'delivery-error':
      return <DeliveryError view={view} entry={entry} />;
    case 'answer-changed':
    case 'consent':
    case 'contact-changed':
    case 'event':
    case 'message-changed':
    case 'number-changed':
    case 'reaction':
    case 'retry':
      return <Happened view={view} entry={entry} />;
  }
};

const Note = ({ view: { texts, when, nameOf, labelOf }, entry }: { view: ThreadView; entry: NoteEntry }) => {
  const { text, by, at, sentTo } = entry;
  const to = sentTo?.inbox === undefined ? sentTo?.staffId && nameOf(sentTo.staffId) : labelOf(sentTo.inbox);
  return (
    <div class="bubble note">
      <p class="line spread">
        <span class="line">
          <span class="strong">{texts.internalNote}</span>
          <span class="muted">{nameOf(by)}</span>
          {to === undefined ? null : <span class="muted">{texts.noteTo(to)}</span>}
        </span>
        <span class="muted num">{when(at)}</span>
      </p>
      <p class="text">{text}</p>
    </div>
  );
};

type Kind<K extends ConversationEntry['kind']> = Extract<ConversationEntry, { kind: K }>;

/** No channel worked: each one with the reason (S0.28, S0.29). */
const DeliveryError = ({ view, entry }: { view: ThreadView; entry: Kind<'delivery-error'> }) => {
  const { viewer, texts, when } = view;
  const { channels } = CONSOLE_TEXTS[viewer.language];
  return (
    <div class="bubble bad">
      <p class="line spread">
        <span class="strong fault">{texts.noChannel}</span>
        <span class="muted num">{when(entry.at)}</span>
      </p>
      <dl class="facts">
        {entry.channels.map(({ channel, reason }) => (
          <div>
            <dt>{channels[channel]}</dt>
            <dd class="says">{reasonIn(viewer.language, reason)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
};

type Small = Kind<
  | 'event'
  | 'reaction'
  | 'number-changed'
  | 'consent'
  | 'retry'
  | 'message-changed'
  | 'answer-changed'
  | 'contact-changed'
>;

/** What happened in a line: it is read in passing. */
const Happened = ({ view, entry }: { view: ThreadView; entry: Small }) => {
  const { texts, when } = view;
  return (
    <div class="happened">
      <p>
        <span class="muted num">{when(entry.at)}</span> {sayIn(view, entry)}
      </p>
      {entry.kind === 'number-changed' ? (
        <p class="hint">
          {texts.numberChanged}
          {entry.newNumber === undefined ? '' : ` ${texts.newNumber(entry.newNumber)}`}
        </p>
      ) : null}
      {entry.kind === 'event' && entry.note !== '' ? (
        <details class="more">
          <summary>{texts.details}</summary>
          <EventNotes language={view.viewer.language} entry={entry} />
        </details>
      ) : null}
    </div>
  );
};

const sayIn = (view: ThreadView, entry: Small): string => {
  const { viewer, texts, nameOf } = view;
  const { language } = viewer;
  const domain = DOMAIN_TEXTS[language];
  switch (entry.kind) {
    case 'event':
      return entry.partnerId === OWN_PARTNER
        ? eventIn(view, entry.type)
        : `${eventIn(view, entry.type)} · ${texts.through(view.partnerOf(entry.partnerId))}`;
    case 'reaction': {
      const about = entry.about ? aboutIn(view, entry.about) : texts.entryBefore;
      return entry.emoji === undefined ? texts.tookBack(about) : `${entry.emoji} · ${texts.answers(about)}`;
    }
    case 'number-changed':
      return domain.subjects['number-changed'];
    case 'consent': {
      const who = entry.staffId === undefined ? undefined : texts.by(nameOf(entry.staffId));
      const channel = entry.channel && CONSOLE_TEXTS[language].channels[entry.channel];
      const purpose = entry.purpose && domain.consentPurposes[entry.purpose];
      return [consentIn(language, entry.word), purpose, channel, who]
        .filter((part) => part !== undefined)
        .join(' · ');
    }
    case 'retry':
      return `${texts.retried} · ${texts.by(nameOf(entry.by))}`;
    case 'contact-changed':
      return `${domain.contactDid[entry.did]} · ${texts.by(nameOf(entry.by))}`;
    case 'answer-changed':
      return `${VISIT_TEXTS[language].log.answers[entry.did]} · ${texts.by(nameOf(entry.by))}`;
    case 'message-changed':
      return `${domain.entryDid[entry.did]} · ${texts.by(nameOf(entry.by))}`;
  }
};

/** An event by its name; the one that is ours has the name of what the team is told. */
const eventIn = ({ viewer: { language } }: ThreadView, type: string): string => {
  const { eventTypes, subjects } = DOMAIN_TEXTS[language];
  const known = new Map(Object.entries(eventTypes)).get(type);
  return known ?? (type === 'checkin.unanswered' ? subjects['check-in-unanswered'] : type);
};
