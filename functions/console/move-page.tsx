import type { Contact } from '../../shared/contacts/contact.ts';
import type { InboundEntry } from '../../shared/conversations/conversation.ts';
import type { Viewer } from './console-handler.tsx';
import { ConsolePage } from './console-page.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { CONVERSATION_TEXTS } from './conversation-texts.ts';
import { customerName } from './customer-name.ts';
import { Choice, TextField } from './form-fields.tsx';
import { FaultSummary } from './fault-summary.tsx';

export type MovePageProps = {
  viewer: Viewer;
  entry: InboundEntry;
  /** Who has the same number, and who was found by name. */
  sameNumber: readonly Contact[];
  found: readonly Contact[];
  /** What was searched for. */
  name: string;
  says?: string | undefined;
  /** Whether somebody was chosen, once the form was sent. */
  isChosen?: boolean;
};

/** To whose conversation a message really belongs: several people can have one number. */
export const MovePage = ({
  viewer,
  entry,
  sameNumber,
  found,
  name,
  says,
  isChosen = true,
}: MovePageProps) => {
  const { language } = viewer;
  const { moving, unknownCustomer, thread } = CONVERSATION_TEXTS[language];
  const { search, cancel } = CONSOLE_TEXTS[language].form;
  const back = `/console/conversations/${encodeURIComponent(entry.conversationId)}`;
  const path = `${back}/entries/${entry.entryId}/move`;
  const others = found.filter(({ contactId }) => !sameNumber.some((one) => one.contactId === contactId));
  const isNobody = sameNumber.length + others.length === 0;
  const pick = (contact: Contact) => (
    <Choice type="radio" name="contact" value={contact.contactId} isChosen={false}>
      {[customerName(contact, unknownCustomer), contact.phone, contact.email]
        .filter((part, index, all) => part !== undefined && all.indexOf(part) === index)
        .join(' · ')}
    </Choice>
  );
  return (
    <ConsolePage viewer={viewer} title={moving.heading}>
      <div>
        <p class="crumb">
          <a href={`${back}#${entry.entryId}`}>{thread}</a>
        </p>
        <h1>{moving.heading}</h1>
        <p class="muted">{moving.lead}</p>
      </div>
      <p class="bubble text">{entry.text}</p>
      <FaultSummary
        language={language}
        faults={isChosen ? {} : { contact: moving.choose }}
        labels={isNobody ? {} : { contact: '' }}
        says={says}
      />
      <form class="card bar" method="get" action={path}>
        <TextField
          name="name"
          label={moving.search}
          hint={moving.searchHint}
          value={name}
          type="search"
          maxlength={60}
        />
        <button class="quiet" type="submit">
          {search}
        </button>
      </form>
      {isNobody ? (
        name === '' ? null : (
          <p class="card empty">{moving.none}</p>
        )
      ) : (
        <form class="card" method="post" action={path}>
          <input type="hidden" name="name" value={name} />
          <div {...(isChosen ? {} : { id: 'contact', tabindex: -1, 'aria-describedby': 'contact-fault' })}>
            {sameNumber.length === 0 ? null : (
              <fieldset>
                <legend>{moving.sameNumber}</legend>
                {sameNumber.map(pick)}
              </fieldset>
            )}
            {others.length === 0 ? null : (
              <fieldset>
                <legend>{`${moving.search} ${name}`}</legend>
                {others.map(pick)}
              </fieldset>
            )}
            {isChosen ? null : (
              <p class="fault" id="contact-fault">
                {moving.choose}
              </p>
            )}
          </div>
          <div class="actions">
            <button class="go" type="submit">
              {moving.button}
            </button>
            <a class="quiet" href={back}>
              {cancel}
            </a>
          </div>
        </form>
      )}
    </ConsolePage>
  );
};
