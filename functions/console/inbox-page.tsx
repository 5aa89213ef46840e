import type { InboxCounts } from '../../shared/conversations/count-inboxes.ts';
import type {
  AcceptedNotification,
  InboxNotification,
} from '../../shared/conversations/inbox-notification.ts';
import type { Inbox } from '../../shared/events/find-inboxes.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { dealsWithCustomers } from '../../shared/dealers/staff.ts';
import type { ShownNotification } from '../../shared/visits/show-notifications.ts';
import type { ShownUnanswered } from '../../shared/visits/show-unanswered.ts';
import type { Viewer } from './console-handler.tsx';
import { conversationPath } from './console-links.ts';
import { ConsolePage } from './console-page.tsx';
import { customerName } from './customer-name.ts';
import { InboxRow, zoneOf } from './inbox-row.tsx';
import { countText, INBOX_TEXTS, labelsOf } from './inbox-texts.ts';
import { momentOf } from './moment.ts';
import { Pager } from './pager.tsx';

/** Which list is looked at: what one has in hand, or a team's inbox, as what waits or by who waits for an answer. */
export type InboxList = { of: 'mine' } | { of: 'waiting' | 'unanswered'; inbox: string };

export type InboxPageProps = {
  viewer: Viewer;
  now: Instant;
  counts: InboxCounts;
  inboxes: readonly Inbox[];
  list: InboxList;
  notifications: readonly ShownNotification<InboxNotification | AcceptedNotification>[];
  unanswered: readonly ShownUnanswered[];
  after: string | undefined;
  isFirst: boolean;
  /** What was done, or why it was not. */
  notice?: { kind: 'good' | 'warn'; text: string } | undefined;
};

/** The inboxes of a person's locations and what they have in hand (S0.41). */
export const InboxPage = (props: InboxPageProps) => {
  const { viewer, now, list, inboxes, notifications, unanswered, after, isFirst, notice } = props;
  const texts = INBOX_TEXTS[viewer.language];
  const isEmpty = notifications.length + unanswered.length === 0;
  return (
    <ConsolePage viewer={viewer} title={titleOf(props)}>
      <h1>{texts.heading}</h1>
      {notice === undefined ? null : (
        <p class={`card notice ${notice.kind}`} role="status">
          {notice.text}
        </p>
      )}
      <p class="card notice" role="status" data-when-changed hidden>
        {texts.changed} <a href={hrefOf(list)}>{texts.look}</a>
      </p>
      <Tabs {...props} />
      <section class="card flush" aria-label={titleOf(props)} data-version={versionOf(props)}>
        {list.of === 'mine' || !dealsWithCustomers(viewer.staff) ? null : (
          <Switch {...props} inbox={list.inbox} />
        )}
        {isEmpty ? (
          <p class="empty">{after === undefined && isFirst ? texts.empty[list.of] : texts.shortPage}</p>
        ) : null}
        <ul class="rows">
          {notifications.map((shown) => (
            <InboxRow viewer={viewer} now={now} labelOf={labelsOf(inboxes)} shown={shown} />
          ))}
          {unanswered.map((one) => (
            <UnansweredRow viewer={viewer} now={now} shown={one} />
          ))}
        </ul>
        <Pager
          language={viewer.language}
          path="/console/inbox"
          query={queryOf(list)}
          after={after}
          isFirst={isFirst}
        />
      </section>
    </ConsolePage>
  );
};

const queryOf = (list: InboxList): Record<string, string> =>
  list.of === 'mine'
    ? { list: 'mine' }
    : { inbox: list.inbox, ...(list.of === 'unanswered' ? { list: 'unanswered' } : {}) };
export const hrefOf = (list: InboxList): string =>
  `/console/inbox?${new URLSearchParams(queryOf(list)).toString()}`;

const titleOf = ({ viewer: { language }, list, inboxes }: InboxPageProps): string => {
  const texts = INBOX_TEXTS[language];
  return list.of === 'mine' ? texts.mine : `${labelsOf(inboxes)(list.inbox)}: ${texts[list.of]}`;
};

/** Changes when the list does, so that whoever looks at it is told. */
const versionOf = ({ counts, notifications, unanswered }: InboxPageProps): string =>
  [
    counts.inHand.count,
    ...counts.inboxes.flatMap(({ waiting, unanswered: without }) => [waiting.count, without.count]),
    ...notifications.map(({ notification: { notificationId, count = 1 } }) => `${notificationId}/${count}`),
    ...unanswered.map(({ conversationId, since }) => `${conversationId}/${since}`),
  ].join(' ');

const Count = ({ of }: { of: { count: number; isMore: boolean } }) =>
  of.count === 0 && !of.isMore ? null : <span class="count num">{countText(of)}</span>;

const Tabs = ({ viewer: { language }, counts, list, inboxes }: InboxPageProps) => {
  const texts = INBOX_TEXTS[language];
  const current = (isIt: boolean): { 'aria-current'?: 'page' } => (isIt ? { 'aria-current': 'page' } : {});
  return (
    <nav class="tabs" aria-label={texts.lists}>
      {counts.inboxes.map(({ inbox, waiting }) => (
        <a href={hrefOf({ of: 'waiting', inbox })} {...current(list.of !== 'mine' && list.inbox === inbox)}>
          {labelsOf(inboxes)(inbox)}
          <Count of={waiting} />
        </a>
      ))}
      <a href={hrefOf({ of: 'mine' })} {...current(list.of === 'mine')}>
        {texts.mine}
        <Count of={counts.inHand} />
      </a>
    </nav>
  );
};

/** The two ways to look at an inbox. */
const Switch = ({
  viewer: { language },
  counts,
  list,
  inboxes,
  inbox,
}: InboxPageProps & { inbox: string }) => {
  const texts = INBOX_TEXTS[language];
  const counted = counts.inboxes.find((one) => one.inbox === inbox);
  return (
    <nav class="tabs within" aria-label={labelsOf(inboxes)(inbox)}>
      {(['waiting', 'unanswered'] as const).map((of) => (
        <a href={hrefOf({ of, inbox })} {...(list.of === of ? { 'aria-current': 'page' as const } : {})}>
          {texts[of]}
          {counted ? <Count of={counted[of]} /> : null}
        </a>
      ))}
    </nav>
  );
};

const UnansweredRow = ({
  viewer,
  now,
  shown: { conversationId, locationId, since, contact },
}: {
  viewer: Viewer;
  now: Instant;
  shown: ShownUnanswered;
}) => {
  const { language, dealership } = viewer;
  const texts = INBOX_TEXTS[language];
  const location = dealership.locations.find((one) => one.locationId === locationId);
  const when = momentOf(since, { language, zone: zoneOf(viewer, locationId), now });
  return (
    <li>
      <a class="item" href={conversationPath(conversationId)}>
        <span class="strong">{customerName(contact, texts.somebody)}</span>
        <span class="hint">
          {texts.unansweredSince(when)}
          {dealership.locations.length > 1 && location ? ` · ${location.name}` : ''}
        </span>
      </a>
    </li>
  );
};
