import type { Channel } from '../../shared/dealers/settings.ts';
import type { PlanPreview } from '../../shared/planning/preview-plan.ts';
import { formatDay, formatTime } from '../../shared/web/page-format.ts';
import type { Viewer } from './console-handler.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { DRY_RUN_TEXTS } from './dry-run-texts.ts';
import { DOMAIN_TEXTS, reasonIn, skipIn } from './domain-texts.ts';

type Message = PlanPreview['messages'][number];
type Of<T> = { viewer: Viewer; preview: PlanPreview } & T;

/** Exactly what would be sent, when, to whom, by which channel and in which words; and what would not, and why. */
export const DryRunResult = ({ viewer, preview }: Of<object>) => {
  const { language } = viewer;
  const texts = DRY_RUN_TEXTS[language];
  const { purposes } = DOMAIN_TEXTS[language];
  return (
    <section class="card" aria-labelledby="result" role="status">
      <h2 id="result">{texts.result}</h2>
      <p class={preview.automation === 'on' ? 'muted' : 'notice warn hint'}>
        {texts.mode[preview.automation]}
      </p>
      {preview.messages.length === 0 ? <p class="empty">{texts.nothing}</p> : null}
      {preview.messages.length > 0 ? <p class="hint">{texts.channelsHint}</p> : null}
      <ol class="rows">
        {preview.messages.map((message) => (
          <li>
            <Planned viewer={viewer} preview={preview} message={message} />
          </li>
        ))}
      </ol>
      {preview.withdrawn.length > 0 ? (
        <Reasons
          heading={texts.withdrawn}
          lines={preview.withdrawn.map(({ purpose, reason }) => ({
            what: purposes[purpose],
            why: reasonIn(language, reason),
          }))}
        />
      ) : null}
      {preview.skipped.length > 0 ? (
        <Reasons
          heading={texts.skipped}
          lines={preview.skipped.map(({ purpose, reason, tell }) => ({
            what: purposes[purpose],
            why: `${skipIn(language, reason)}${tell === 'advisor' ? ` (${texts.teamTold})` : ''}`,
          }))}
        />
      ) : null}
    </section>
  );
};

const Reasons = ({
  heading,
  lines,
}: {
  heading: string;
  lines: readonly { what: string; why: string }[];
}) => (
  <>
    <h3>{heading}</h3>
    <dl class="facts">
      {lines.map(({ what, why }) => (
        <div>
          <dt>{what}</dt>
          <dd>{why}</dd>
        </div>
      ))}
    </dl>
  </>
);

const Planned = ({ viewer, preview, message }: Of<{ message: Message }>) => {
  const { language } = viewer;
  const texts = DRY_RUN_TEXTS[language];
  const { zone } = preview;
  const { firstName, lastName } = message.recipient;
  const name = [firstName, lastName].filter((part) => part !== undefined).join(' ');
  const at = (instant: string): string =>
    `${formatDay(instant, language, zone)}, ${formatTime(instant, language, zone)}`;
  return (
    <div class="item">
      <p class="line">
        <span class="strong">{DOMAIN_TEXTS[language].purposes[message.purpose]}</span>
        <span class={message.status === 'held' ? 'chip warn' : 'chip'}>
          {message.status === 'held' ? texts.held : texts.change[message.change]}
        </span>
      </p>
      <p class="line">
        <span class="num">{at(message.dueAt)}</span>
        {name === '' ? null : <span>{texts.to(name)}</span>}
        {message.sendUntil === undefined ? null : (
          <span class="muted">{texts.until(at(message.sendUntil))}</span>
        )}
      </p>
      <ol>
        {message.channels.map((channel) => (
          <li>
            <Candidate viewer={viewer} candidate={channel} />
          </li>
        ))}
      </ol>
    </div>
  );
};

type Candidate = Message['channels'][number] & { channel: Channel };

/** A channel that would be tried with what it would carry; one that would not, with the reason. */
const Candidate = ({ viewer: { language }, candidate }: { viewer: Viewer; candidate: Candidate }) => {
  const name = CONSOLE_TEXTS[language].channels[candidate.channel];
  const texts = DRY_RUN_TEXTS[language];
  const { preview, refused } = candidate;
  if (!preview)
    return <p class="muted">{refused === undefined ? name : `${name}: ${reasonIn(language, refused)}`}</p>;
  return (
    <details class="more">
      <summary>{name}</summary>
      <div class="bubble ours">
        {preview.subject === undefined ? null : (
          <p>
            <span class="muted">{texts.subject}: </span>
            <strong>{preview.subject}</strong>
          </p>
        )}
        <p class="text">{preview.text}</p>
        {preview.button ? (
          <p>
            <span class="chip">{preview.button.label}</span>
          </p>
        ) : null}
        {preview.sms ? <p class="hint">{texts.sms(preview.sms.characters, preview.sms.parts)}</p> : null}
      </div>
    </details>
  );
};
