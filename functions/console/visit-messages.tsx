import type { MessageStoryView } from '../../shared/events/describe-visit.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { DOMAIN_TEXTS, reasonIn, skipIn } from './domain-texts.ts';
import { DoneNotice } from './done-notice.tsx';
import { Confirmed } from './confirmed.tsx';
import { VISIT_TEXTS } from './visit-texts.ts';
import { nameOf } from './visit-item.tsx';
import { momentOf, type OfVisit, visitPath } from './visit-moment.ts';
import { VisitTrace } from './visit-trace.tsx';
import type { WrittenPurpose } from './visit-write-page.tsx';

export type VisitMessagesProps = OfVisit & {
  /** Whether whoever looks may send, change and take back. */
  mayWrite: boolean;
  /** Whether they may let go what waits for approval. */
  mayApprove: boolean;
};
type OfMessage = VisitMessagesProps & { message: MessageStoryView };

/** Every message of the appointment, planned or sent, with why, and what may be done with it (S1.20–S1.24). */
export const VisitMessages = (props: VisitMessagesProps) => {
  const { language, visit, mayWrite } = props;
  const { dealings } = visit;
  const texts = VISIT_TEXTS[language];
  if (!dealings) return null;
  const { messages, skipped, shadow, isComplete } = dealings;
  const { purposes } = DOMAIN_TEXTS[language];
  return (
    <section class="card" id="messages" aria-labelledby="messages-heading">
      <div class="line spread">
        <h2 id="messages-heading">{texts.messages.heading}</h2>
        {mayWrite ? (
          <a class="quiet" href={visitPath(visit, '/write')}>
            {texts.visit.write}
          </a>
        ) : null}
      </div>
      <DoneNotice {...props} part="messages" />
      {mayWrite ? <QuickActions {...props} /> : null}
      {messages.length === 0 ? <p class="muted">{texts.messages.none}</p> : null}
      {isComplete ? null : <p class="notice warn hint">{texts.messages.incomplete}</p>}
      <ul class="rows plain">
        {messages.map((message) => (
          <li id={message.id}>
            <Message {...props} message={message} />
          </li>
        ))}
      </ul>
      <Unplanned
        heading={texts.messages.skipped}
        lines={skipped.map(({ purpose, reason }) => [purposes[purpose], skipIn(language, reason)])}
      />
      <Unplanned
        heading={texts.messages.shadow}
        lines={shadow.map(({ purpose, dueAt }) => [purposes[purpose], momentOf(props, dueAt)])}
      />
    </section>
  );
};

/** What is most often said at this point. Each opens the form with its text loaded; nothing leaves by one click. */
const NEXT: Partial<Record<OfVisit['visit']['status'], readonly WrittenPurpose[]>> = {
  requested: ['order-confirmed', 'order-rejected'],
  confirmed: ['reminder-start'],
  checked_in: ['service-status'],
  in_service: ['service-status', 'asset-ready'],
  ready: ['asset-ready'],
  cancelled: ['appointment-cancelled'],
};

const QuickActions = ({ language, visit }: OfVisit) => {
  const { status, dealings } = visit;
  const isDue = dealings?.payment?.status === 'due';
  const purposes = [...(NEXT[status] ?? []), ...(isDue ? (['payment-due'] as const) : [])];
  if (purposes.length === 0) return null;
  return (
    <p class="actions">
      {purposes.map((purpose) => (
        <a class="quiet" href={visitPath(visit, `/write?purpose=${purpose}`)}>
          {VISIT_TEXTS[language].visit.say(DOMAIN_TEXTS[language].purposes[purpose])}
        </a>
      ))}
    </p>
  );
};

const Unplanned = ({ heading, lines }: { heading: string; lines: readonly (readonly [string, string])[] }) =>
  lines.length === 0 ? null : (
    <>
      <h3>{heading}</h3>
      <dl class="facts">
        {lines.map(([what, why]) => (
          <div>
            <dt>{what}</dt>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
    </>
  );

const TONES: Record<MessageStoryView['status'], string> = {
  planned: '',
  held: 'warn',
  sending: 'info',
  sent: 'info',
  delivered: 'good',
  read: 'good',
  failed: 'bad',
  withdrawn: '',
  skipped: '',
};

/** What is said after it was sent is about the link, not about the message. */
const ABOUT_LINK = new Set(['opened', 'answered']);

const Message = (props: OfMessage) => {
  const { language, message, mayWrite, mayApprove } = props;
  const { purpose, status, reason, dueAt, recipient, channel, plannedBy, ownText, can, trace } = message;
  const texts = VISIT_TEXTS[language].messages;
  const domain = DOMAIN_TEXTS[language];
  const isUnsent = status === 'planned' || status === 'held';
  const last = trace.findLast((line) => !ABOUT_LINK.has(line.status));
  const name = nameOf(recipient);
  return (
    <div class="item">
      <p class="line spread">
        <span class="strong">{domain.purposes[purpose]}</span>
        <span class={`chip ${TONES[status]}`.trim()}>{domain.messageStatus[status]}</span>
      </p>
      <p class="line hint">
        <span class="num">
          {isUnsent || !last ? texts.due(momentOf(props, dueAt)) : momentOf(props, last.at)}
        </span>
        {channel === undefined ? null : <span>{texts.by(CONSOLE_TEXTS[language].channels[channel])}</span>}
        {name === '' ? null : <span>{texts.to(name)}</span>}
        <span>{texts.plannedBy[plannedBy]}</span>
      </p>
      {reason === undefined ? null : <p class="hint says">{reasonIn(language, reason)}</p>}
      {ownText === undefined ? null : (
        <div class="bubble ours">
          <p class="text">{ownText}</p>
        </div>
      )}
      <VisitTrace language={language} visit={props.visit} message={message} />
      {mayWrite && (can.edit || can.withdraw || can.retry || (can.approve && mayApprove)) ? (
        <Actions {...props} />
      ) : null}
    </div>
  );
};

/** Exactly what may be done with it now; a send may be quicker (S1.23). */
const Actions = ({ language, visit, mayApprove, message: { id, can } }: OfMessage) => {
  const texts = VISIT_TEXTS[language].messages;
  const path = (what: string): string => visitPath(visit, `/messages/${encodeURIComponent(id)}/${what}`);
  return (
    <div class="actions">
      {can.approve && mayApprove ? (
        <form method="post" action={path('approve')}>
          <button class="go" type="submit">
            {texts.approve}
          </button>
        </form>
      ) : null}
      {can.retry ? (
        <form method="post" action={path('retry')}>
          <button class="go" type="submit">
            {texts.retry}
          </button>
        </form>
      ) : null}
      {can.edit ? (
        <a class="quiet" href={path('edit')}>
          {texts.edit}
        </a>
      ) : null}
      {can.withdraw ? (
        <Confirmed
          ask={texts.withdraw}
          says={texts.withdrawSays}
          action={path('withdraw')}
          button={texts.withdraw}
        />
      ) : null}
    </div>
  );
};
