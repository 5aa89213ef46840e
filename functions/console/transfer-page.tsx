import { publicNotificationId } from '../../shared/conversations/inbox-notification.ts';
import { dealsWithCustomers, type Staff } from '../../shared/dealers/staff.ts';
import type { Inbox } from '../../shared/events/find-inboxes.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import type { ShownNotification } from '../../shared/visits/show-notifications.ts';
import type { Viewer } from './console-handler.tsx';
import { ConsolePage } from './console-page.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { customerName } from './customer-name.ts';
import { DOMAIN_TEXTS } from './domain-texts.ts';
import { type Faults, SelectField, TextArea } from './form-fields.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { zoneOf } from './inbox-row.tsx';
import { INBOX_TEXTS, labelsOf } from './inbox-texts.ts';
import { momentOf } from './moment.ts';

export type TransferPageProps = {
  viewer: Viewer;
  now: Instant;
  shown: ShownNotification;
  inboxes: readonly Inbox[];
  colleagues: readonly Pick<Staff, 'sub' | 'name' | 'roles'>[];
  form: { to?: string | undefined; note?: string | undefined };
  faults?: Faults;
};

/** To which team or colleague something goes, with a note. */
export const TransferPage = (props: TransferPageProps) => {
  const { viewer, now, shown, inboxes, colleagues, form, faults = {} } = props;
  const { language, staff } = viewer;
  const { transfer, heading, somebody, since } = INBOX_TEXTS[language];
  const { optional, cancel } = CONSOLE_TEXTS[language].form;
  const { notification, contact } = shown;
  const { conversationId, subject, createdAt, locationId } = notification;
  const isOfCustomer = conversationId !== '' && dealsWithCustomers(staff);
  const when = momentOf(createdAt, { language, zone: zoneOf(viewer, locationId), now });
  const about = [
    DOMAIN_TEXTS[language].subjects[subject],
    ...(isOfCustomer ? [customerName(contact, somebody)] : []),
    since(when),
  ];
  const rolesOf = ({ roles }: Pick<Staff, 'roles'>): string =>
    roles.map((role) => CONSOLE_TEXTS[language].roles[role]).join(', ');
  return (
    <ConsolePage viewer={viewer} title={transfer.heading}>
      <div>
        <p class="crumb">
          <a href="/console/inbox">{heading}</a>
        </p>
        <h1>{transfer.heading}</h1>
        <p>{about.join(' · ')}</p>
        <p class="muted">{transfer.lead}</p>
      </div>
      <FaultSummary language={language} faults={faults} labels={{ to: transfer.to, note: transfer.note }} />
      <form
        class="card"
        method="post"
        action={`/console/inbox/${encodeURIComponent(publicNotificationId(notification))}/transfer`}
      >
        <SelectField
          name="to"
          label={transfer.to}
          value={form.to}
          fault={faults['to']}
          options={[
            { value: '', text: transfer.choose },
            ...inboxes.map(({ inbox }) => ({
              value: `inbox:${inbox}`,
              text: transfer.team(labelsOf(inboxes)(inbox)),
            })),
            ...colleagues.map((person) => ({
              value: `staff:${person.sub}`,
              text: `${person.name} (${rolesOf(person)})`,
            })),
          ]}
        />
        {conversationId === '' ? null : (
          <TextArea
            name="note"
            label={`${transfer.note} ${optional}`}
            hint={transfer.noteHint}
            value={form.note}
            fault={faults['note']}
            maxlength={2000}
            rows={4}
          />
        )}
        <div class="actions">
          <button class="go" type="submit">
            {transfer.send}
          </button>
          <a class="quiet" href="/console/inbox">
            {cancel}
          </a>
        </div>
      </form>
    </ConsolePage>
  );
};
