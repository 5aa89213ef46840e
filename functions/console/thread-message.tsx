import { LOCALES } from '../../shared/kernel/language.ts';
import { FREE_TEXT } from '../../shared/messaging/free-text.ts';
import type { Message } from '../../shared/messaging/message.ts';
import { mayHaveArrived } from '../../shared/messaging/message.ts';
import type { PriceView } from '../../shared/messaging/price.ts';
import { type TraceLine, traceOf } from '../../shared/messaging/trace.ts';
import type { ShownMessage } from '../../shared/planning/show-thread.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { DOMAIN_TEXTS, reasonIn } from './domain-texts.ts';
import { Confirmed } from './confirmed.tsx';
import type { ThreadView } from './thread-view.ts';
import { VISIT_TEXTS } from './visit-texts.ts';

const TONES: Record<Message['status'], string> = {
  planned: 'chip info',
  held: 'chip warn',
  sending: 'chip info',
  sent: 'chip',
  delivered: 'chip good',
  read: 'chip good',
  failed: 'chip bad',
  withdrawn: 'chip',
  skipped: 'chip warn',
};

/** A message of ours: its words, the channel that brought it, its receipt, and why it went so (B2). */
export const ThreadMessage = ({ view, shown }: { view: ThreadView; shown: ShownMessage }) => {
  const { viewer, texts, when, nameOf } = view;
  const { language } = viewer;
  const { message, text } = shown;
  const { purpose, status, statusReason, edited, copies, attempts, dueAt } = message;
  const last = attempts.findLast(mayHaveArrived) ?? attempts.at(-1);
  const names = CONSOLE_TEXTS[language].channels;
  const domain = DOMAIN_TEXTS[language];
  // What somebody wrote freely is known by who it was.
  const isFree = purpose === FREE_TEXT && edited !== undefined;
  const isWaiting = status === 'planned' || status === 'held';
  return (
    <div class="bubble ours">
      <p class="line spread">
        <span class="strong">{isFree ? nameOf(edited.by) : domain.purposes[purpose]}</span>
        <span class="muted num">{isWaiting ? texts.due(when(dueAt)) : when(shown.at)}</span>
      </p>
      {text?.subject === undefined ? null : <p class="strong">{text.subject}</p>}
      {text === undefined ? <p class="muted">{texts.noWords}</p> : <p class="text">{text.text}</p>}
      <p class="line">
        {last ? <span class="chip">{names[last.channel]}</span> : null}
        <span class={TONES[status]}>{domain.messageStatus[status]}</span>
        {arrivedAt(message) === undefined ? null : (
          <span class="muted num">{when(arrivedAt(message) ?? '')}</span>
        )}
        {edited && !isFree ? <span class="muted">{texts.by(nameOf(edited.by))}</span> : null}
      </p>
      {statusReason === undefined ? null : <p class="hint says">{reasonIn(language, statusReason)}</p>}
      {status === 'failed' && last?.reason ? (
        <p class="fault says">{reasonIn(language, last.reason)}</p>
      ) : null}
      {copies ? (
        <p class="hint">
          {domain.trace.second_copy}: {copies.map((channel) => names[channel]).join(', ')}
        </p>
      ) : null}
      <Why view={view} shown={shown} />
      <MessageActions view={view} shown={shown} />
    </div>
  );
};

/** When the latest attempt got as far as it did. */
const arrivedAt = ({ attempts }: Message): string | undefined => {
  const last = attempts.findLast(mayHaveArrived);
  return last?.times?.read ?? last?.times?.delivered ?? last?.times?.failed ?? last?.times?.accepted;
};

/** The decision trace in the words of whoever reads it. */
const Why = ({ view, shown: { message } }: { view: ThreadView; shown: ShownMessage }) => {
  const { viewer, texts, when } = view;
  const { channels } = CONSOLE_TEXTS[viewer.language];
  return (
    <details class="more">
      <summary>{texts.why}</summary>
      <ol class="trace">
        {traceOf(message).map((line) => (
          <li>
            <span class="muted num">{when(line.at)}</span>{' '}
            {line.channel === undefined ? '' : `${channels[line.channel]}: `}
            {sayLine(view, message, line)}
            <Evidence view={view} line={line} />
          </li>
        ))}
      </ol>
      {message.ownText === undefined ? <p class="hint">{texts.wordsOfNow}</p> : null}
    </details>
  );
};

const sayLine = ({ viewer: { language }, texts }: ThreadView, message: Message, line: TraceLine): string => {
  const { trace, timing } = DOMAIN_TEXTS[language];
  const { ruleId } = message.cause;
  const isPlan = line.status === 'planned';
  const isEnd = line.status === 'withdrawn' || line.status === 'not_sent' || line.status === 'stopped';
  const why = [
    line.reason === undefined ? undefined : reasonIn(language, line.reason),
    isPlan && ruleId !== undefined ? texts.rule(ruleId) : undefined,
    isPlan && message.timing ? timing[message.timing.why] : undefined,
    isEnd && message.statusReason !== undefined ? reasonIn(language, message.statusReason) : undefined,
  ].filter((part) => part !== undefined);
  return [trace[line.status], ...(why.length > 0 ? [why.join('; ')] : [])].join(
    language === 'fr' ? '\u202f: ' : ': ',
  );
};

/** What the vendor said, and what it costs. */
const Evidence = ({ view: { viewer, texts }, line }: { view: ThreadView; line: TraceLine }) => {
  const { providerCode, providerText, price } = line;
  const parts = [
    ...(providerCode === undefined ? [] : [texts.vendor(providerCode)]),
    ...(price === undefined ? [] : [priceIn(viewer.language, price, texts)]),
  ];
  return (
    <>
      {parts.length === 0 ? null : <span class="muted"> ({parts.join('; ')})</span>}
      {providerText === undefined ? null : <q class="muted">{providerText}</q>}
    </>
  );
};

/** `0.0958 USD`, `billed as utility`. */
export const priceIn = (
  language: ThreadView['viewer']['language'],
  { amount, currency, category, billable, source }: PriceView,
  texts: ThreadView['texts'],
): string => {
  const isListed = source === 'list' ? ` ${texts.byPriceList}` : '';
  if (amount === undefined)
    return billable === false || category === undefined ? texts.free : texts.billedAs(category);
  const number = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 4 }).format(amount);
  return `${currency === 'credits' ? texts.credits(number) : [number, currency].join(' ').trim()}${isListed}`;
};

const MessageActions = ({ view, shown }: { view: ThreadView; shown: ShownMessage }) => {
  const { viewer, texts, pathOf, mayWrite, mayAdvise } = view;
  const { can, message } = shown;
  const path = `${pathOf(shown.conversationId)}/messages/${encodeURIComponent(message.messageId)}`;
  const actions = [
    ...(can.retry ? [{ does: 'retry', label: texts.sendAgain }] : []),
    ...(can.approve && mayAdvise ? [{ does: 'approve', label: texts.approve }] : []),
  ];
  return !mayWrite || (actions.length === 0 && !can.withdraw) ? null : (
    <div class="actions">
      {actions.map(({ does, label }) => (
        <form method="post" action={`${path}/${does}`}>
          <button class="quiet" type="submit">
            {label}
          </button>
        </form>
      ))}
      {can.withdraw ? (
        <Confirmed
          ask={texts.takeBack}
          says={VISIT_TEXTS[viewer.language].messages.withdrawSays}
          action={`${path}/withdraw`}
          button={texts.takeBack}
        />
      ) : null}
    </div>
  );
};
