import { variablesFor } from '../../shared/messaging/templates/template-text.ts';
import type { VisitView } from '../../shared/events/describe-visit.ts';
import { FREE_TEXT, type TextPurpose } from '../../shared/messaging/free-text.ts';
import { messageToWriteSchema } from '../../shared/planning/message-to-write.ts';
import type { Viewer } from './console-handler.tsx';
import { ConsolePage } from './console-page.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { DOMAIN_TEXTS } from './domain-texts.ts';
import { Choice, type Faults, SelectField, TextArea, TextField } from './form-fields.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { nameOf } from './visit-item.tsx';
import { visitPath } from './visit-moment.ts';
import { VISIT_TEXTS } from './visit-texts.ts';

/** What may be written about by hand: in free words, or by the template of a purpose. */
export const WRITTEN_PURPOSES = [FREE_TEXT, ...messageToWriteSchema.shape.purpose.unwrap().options] as const;
export type WrittenPurpose = (typeof WRITTEN_PURPOSES)[number];

export type WriteForm = {
  purpose: WrittenPurpose | undefined;
  to: string;
  text: string;
  /** By the clock of the location; empty: now. */
  sendAt: string;
  promotional: boolean;
  key: string;
};

export type VisitWritePageProps = {
  viewer: Viewer;
  visit: VisitView;
  form: WriteForm;
  faults?: Faults;
  says?: string | undefined;
};

/** A message by hand (S1.2, S1.18): what it is about loads its text (S1.12), which may be changed. */
export const VisitWritePage = ({ viewer, visit, form, faults = {}, says }: VisitWritePageProps) => {
  const { language } = viewer;
  const texts = VISIT_TEXTS[language].write;
  const domain = DOMAIN_TEXTS[language];
  const people = visit.dealings?.people ?? [];
  const path = visitPath(visit, '/write');
  const { purpose } = form;
  return (
    <ConsolePage viewer={viewer} title={texts.heading}>
      <WriteHead viewer={viewer} visit={visit} heading={texts.heading} lead={texts.lead} />
      <FaultSummary
        language={language}
        faults={faults}
        labels={{ purpose: texts.purpose, text: texts.text, sendAt: texts.sendAt }}
        says={says}
      />
      <form class="card" method="get" action={path}>
        <SelectField
          name="purpose"
          label={texts.purpose}
          value={purpose ?? ''}
          options={[
            ...(purpose === undefined ? [{ value: '', text: texts.choose }] : []),
            ...WRITTEN_PURPOSES.map((one) => ({ value: one, text: domain.purposes[one] })),
          ]}
          fault={faults['purpose']}
          appliesAtOnce
        />
        <div class="actions">
          <button class="quiet" type="submit">
            {texts.load}
          </button>
        </div>
      </form>
      {purpose === undefined ? null : (
        <form class="card" method="post" action={path}>
          <input type="hidden" name="key" value={form.key} />
          <input type="hidden" name="purpose" value={purpose} />
          <SelectField
            name="to"
            label={texts.to}
            value={form.to}
            options={[
              { value: '', text: texts.anyone },
              ...people.map((person) => ({
                value: person.role,
                text: `${nameOf(person)} (${domain.visitRole[person.role]})`,
              })),
            ]}
          />
          <TextArea
            name="text"
            label={texts.text}
            hint={purpose === FREE_TEXT ? texts.freeHint : texts.textHint}
            value={form.text}
            fault={faults['text']}
            maxlength={2000}
            rows={6}
          />
          <Variables language={language} purpose={purpose} />
          {purpose === FREE_TEXT ? (
            <Choice type="checkbox" name="promotional" isChosen={form.promotional}>
              {texts.promotional}
            </Choice>
          ) : null}
          <TextField
            name="sendAt"
            label={`${texts.sendAt} ${CONSOLE_TEXTS[language].form.optional}`}
            type="datetime-local"
            hint={texts.sendAtHint}
            value={form.sendAt}
            fault={faults['sendAt']}
          />
          <div class="actions">
            <button class="go" type="submit">
              {texts.send}
            </button>
            <a class="quiet" href={visitPath(visit, '#messages')}>
              {CONSOLE_TEXTS[language].form.cancel}
            </a>
          </div>
        </form>
      )}
    </ConsolePage>
  );
};

export const WriteHead = ({
  viewer,
  visit,
  heading,
  lead,
}: {
  viewer: Viewer;
  visit: VisitView;
  heading: string;
  lead: string;
}) => {
  const name = visit.customer ? nameOf(visit.customer) : '';
  return (
    <div>
      <p class="crumb">
        <a href={visitPath(visit)}>{name || VISIT_TEXTS[viewer.language].someone}</a>
      </p>
      <h1>{heading}</h1>
      <p class="muted">{lead}</p>
    </div>
  );
};

/** What may stand between double braces in the text (S1.15). */
export const Variables = ({ language, purpose }: { language: Viewer['language']; purpose: TextPurpose }) => (
  <details class="more">
    <summary>{VISIT_TEXTS[language].write.variables}</summary>
    <ul class="line">
      {variablesFor(purpose).map((name) => (
        <li>
          <code class="chip">{`{{ ${name} }}`}</code>
        </li>
      ))}
    </ul>
  </details>
);
