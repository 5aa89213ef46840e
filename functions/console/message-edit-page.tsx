import { isNotice } from '../../shared/messaging/notice.ts';
import type { MessageStoryView, VisitView } from '../../shared/events/describe-visit.ts';
import type { Viewer } from './console-handler.tsx';
import { ConsolePage } from './console-page.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { DOMAIN_TEXTS } from './domain-texts.ts';
import { type Faults, TextArea, TextField } from './form-fields.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { visitPath } from './visit-moment.ts';
import { VISIT_TEXTS } from './visit-texts.ts';
import { Variables, WriteHead } from './visit-write-page.tsx';

export type EditForm = { dueAt: string; text: string };

export type MessageEditPageProps = {
  viewer: Viewer;
  visit: VisitView;
  message: MessageStoryView;
  form: EditForm;
  faults?: Faults;
  says?: string | undefined;
};

/** Another time or other words for a message that is not sent yet (S1.22). */
export const MessageEditPage = ({
  viewer,
  visit,
  message,
  form,
  faults = {},
  says,
}: MessageEditPageProps) => {
  const { language } = viewer;
  const texts = VISIT_TEXTS[language].write;
  const { purpose } = message;
  return (
    <ConsolePage viewer={viewer} title={texts.editHeading}>
      <WriteHead
        viewer={viewer}
        visit={visit}
        heading={texts.editHeading}
        lead={DOMAIN_TEXTS[language].purposes[purpose]}
      />
      <FaultSummary
        language={language}
        faults={faults}
        labels={{ dueAt: texts.dueAt, text: texts.text }}
        says={says}
      />
      <form
        class="card"
        method="post"
        action={visitPath(visit, `/messages/${encodeURIComponent(message.id)}/edit`)}
      >
        <TextField
          name="dueAt"
          label={texts.dueAt}
          type="datetime-local"
          value={form.dueAt}
          hint={texts.dueAtHint}
          fault={faults['dueAt']}
        />
        <TextArea
          name="text"
          label={texts.text}
          hint={texts.textHint}
          value={form.text}
          fault={faults['text']}
          maxlength={2000}
          rows={6}
        />
        {isNotice(purpose) ? null : <Variables language={language} purpose={purpose} />}
        <div class="actions">
          <button class="go" type="submit">
            {texts.save}
          </button>
          <a class="quiet" href={visitPath(visit, '#messages')}>
            {CONSOLE_TEXTS[language].form.cancel}
          </a>
        </div>
      </form>
    </ConsolePage>
  );
};
