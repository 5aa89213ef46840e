import type {
  AcceptedNotification,
  InboxNotification,
} from '../../shared/conversations/inbox-notification.ts';
import { publicNotificationId } from '../../shared/conversations/inbox-notification.ts';
import { dealsWithCustomers } from '../../shared/dealers/staff.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { ShownNotification } from '../../shared/visits/show-notifications.ts';
import { conversationPath } from './console-links.ts';
import type { Viewer } from './console-handler.tsx';
import { customerName } from './customer-name.ts';
import { DOMAIN_TEXTS, reasonIn } from './domain-texts.ts';
import { INBOX_TEXTS } from './inbox-texts.ts';
import { momentOf } from './moment.ts';

type Shown = ShownNotification<InboxNotification | AcceptedNotification>;
export type InboxRowProps = { viewer: Viewer; now: Instant; labelOf: LabelOf; shown: Shown };

/** An inbox by the name that people know it by. */
type LabelOf = (inbox: string) => string;

/** Something that waits or that one has: what it is, whom it is about, since when, and what can be done with it. */
export const InboxRow = ({ viewer, now, labelOf, shown }: InboxRowProps) => {
  const { language, staff } = viewer;
  const { notification } = shown;
  const texts = INBOX_TEXTS[language];
  const domain = DOMAIN_TEXTS[language];
  const zone = zoneOf(viewer, notification.locationId);
  const when = (instant: Instant): string => momentOf(instant, { language, zone, now });
  const id = publicNotificationId(notification);
  const { subject, prompt, count, createdAt, latestAt, conversationId } = notification;
  const isOfCustomer = conversationId !== '' && dealsWithCustomers(staff);
  const title = isOfCustomer ? customerName(shown.contact, texts.somebody) : domain.subjects[subject];
  return (
    <li>
      <div class="item two">
        <div class="lines">
          <p class="line spread">
            <span class="strong">
              {isOfCustomer ? <a href={conversationPath(conversationId, id)}>{title}</a> : title}
            </span>
            <span class="muted num">{texts.since(when(createdAt))}</span>
          </p>
          <About
            viewer={viewer}
            shown={shown}
            subject={isOfCustomer ? domain.subjects[subject] : undefined}
          />
          <Chips
            labels={[
              count === undefined ? undefined : texts.messages(count),
              latestAt === undefined ? undefined : texts.latest(when(latestAt)),
              'acceptedAt' in notification ? texts.acceptedAt(when(notification.acceptedAt)) : undefined,
            ]}
          />
          {prompt === undefined ? null : <p class="notice warn hint">{domain.prompts[prompt]}</p>}
          <Passed shown={shown} viewer={viewer} labelOf={labelOf} when={when} />
        </div>
        <Actions viewer={viewer} id={id} isMine={'acceptedAt' in notification} />
      </div>
    </li>
  );
};

export const zoneOf = ({ dealership }: Viewer, locationId: string): string =>
  dealership.locations.find((location) => location.locationId === locationId)?.settings.zone ?? 'UTC';

/** What it is about: the car, or what the dealer's own affairs are about. */
const About = ({
  viewer,
  shown: { notification, vehicle },
  subject,
}: {
  viewer: Viewer;
  shown: Shown;
  subject: string | undefined;
}) => {
  const { language, dealership } = viewer;
  const location = dealership.locations.find(({ locationId }) => locationId === notification.locationId);
  const { template, reason } = notification;
  const parts = [
    [vehicle?.brand, vehicle?.model].filter((part) => part !== undefined).join(' '),
    template && `${DOMAIN_TEXTS[language].purposes[template.purpose]} (${template.language})`,
    reason && reasonIn(language, reason),
    dealership.locations.length > 1 ? location?.name : undefined,
  ].filter((part) => part !== undefined && part !== '');
  return (
    <p class="line">
      {subject === undefined ? null : <span>{subject}</span>}
      {vehicle?.licensePlate === undefined ? null : <span class="plate num">{vehicle.licensePlate}</span>}
      {parts.length === 0 ? null : <span class="muted">{parts.join(' · ')}</span>}
    </p>
  );
};

const Chips = ({ labels }: { labels: readonly (string | undefined)[] }) => {
  const shown = labels.filter((label) => label !== undefined);
  return shown.length === 0 ? null : (
    <p class="line">
      {shown.map((label) => (
        <span class="chip">{label}</span>
      ))}
    </p>
  );
};

const Passed = ({
  viewer: { language },
  shown: { notification, passedBy, note },
  labelOf,
  when,
}: {
  viewer: Viewer;
  shown: Shown;
  labelOf: LabelOf;
  when: (instant: Instant) => string;
}) => {
  const { passed } = notification;
  if (!passed || passedBy === undefined) return null;
  return (
    <>
      <p class="hint">{INBOX_TEXTS[language].passedBy(passedBy, labelOf(passed.from), when(passed.at))}</p>
      {note === undefined ? null : <p class="bubble note text">{note}</p>}
    </>
  );
};

const Actions = ({ viewer: { language }, id, isMine }: { viewer: Viewer; id: string; isMine: boolean }) => {
  const texts = INBOX_TEXTS[language];
  const path = `/console/inbox/${encodeURIComponent(id)}`;
  return (
    <div class="actions">
      {isMine ? null : (
        <form method="post" action={`${path}/accept`}>
          <button class="go" type="submit">
            {texts.accept}
          </button>
        </form>
      )}
      <form method="post" action={`${path}/done`}>
        <input type="hidden" name="from" value={isMine ? 'mine' : ''} />
        <button class="quiet" type="submit">
          {texts.finish}
        </button>
      </form>
      <a class="quiet" href={`${path}/transfer`}>
        {texts.passOn}
      </a>
    </div>
  );
};
