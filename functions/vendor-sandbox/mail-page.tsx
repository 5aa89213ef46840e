import type { CapturedMail } from './captured-mail.ts';
import { Linked, Page, When } from './page.tsx';
import type { MailBox } from './read-mail.ts';

const WHY_NOT = {
  not_captured: 'Mails are not captured on this stage: MAIL_CAPTURE_URL is not set. They are really sent.',
  no_answer: 'The place where mails are captured does not answer. Is the local AWS running?',
} as const;

const mailPath = (mail: CapturedMail): string => `/sandbox/mail/${encodeURIComponent(mail.id)}`;

/** The captured mails, the latest first. */
export const MailListPage = ({ box }: { box: MailBox }) => (
  <Page title="Mail" wide>
    <p>
      <a class="button" href="/sandbox/mail">
        Refresh
      </a>
    </p>
    {'unavailable' in box ? (
      <p class="problem">{WHY_NOT[box.unavailable]}</p>
    ) : box.mails.length === 0 ? (
      <p class="empty">No mail has been sent yet.</p>
    ) : (
      <ul class="list">
        {box.mails.toReversed().map((mail) => (
          <li>
            <a href={mailPath(mail)}>{mail.subject || '(no subject)'}</a>{' '}
            <span class="meta">
              to {mail.to.join(', ')}
              {mail.at !== undefined && (
                <>
                  {' '}
                  · <When at={mail.at} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    )}
  </Page>
);

/** One mail: its text with links, and a way to its HTML. */
export const MailPage = ({ mail }: { mail: CapturedMail }) => (
  <Page title={mail.subject || '(no subject)'} wide>
    <dl class="facts">
      <dt>From</dt>
      <dd>{mail.from}</dd>
      <dt>To</dt>
      <dd>{mail.to.join(', ')}</dd>
      {mail.at !== undefined && (
        <>
          <dt>Sent</dt>
          <dd>
            <When at={mail.at} />
          </dd>
        </>
      )}
    </dl>
    {mail.html !== undefined && (
      <p>
        <a class="button" href={`${mailPath(mail)}/html`}>
          Show as HTML
        </a>
      </p>
    )}
    <p class="text letter">
      <Linked text={mail.text} />
    </p>
    <p>
      <a class="more" href="/sandbox/mail">
        All mails
      </a>
    </p>
  </Page>
);
