import type { Work } from '../../shared/conversations/find-work.ts';
import { publicNotificationId } from '../../shared/conversations/inbox-notification.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { DOMAIN_TEXTS } from './domain-texts.ts';
import { INBOX_TEXTS } from './inbox-texts.ts';
import type { ThreadView } from './thread-view.ts';

/** What there is to do about a conversation: who has it, taking it, finishing it, passing it on. */
export const WorkCard = ({
  view,
  work,
  unansweredSince,
}: {
  view: ThreadView;
  work: readonly Work[];
  unansweredSince: Instant | undefined;
}) => {
  const { viewer, texts, when } = view;
  const inboxTexts = INBOX_TEXTS[viewer.language];
  return (
    <section class="card flush" aria-labelledby="work">
      <h2 id="work" class="sr">
        {texts.work}
      </h2>
      <ul class="rows">
        {unansweredSince === undefined ? null : (
          <li>
            <p class="item">
              <span class="notice warn hint">{inboxTexts.unansweredSince(when(unansweredSince))}</span>
            </p>
          </li>
        )}
        {work.map((one) => (
          <li>
            <OneWork view={view} work={one} />
          </li>
        ))}
      </ul>
    </section>
  );
};

const OneWork = ({ view, work }: { view: ThreadView; work: Work }) => {
  const { viewer, texts, when, nameOf, labelOf } = view;
  const inboxTexts = INBOX_TEXTS[viewer.language];
  const notification = 'waiting' in work ? work.waiting : work.inHand;
  const { subject, createdAt, inbox } = notification;
  const isMine = 'inHand' in work && work.inHand.acceptedBy === viewer.staff.sub;
  const path = `/console/inbox/${encodeURIComponent(publicNotificationId(notification))}`;
  const whose = (): string => {
    if ('waiting' in work) return `${texts.nobodyHas} (${labelOf(inbox)})`;
    return isMine ? texts.youHave : texts.has(nameOf(work.inHand.acceptedBy));
  };
  return (
    <div class="item">
      <p class="line spread">
        <span class="strong">{DOMAIN_TEXTS[viewer.language].subjects[subject]}</span>
        <span class="muted num">{inboxTexts.since(when(createdAt))}</span>
      </p>
      <p class="muted">{whose()}</p>
      {'waiting' in work || isMine ? (
        <div class="actions">
          {isMine ? null : (
            <form method="post" action={`${path}/accept`}>
              <button class="go" type="submit">
                {inboxTexts.accept}
              </button>
            </form>
          )}
          <form method="post" action={`${path}/done`}>
            <input type="hidden" name="from" value={isMine ? 'mine' : ''} />
            <button class="quiet" type="submit">
              {inboxTexts.finish}
            </button>
          </form>
          <a class="quiet" href={`${path}/transfer`}>
            {inboxTexts.passOn}
          </a>
        </div>
      ) : null}
    </div>
  );
};
