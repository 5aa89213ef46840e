import type { OpenMessage } from '../../shared/planning/describe-open-messages.ts';
import type { Viewer } from './console-handler.tsx';
import { ConsolePage } from './console-page.tsx';
import { OpenMessageRow } from './open-message-row.tsx';
import { OVERVIEW_TEXTS } from './overview-texts.ts';
import { Pager } from './pager.tsx';

export type FailedPageProps = {
  viewer: Viewer;
  page: { messages: readonly OpenMessage[]; after: string | undefined };
  isFirst: boolean;
};

/** What failed and was not mended, page by page. */
export const FailedPage = ({ viewer, page, isFirst }: FailedPageProps) => {
  const texts = OVERVIEW_TEXTS[viewer.language];
  return (
    <ConsolePage viewer={viewer} title={texts.allFailed}>
      <div>
        <p class="crumb">
          <a href="/console/overview">{texts.heading}</a>
        </p>
        <h1>{texts.allFailed}</h1>
        <p class="muted">{texts.failedLead}</p>
      </div>
      <div class="card flush">
        {page.messages.length === 0 && page.after === undefined ? (
          <p class="empty">{texts.noFailed}</p>
        ) : null}
        <ul class="rows">
          {page.messages.map((message) => (
            <OpenMessageRow viewer={viewer} message={message} when={texts.failedAt} />
          ))}
        </ul>
        <Pager
          language={viewer.language}
          path="/console/overview/failed"
          after={page.after}
          isFirst={isFirst}
        />
      </div>
    </ConsolePage>
  );
};
