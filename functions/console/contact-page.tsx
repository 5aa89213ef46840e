import type * as z from 'zod';
import type { ContactView } from '../../shared/conversations/contact-view.ts';
import type { consentViewSchema } from '../../shared/conversations/describe-consent.ts';
import { type ConsoleRoute, mayOpen } from '../../shared/web/console-routes.ts';
import { formatDay } from '../../shared/web/page-format.ts';
import { LANGUAGE_NAMES } from '../../shared/web/page-language.ts';
import { ConsentActions, ConsentHistory, ConsentTable } from './contact-consent.tsx';
import { customerName } from './customer-name.ts';
import { ContactChips, dayText } from './contact-row.tsx';
import { CONTACT_TEXTS } from './contact-texts.ts';
import type { Done } from './contact-words.ts';
import { DoneNotice } from './contacts-page.tsx';
import type { Viewer } from './console-handler.tsx';
import { contactPath, conversationPath, personalDataPath } from './console-links.ts';
import { ConsolePage } from './console-page.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { type Faults } from './form-fields.tsx';
import { Confirmed } from './confirmed.tsx';

export type ContactPageProps = {
  viewer: Viewer;
  contact: ContactView;
  consent: z.infer<typeof consentViewSchema>;
  /** Whether the newest proofs are shown. */
  isFirst: boolean;
  done: Done | undefined;
  /** A decision that was not taken, as it was sent. */
  rejected: { form: Record<string, string>; faults: Faults } | undefined;
};

/** Who a customer is, where they are spoken with, and what may be sent to them. */
export const ContactPage = ({ viewer, contact, consent, isFirst, done, rejected }: ContactPageProps) => {
  const { language, dealership } = viewer;
  const texts = CONTACT_TEXTS[language];
  const name = customerName(contact, texts.unnamed);
  const zone = zoneOf(viewer, contact);
  return (
    <ConsolePage viewer={viewer} title={name}>
      <DoneNotice viewer={viewer} done={done} />
      <div class="head">
        <div>
          <p class="crumb">
            <a href="/console/contacts">{CONSOLE_TEXTS[language].areas.contacts}</a>
          </p>
          <h1>{name}</h1>
          <p class="line">
            <ContactChips viewer={viewer} row={contact} />
          </p>
        </div>
        <Actions viewer={viewer} contactId={contact.contactId} />
      </div>
      <div class="split">
        <div class="main-side">
          <Facts viewer={viewer} contact={contact} />
          <section class="card" aria-labelledby="consent">
            <h2 id="consent">{texts.consent.heading}</h2>
            <ConsentTable viewer={viewer} consent={consent} />
            <ConsentActions viewer={viewer} consent={consent} rejected={rejected} />
          </section>
          <ConsentHistory viewer={viewer} consent={consent} isFirst={isFirst} zone={zone} />
        </div>
        <div class="main-side">
          <section class="card" aria-labelledby="conversations">
            <h2 id="conversations">{texts.conversations}</h2>
            {contact.conversations.length === 0 ? <p class="muted">{texts.noConversations}</p> : null}
            <ul>
              {contact.conversations.map(({ locationId, conversationId }) => (
                <li>
                  <a href={conversationPath(conversationId)}>
                    {dealership.locations.find((place) => place.locationId === locationId)?.name ??
                      locationId}
                  </a>
                </li>
              ))}
            </ul>
          </section>
          <Merges viewer={viewer} contact={contact} zone={zone} />
        </div>
      </div>
    </ConsolePage>
  );
};

/** By the clock of the location of the latest visit, else of any. */
const zoneOf = ({ dealership: { locations } }: Viewer, { lastLocationId }: ContactView): string =>
  (locations.find(({ locationId }) => locationId === lastLocationId) ?? locations[0])?.settings.zone ?? 'UTC';

const Actions = ({ viewer, contactId }: { viewer: Viewer; contactId: string }) => {
  const { language, staff } = viewer;
  const texts = CONTACT_TEXTS[language];
  const path = contactPath(contactId);
  const links: [ConsoleRoute, string, string][] = [
    ['GET /console/contacts/{contactId}/edit', `${path}/edit`, texts.edit],
    ['GET /console/contacts/{contactId}/merge', `${path}/merge`, texts.merge.link],
    ['GET /console/personal-data/{contactId}', personalDataPath(contactId), texts.data.link],
  ];
  return (
    <div class="actions">
      {links.map(([route, href, text]) =>
        mayOpen(route, staff.roles) ? (
          <a class="quiet" href={href}>
            {text}
          </a>
        ) : null,
      )}
    </div>
  );
};

const Facts = ({ viewer, contact }: { viewer: Viewer; contact: ContactView }) => {
  const { language, dealership } = viewer;
  const { fields, facts, none, notMobile, kinds } = CONTACT_TEXTS[language];
  const { preferredChannel, lastLocationId, lastDay, phone } = contact;
  const place = dealership.locations.find(({ locationId }) => locationId === lastLocationId);
  const rows: [string, string | undefined][] = [
    [fields.phone, phone === undefined || contact.phoneIsMobile ? phone : `${phone} (${notMobile})`],
    [fields.email, contact.email],
    [fields.language, LANGUAGE_NAMES[contact.language]],
    [
      fields.preferredChannel,
      preferredChannel === undefined ? undefined : CONSOLE_TEXTS[language].channels[preferredChannel],
    ],
    [fields.kind, kinds[contact.kind]],
    [fields.location, place?.name],
    [fields.lastDay, lastDay === undefined ? undefined : dayText(viewer, lastDay)],
  ];
  return (
    <section class="card" aria-labelledby="facts">
      <h2 id="facts">{facts}</h2>
      <dl class="facts">
        {rows.map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd class="num">{value ?? none}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

/** What was merged into the contact lately: the latest merge can be undone, then the one before it. */
const Merges = ({ viewer, contact, zone }: { viewer: Viewer; contact: ContactView; zone: string }) => {
  const { language, staff } = viewer;
  const texts = CONTACT_TEXTS[language];
  const [latest] = contact.merges;
  if (!latest) return null;
  const mayUndo = mayOpen('POST /console/contacts/{contactId}/undo', staff.roles);
  return (
    <section class="card" aria-labelledby="merges">
      <h2 id="merges">{texts.merge.past}</h2>
      <ul>
        {contact.merges.map(({ other, at }) => (
          <li>{texts.merge.line(customerName(other, texts.unnamed), formatDay(at, language, zone))}</li>
        ))}
      </ul>
      <p class="hint">{texts.merge.undoUntil(formatDay(latest.undoUntil, language, zone))}</p>
      {mayUndo ? (
        <Confirmed
          ask={texts.merge.undoAsk}
          says={texts.merge.undoSays}
          action={`${contactPath(contact.contactId)}/undo`}
          button={texts.merge.undo}
          fields={{ mergeId: latest.mergeId }}
        />
      ) : null}
    </section>
  );
};
