import type { ContactRow } from '../../shared/conversations/contact-view.ts';
import { customerName } from './customer-name.ts';
import { CONTACT_TEXTS } from './contact-texts.ts';
import { ContactSearch, FoundContacts } from './contacts-page.tsx';
import type { Viewer } from './console-handler.tsx';
import { contactPath } from './console-links.ts';
import { ConsolePage } from './console-page.tsx';
import { Pager } from './pager.tsx';

export type MergeSearchPageProps = {
  viewer: Viewer;
  /** The one that stays. */
  contact: ContactRow;
  text: string;
  found: { contacts: readonly ContactRow[]; cursor?: string | undefined };
  isFirst: boolean;
};

/** Whom to merge into a contact: at first those of the same name. */
export const MergeSearchPage = ({ viewer, contact, text, found, isFirst }: MergeSearchPageProps) => {
  const { language } = viewer;
  const texts = CONTACT_TEXTS[language];
  const own = contactPath(contact.contactId);
  return (
    <ConsolePage viewer={viewer} title={texts.merge.heading}>
      <div>
        <p class="crumb">
          <a href={own}>{customerName(contact, texts.unnamed)}</a>
        </p>
        <h1>{texts.merge.heading}</h1>
        <p class="muted">{texts.merge.lead}</p>
      </div>
      <ContactSearch viewer={viewer} action={`${own}/merge`} text={text} label={texts.merge.searchLabel} />
      <div class="card flush">
        <FoundContacts
          viewer={viewer}
          found={found}
          hrefOf={({ contactId }) => `${own}/merge?with=${encodeURIComponent(contactId)}`}
        />
        <Pager
          language={language}
          path={`${own}/merge`}
          query={{ q: text }}
          after={found.cursor}
          isFirst={isFirst}
        />
      </div>
    </ConsolePage>
  );
};
