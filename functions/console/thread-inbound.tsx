import { idsOf } from '../../shared/contacts/contact.ts';
import { isShownInBrowser, type Media } from '../../shared/conversations/media.ts';
import type { InboundEntry } from '../../shared/conversations/conversation.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { customerName } from './customer-name.ts';
import { DOMAIN_TEXTS } from './domain-texts.ts';
import type { ThreadView } from './thread-view.ts';

type Of = { view: ThreadView; entry: InboundEntry };

/** What a customer wrote or sent, with what it answers, its files, and what is to be decided about it. */
export const ThreadInbound = ({ view, entry }: Of) => {
  const { viewer, texts, when, nameOf, pathOf } = view;
  const { language } = viewer;
  const { channel, text, type, answers, location, cards, profileName, movedFrom } = entry;
  const domain = DOMAIN_TEXTS[language];
  const kind =
    type === undefined || type === 'text' || type === 'media' ? undefined : domain.inboundKinds[type];
  return (
    <div class="bubble">
      <p class="line spread">
        <span class="line">
          <span class="chip">{CONSOLE_TEXTS[language].channels[channel]}</span>
          {kind === undefined ? null : <span class="muted">{kind}</span>}
        </span>
        <span class="muted num">{when(entry.at)}</span>
      </p>
      {profileName === undefined ? null : <p class="hint">{texts.calls(profileName)}</p>}
      {answers ? <p class="hint">{texts.answers(aboutIn(view, answers))}</p> : null}
      {text === '' ? null : <p class="text">{text}</p>}
      {location ? (
        <p class="text">
          {[
            location.name,
            location.address,
            texts.coordinates(String(location.latitude), String(location.longitude)),
          ]
            .filter((part) => part !== undefined && part !== '')
            .join('\n')}
        </p>
      ) : null}
      {(cards ?? []).map(({ name, phones }) => (
        <p class="text">{[name, ...phones].filter((part) => part !== undefined).join('\n')}</p>
      ))}
      {(entry.media ?? []).map((file) => (
        <File view={view} entry={entry} file={file} />
      ))}
      {movedFrom ? <p class="hint">{texts.movedFrom(nameOf(movedFrom.by))}</p> : null}
      <Decision view={view} entry={entry} />
      <Moving
        view={view}
        entry={entry}
        path={`${pathOf(entry.conversationId)}/entries/${entry.entryId}/move`}
      />
    </div>
  );
};

/** The message that something is about, by its purpose. */
export const aboutIn = (
  { viewer: { language }, texts }: ThreadView,
  { purpose }: NonNullable<InboundEntry['answers']>,
): string => (purpose === undefined ? texts.entryBefore : DOMAIN_TEXTS[language].purposes[purpose]);

const File = ({ view, entry, file }: Of & { file: Media }) => {
  const { viewer, texts, pathOf } = view;
  const { inboundKinds, mediaFaults } = DOMAIN_TEXTS[viewer.language];
  const { mediaId, kind, status, fileName, mimeType = '', size, reason } = file;
  const label = [inboundKinds[kind], fileName].filter((part) => part !== undefined).join(': ');
  const weight = size === undefined ? '' : ` (${Math.max(1, Math.round(size / 1024))} KB)`;
  const path = `${pathOf(entry.conversationId)}/media/${encodeURIComponent(mediaId)}/fetch`;
  if (status === 'stored')
    return (
      <p class="line">
        <span>
          {label}
          <span class="muted num">{weight}</span>
        </span>
        <a
          class="quiet"
          href={`/console/media/${encodeURIComponent(entry.conversationId)}/${encodeURIComponent(mediaId)}`}
          target="_blank"
          rel="noopener"
        >
          {texts.openFile}
          <span class="sr">
            {' '}
            {label} {isShownInBrowser(mimeType) ? `(${texts.opensNewTab})` : ''}
          </span>
        </a>
      </p>
    );
  return (
    <div>
      <p>{label}</p>
      <p class="hint">{reason === undefined ? texts.filePending : mediaFaults[reason]}</p>
      {status === 'unavailable' ? (
        <form method="post" action={path}>
          <div class="actions">
            <button class="quiet" type="submit">
              {texts.fetchAgain}
            </button>
          </div>
        </form>
      ) : null}
    </div>
  );
};

/** "Please stop the work", or STOP? A person says (B5). */
const Decision = ({ view: { texts, nameOf, pathOf, mayAdvise }, entry }: Of) => {
  const { prompt, decided, movedTo, conversationId, entryId } = entry;
  if (prompt === undefined || movedTo) return null;
  if (decided) return <p class="hint">{texts.decided[decided.decision](nameOf(decided.by))}</p>;
  const { question, yes, no } = texts.decide[prompt];
  const action = `${pathOf(conversationId)}/entries/${entryId}/decision`;
  return (
    <div class="notice warn ask">
      <p class="strong">{question}</p>
      {mayAdvise ? (
        <div class="actions">
          <form method="post" action={action}>
            <button class="quiet" type="submit" name="decision" value="nothing">
              {no}
            </button>
            <button
              class={prompt === 'opt-out' ? 'danger' : 'go'}
              type="submit"
              name="decision"
              value={prompt === 'opt-out' ? 'stop' : 'start'}
            >
              {yes}
            </button>
          </form>
        </div>
      ) : null}
    </div>
  );
};

/** Who else may have written, and where it went. */
const Moving = ({ view, entry, path }: Of & { path: string }) => {
  const { texts, nameOf, thread } = view;
  const { movedTo, sharedWith = [] } = entry;
  // Who was two by then had the number twice.
  const own: readonly string[] = thread.contact ? idsOf(thread.contact) : [];
  const others = sharedWith.filter((contactId) => !own.includes(contactId));
  const name = (contactId: string): string =>
    customerName(thread.others.get(contactId), texts.unknownCustomer);
  if (movedTo)
    return (
      <p class="hint">
        <a href={`${view.pathOf(movedTo.conversationId)}#latest`}>
          {texts.movedTo(name(movedTo.contactId), nameOf(movedTo.by))}
        </a>
      </p>
    );
  return (
    <>
      {others.length === 0 ? null : <p class="hint">{texts.shared(others.map(name).join(', '))}</p>}
      <p>
        <a class="hint small" href={path}>
          {texts.move}
        </a>
      </p>
    </>
  );
};
