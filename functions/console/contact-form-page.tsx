import { MERGE_FIELDS, type MergeField } from '../../shared/contacts/contact-merge.ts';
import type { ContactRow, ContactView } from '../../shared/conversations/contact-view.ts';
import type { LocationInForce } from '../../shared/dealers/dealer.ts';
import { CHANNELS } from '../../shared/dealers/settings.ts';
import { LANGUAGES } from '../../shared/kernel/language.ts';
import { LANGUAGE_NAMES } from '../../shared/web/page-language.ts';
import type { ContactForm } from './contact-form.ts';
import { ContactListRow } from './contact-row.tsx';
import { CONTACT_TEXTS } from './contact-texts.ts';
import type { Viewer } from './console-handler.tsx';
import { contactPath } from './console-links.ts';
import { ConsolePage } from './console-page.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { type Faults, SelectField, TextField, type TextFieldProps } from './form-fields.tsx';
import { FaultSummary } from './fault-summary.tsx';

export type ContactFormPageProps = {
  viewer: Viewer;
  form: ContactForm;
  action: string;
  faults?: Faults;
} & (
  | { is: 'new'; locations: readonly LocationInForce[]; candidates?: readonly ContactRow[] }
  /** `saved`: what somebody else saved meanwhile. */
  | { is: 'edit'; contactId: string; saved?: ContactView }
);

/** The form of a contact: a new one (S3.17), or one that is edited (S3.21). What was typed stays, whatever was wrong with it. */
export const ContactFormPage = (props: ContactFormPageProps) => {
  const { viewer, form, action, faults = {} } = props;
  const { language } = viewer;
  const texts = CONTACT_TEXTS[language];
  const { optional, save, cancel } = CONSOLE_TEXTS[language].form;
  const heading = props.is === 'new' ? texts.form.addHeading : texts.form.editHeading;
  const candidates = props.is === 'new' ? (props.candidates ?? []) : [];
  const saved = props.is === 'edit' ? props.saved : undefined;
  const back = props.is === 'new' ? '/console/contacts' : contactPath(props.contactId);
  const field = (name: MergeField, hint?: string): Omit<TextFieldProps, 'label'> => ({
    name,
    value: form[name],
    fault: faults[name],
    hint: savedHint(viewer, name, form, saved) ?? hint,
  });
  const optionally = (name: MergeField): string => `${texts.fields[name]} ${optional}`;
  return (
    <ConsolePage viewer={viewer} title={heading}>
      <div>
        <p class="crumb">
          <a href={back}>{props.is === 'new' ? CONSOLE_TEXTS[language].areas.contacts : texts.facts}</a>
        </p>
        <h1>{heading}</h1>
      </div>
      <FaultSummary
        language={language}
        faults={faults}
        labels={{ ...texts.fields, locationId: texts.fields.location }}
        says={saved ? texts.form.changed : undefined}
      />
      <Candidates viewer={viewer} candidates={candidates} />
      <form method="post" action={action}>
        {props.is === 'new' ? (
          <input type="hidden" name="key" value={form['key'] ?? ''} />
        ) : (
          <input type="hidden" name="version" value={form['version'] ?? ''} />
        )}
        <div class="card">
          <div class="fields">
            <TextField {...field('firstName')} label={optionally('firstName')} maxlength={100} />
            <TextField {...field('lastName')} label={optionally('lastName')} maxlength={100} />
            <TextField
              {...field('phone', texts.form.phoneHint)}
              label={optionally('phone')}
              type="tel"
              maxlength={40}
            />
            <TextField {...field('email')} label={optionally('email')} type="email" maxlength={254} />
            <SelectField
              {...field('language')}
              label={texts.fields.language}
              options={LANGUAGES.map((other) => ({ value: other, text: LANGUAGE_NAMES[other] }))}
            />
            <SelectField
              {...field('preferredChannel')}
              label={texts.fields.preferredChannel}
              options={[
                { value: '', text: texts.none },
                ...CHANNELS.map((channel) => ({
                  value: channel,
                  text: CONSOLE_TEXTS[language].channels[channel],
                })),
              ]}
            />
            <KindField viewer={viewer} form={form} fault={faults['kind']} />
            {props.is === 'new' && props.locations.length > 1 ? (
              <SelectField
                name="locationId"
                label={texts.fields.location}
                value={form['locationId']}
                fault={faults['locationId']}
                options={props.locations.map(({ locationId, name }) => ({ value: locationId, text: name }))}
              />
            ) : null}
          </div>
        </div>
        <div class="actions">
          {candidates.length > 0 ? (
            <button class="quiet" type="submit" name="createAnyway" value="yes">
              {texts.form.anyway}
            </button>
          ) : (
            <button class="go" type="submit">
              {save}
            </button>
          )}
          <a class="quiet" href={back}>
            {cancel}
          </a>
        </div>
      </form>
    </ConsolePage>
  );
};

type KindFieldProps = { viewer: Viewer; form: ContactForm; fault: string | undefined };

/** Who is kept as long as visits go on may stay so; staff note others for one occasion, or for good. */
const KindField = ({ viewer, form, fault }: KindFieldProps) => {
  const texts = CONTACT_TEXTS[viewer.language];
  const kept = form['version'] === undefined ? [] : [{ value: 'regular', text: texts.form.asItIs }];
  return (
    <SelectField
      name="kind"
      label={texts.fields.kind}
      value={form['kind']}
      fault={fault}
      hint={texts.form.kindHint}
      options={[
        ...kept,
        { value: 'ongoing', text: texts.kinds.ongoing },
        { value: 'one-time', text: texts.kinds['one-time'] },
      ]}
    />
  );
};

const savedHint = (
  { language }: Viewer,
  name: MergeField,
  form: ContactForm,
  saved: ContactView | undefined,
): string | undefined => {
  if (!saved || !MERGE_FIELDS.includes(name)) return undefined;
  const value = saved[name] ?? '';
  const texts = CONTACT_TEXTS[language];
  return value === (form[name] ?? '') ? undefined : texts.form.saved(value === '' ? texts.none : value);
};

const Candidates = ({ viewer, candidates }: { viewer: Viewer; candidates: readonly ContactRow[] }) => {
  const texts = CONTACT_TEXTS[viewer.language];
  return candidates.length === 0 ? null : (
    <section class="card notice warn" role="alert" aria-labelledby="candidates">
      <h2 id="candidates">{texts.form.existsHeading}</h2>
      <p>{texts.form.exists}</p>
      <ul class="rows">
        {candidates.map((row) => (
          <ContactListRow viewer={viewer} row={row} href={contactPath(row.contactId)} />
        ))}
      </ul>
    </section>
  );
};
