import type { ContactRow } from '../../shared/conversations/contact-view.ts';
import { ContactListRow } from './contact-row.tsx';
import { CONTACT_TEXTS } from './contact-texts.ts';
import type { Done } from './contact-words.ts';
import type { Viewer } from './console-handler.tsx';
import { contactPath } from './console-links.ts';
import { ConsolePage } from './console-page.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { TextField } from './form-fields.tsx';
import { Pager } from './pager.tsx';

type Found = { contacts: readonly ContactRow[]; cursor?: string | undefined };

export type ContactsPageProps = {
  viewer: Viewer;
  /** What was searched for; empty where all are shown. */
  text: string;
  found: Found;
  isFirst: boolean;
  done: Done | undefined;
};

/** The contacts of a dealer: all by name, or those that were searched for (S3.18). */
export const ContactsPage = ({ viewer, text, found, isFirst, done }: ContactsPageProps) => {
  const { language } = viewer;
  const texts = CONTACT_TEXTS[language];
  const heading = CONSOLE_TEXTS[language].areas.contacts;
  return (
    <ConsolePage viewer={viewer} title={heading}>
      <DoneNotice viewer={viewer} done={done} />
      <div class="head">
        <h1>{heading}</h1>
        <a class="go" href="/console/contacts/new">
          {texts.add}
        </a>
      </div>
      <ContactSearch viewer={viewer} action="/console/contacts" text={text} label={texts.search} />
      <div class="card flush">
        <FoundContacts viewer={viewer} found={found} hrefOf={({ contactId }) => contactPath(contactId)} />
        <Pager
          language={language}
          path="/console/contacts"
          query={{ q: text }}
          after={found.cursor}
          isFirst={isFirst}
        />
      </div>
    </ConsolePage>
  );
};

/** That something was done. */
export const DoneNotice = ({ viewer, done }: { viewer: Viewer; done: Done | undefined }) =>
  done === undefined ? null : (
    <p class="card notice good" role="status">
      {CONTACT_TEXTS[viewer.language].done[done]}
    </p>
  );

type SearchProps = { viewer: Viewer; action: string; text: string; label: string };

export const ContactSearch = ({ viewer, action, text, label }: SearchProps) => (
  <form class="card" method="get" action={action} role="search">
    <TextField
      name="q"
      type="search"
      label={label}
      hint={CONTACT_TEXTS[viewer.language].searchHint}
      value={text}
      maxlength={120}
    />
    <div class="actions">
      <button class="quiet" type="submit">
        {CONSOLE_TEXTS[viewer.language].form.search}
      </button>
    </div>
  </form>
);

type FoundProps = { viewer: Viewer; found: Found; hrefOf: (row: ContactRow) => string };

/** A page may hold nobody though more follow: whom others deal with is left out. */
export const FoundContacts = ({ viewer, found, hrefOf }: FoundProps) => {
  const texts = CONTACT_TEXTS[viewer.language];
  if (found.contacts.length === 0)
    return <p class="empty">{found.cursor === undefined ? texts.nobody : texts.nobodyHere}</p>;
  return (
    <ul class="rows">
      {found.contacts.map((row) => (
        <ContactListRow viewer={viewer} row={row} href={hrefOf(row)} />
      ))}
    </ul>
  );
};
