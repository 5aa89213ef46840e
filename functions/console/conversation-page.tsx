import type { ComponentChildren } from 'preact';
import type { Work } from '../../shared/conversations/find-work.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { ShownEntry } from '../../shared/planning/show-thread.ts';
import type { Viewer } from './console-handler.tsx';
import { ConsolePage } from './console-page.tsx';
import { CustomerCard, VisitCard } from './customer-card.tsx';
import { customerName } from './customer-name.ts';
import { type Faults, TextArea } from './form-fields.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { INBOX_TEXTS } from './inbox-texts.ts';
import { dayOf } from './moment.ts';
import { ThreadEntry } from './thread-entry.tsx';
import type { ThreadView } from './thread-view.ts';
import { WorkCard } from './work-card.tsx';

export type ConversationPageProps = {
  viewer: Viewer;
  view: ThreadView;
  work: readonly Work[];
  unansweredSince: Instant | undefined;
  /** Looks at older entries. */
  isOlder: boolean;
  notice?: string | undefined;
  /** Where an answer is written. */
  composer?: ComponentChildren;
  /** The form of an internal note, with what was typed and what is wrong with it; `key`: new for each form. */
  note: { key: string; text?: string; faults?: Faults };
};

/** All that was said to and by one customer at one location, by whatever channel, and what there is to do about it. */
export const ConversationPage = (props: ConversationPageProps) => {
  const { viewer, view, work, unansweredSince, isOlder, notice, note, composer } = props;
  const { texts, thread } = view;
  const hasWork = work.length > 0 || unansweredSince !== undefined;
  const name = customerName(thread.contact, texts.unknownCustomer);
  return (
    <ConsolePage viewer={viewer} title={name}>
      <div>
        <p class="crumb">
          <a href="/console/inbox">{INBOX_TEXTS[viewer.language].heading}</a>
        </p>
        <h1>{name}</h1>
      </div>
      {notice === undefined ? null : (
        <p class="card notice good" role="status">
          {notice}
        </p>
      )}
      {isOlder ? null : (
        <p class="card notice" role="status" data-when-changed hidden>
          {INBOX_TEXTS[viewer.language].changed}{' '}
          <a href={view.pathOf(thread.conversationId)}>{INBOX_TEXTS[viewer.language].look}</a>
        </p>
      )}
      <div class={hasWork ? 'talk has-work' : 'talk'}>
        {hasWork ? (
          <div class="stack work">
            <WorkCard view={view} work={work} unansweredSince={unansweredSince} />
          </div>
        ) : null}
        <div class="stack main-part">
          <ThreadCard view={view} isOlder={isOlder} />
          {isOlder ? null : composer}
          {isOlder ? null : <NoteForm view={view} note={note} />}
        </div>
        <div class="stack side">
          <CustomerCard view={view} />
          <VisitCard view={view} />
        </div>
      </div>
    </ConsolePage>
  );
};

const ThreadCard = ({ view, isOlder }: { view: ThreadView; isOlder: boolean }) => {
  const { thread, texts, pathOf } = view;
  const { older, entries, conversationId } = thread;
  const path = pathOf(conversationId);
  return (
    <section
      class="card"
      aria-labelledby="thread"
      {...(isOlder ? {} : { 'data-version': versionOf(entries) })}
    >
      <h2 id="thread">{texts.thread}</h2>
      {older === undefined ? null : (
        <p>
          <a class="quiet" href={`${path}?${new URLSearchParams({ cursor: older }).toString()}#latest`}>
            {texts.older}
          </a>
        </p>
      )}
      <ol class="thread">
        {byDay(view, entries).map(({ day, entries: ofDay }) => (
          <>
            <li class="day">{day}</li>
            {ofDay.map((entry) => (
              <li id={entry.entryId}>
                <ThreadEntry view={view} entry={entry} />
              </li>
            ))}
          </>
        ))}
      </ol>
      <p id="latest">
        {isOlder ? (
          <a class="quiet" href={`${path}#latest`}>
            {texts.newest}
          </a>
        ) : null}
      </p>
    </section>
  );
};

/** Changes with each entry and each receipt. */
const versionOf = (entries: readonly ShownEntry[]): string =>
  entries
    .map((entry) =>
      entry.kind === 'message'
        ? `${entry.entryId}/${entry.message.status}`
        : entry.kind === 'inbound'
          ? `${entry.entryId}/${entry.mediaState ?? ''}`
          : entry.entryId,
    )
    .join(' ');

const byDay = (
  { viewer: { language }, thread, now }: ThreadView,
  entries: readonly ShownEntry[],
): { day: string; entries: ShownEntry[] }[] => {
  const { zone } = thread.location.settings;
  const days: { day: string; entries: ShownEntry[] }[] = [];
  for (const entry of entries) {
    const day = dayOf(entry.at, { language, zone, now });
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
};

const NoteForm = ({ view, note }: { view: ThreadView; note: ConversationPageProps['note'] }) => {
  const { viewer, texts, pathOf, thread } = view;
  const { key, text = '', faults = {} } = note;
  return (
    <details class="card more" open={Object.keys(faults).length > 0}>
      <summary>{texts.note.heading}</summary>
      <FaultSummary language={viewer.language} faults={faults} labels={{ note: texts.note.text }} />
      <form method="post" action={`${pathOf(thread.conversationId)}/notes`}>
        <input type="hidden" name="key" value={key} />
        <TextArea
          name="note"
          label={texts.note.text}
          hint={texts.note.hint}
          value={text}
          fault={faults['note']}
          maxlength={2000}
          rows={3}
        />
        <div class="actions">
          <button class="quiet" type="submit">
            {texts.note.save}
          </button>
        </div>
      </form>
    </details>
  );
};
