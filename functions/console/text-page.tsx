import type { Language } from '../../shared/kernel/language.ts';
import type { TemplateView } from '../../shared/messaging/templates/describe-template.ts';
import type { TemplateList } from '../../shared/messaging/templates/describe-templates.ts';
import type { TemplatePreview } from '../../shared/messaging/templates/preview-template.ts';
import { fillText } from '../../shared/messaging/templates/template-engine.ts';
import { scopeOf } from '../../shared/messaging/templates/variable-values.ts';
import { isVariableName, sampleOf, variableOf } from '../../shared/messaging/templates/variables.ts';
import { formatDay, formatTime } from '../../shared/web/page-format.ts';
import { LANGUAGE_NAMES } from '../../shared/web/page-language.ts';
import type { Viewer } from './console-handler.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { DOMAIN_TEXTS } from './domain-texts.ts';
import { Choice, type Faults, SelectField, TextArea } from './form-fields.tsx';
import { Confirmed } from './confirmed.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { SettingsFrame, type SettingsFrameProps } from './settings-page.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';
import { TEXT_FIELDS, textAt, type TextForm } from './text-form.ts';
import { TextPreview } from './text-preview.tsx';
import { TEXT_WORDS, type TextWords } from './text-words.ts';
import { addressOf } from './texts-page.tsx';

export type TextPageProps = {
  viewer: Viewer;
  view: TemplateView;
  list: TemplateList;
  form: TextForm;
  mayChange: boolean;
  faults?: Faults;
  preview?: TemplatePreview | undefined;
  notice?: SettingsFrameProps['notice'];
};

/** The dealer's texts for one message in one language: fields, variables, preview with counters (S1.11, S1.15–S1.17). */
export const TextPage = (props: TextPageProps) => {
  const { viewer, view, form, mayChange, faults = {}, preview, notice } = props;
  const { language } = viewer;
  const words = TEXT_WORDS[language];
  const { purpose, locationId } = view;
  const path = addressOf(purpose, view.language, locationId);
  const target = `template/${purpose}/${view.language}/${locationId ?? '*'}`;
  return (
    <SettingsFrame
      viewer={viewer}
      title={words.heading(DOMAIN_TEXTS[language].purposes[purpose], LANGUAGE_NAMES[view.language])}
      lead={mayChange ? words.leftEmpty : words.dealerWide}
      within={{
        href: `/console/settings/texts${locationId === undefined ? '' : `?location=${encodeURIComponent(locationId)}`}`,
        title: `${SETTINGS_WORDS[language].sections.texts.title}, ${whoseOf(viewer, locationId, words)}`,
      }}
      notice={notice}
    >
      <Saved {...props} words={words} />
      <FaultSummary
        language={language}
        faults={faults}
        labels={Object.fromEntries(TEXT_FIELDS.map(({ path: field, label }) => [field, words.fields[label]]))}
      />
      {preview === undefined ? null : <TextPreview language={language} preview={preview} />}
      <div class="split">
        <form class="card" method="post" action={path}>
          <input type="hidden" name="version" value={form['version']} />
          {TEXT_FIELDS.map(({ path: field, label, rows, most }) => (
            <div>
              <TextArea
                name={field}
                label={words.fields[label]}
                hint={field === 'whatsapp.body' ? words.whatsappHint : undefined}
                value={form[field]}
                rows={rows}
                maxlength={most}
                fault={faults[field]}
              />
              <InForce
                text={textAt(view.inForce, field)}
                own={textAt(view.texts, field)}
                words={words}
                language={view.language}
              />
            </div>
          ))}
          <Choice type="checkbox" name="promotional" isChosen={form['promotional'] !== undefined}>
            {words.promotional}
          </Choice>
          <SelectField
            name="data"
            label={words.values}
            value={form['data']}
            options={[
              { value: 'all', text: words.allValues },
              { value: 'least', text: words.leastValues },
            ]}
          />
          <div class="actions">
            {mayChange ? (
              <button class="go" type="submit" name="do" value="save">
                {CONSOLE_TEXTS[language].form.save}
              </button>
            ) : null}
            <button class="quiet" type="submit" name="do" value="preview">
              {words.preview}
            </button>
          </div>
        </form>
        <Variables {...props} words={words} />
      </div>
      {view.version === 0 || !mayChange ? null : (
        <Confirmed
          ask={words.resetAsk}
          says={words.resetSays}
          action={`/console/settings/texts/${purpose}/${view.language}/reset${locationId === undefined ? '' : `?location=${encodeURIComponent(locationId)}`}`}
          button={words.reset}
        />
      )}
      <p>
        <a href={`/console/settings/history?${new URLSearchParams({ target }).toString()}`}>
          {SETTINGS_WORDS[language].changesOf}
        </a>
      </p>
    </SettingsFrame>
  );
};

const whoseOf = ({ dealership }: Viewer, locationId: string | undefined, words: TextWords): string =>
  locationId === undefined
    ? words.forAll
    : (dealership.locations.find((location) => location.locationId === locationId)?.name ?? locationId);

type Part = TextPageProps & { words: TextWords };

const Saved = ({ viewer: { language, dealership }, view: { savedAt, savedBy }, words }: Part) => {
  if (savedAt === undefined || savedBy === undefined) return null;
  const zone = dealership.locations[0]?.settings.zone ?? 'UTC';
  const when = `${formatDay(savedAt, language, zone)}, ${formatTime(savedAt, language, zone)}`;
  return <p class="hint">{words.savedBy(savedBy, when)}</p>;
};

/** What is sent for a channel that the form leaves to the words above. */
const InForce = ({
  text,
  own,
  words,
  language,
}: {
  text: string | undefined;
  own: string | undefined;
  words: TextWords;
  language: string;
}) =>
  text === undefined || text === own ? null : (
    <details class="more">
      <summary>{words.inForce}</summary>
      <pre class="text" lang={language}>
        {text}
      </pre>
    </details>
  );

/** What customers would read there. */
const sampleIn = (name: string, language: Language): string => {
  if (!isVariableName(name)) return '';
  // A day and a time are parts of a moment.
  const sample = { [variableOf(name).partOf ?? name]: sampleOf(name, language) };
  return fillText(`{{ ${name} }}`, scopeOf([name], sample, { language, zone: 'Europe/Berlin' }));
};

const Variables = ({ view: { purpose, language }, list, words }: Part) => {
  const about = list.purposes.find((one) => one.purpose === purpose);
  const names = [...(about?.mandatory ?? []), ...(about?.nullable ?? [])];
  return (
    <section class="card" aria-labelledby="variables">
      <h2 id="variables">{words.variables}</h2>
      <dl class="facts narrow">
        {names.map((name) => {
          return (
            <div>
              <dt>
                <code>{`{{ ${name} }}`}</code>
                <br />
                {about?.mandatory.includes(name) === true ? words.mandatory : words.nullable}
              </dt>
              <dd>
                <span class="hint">{`${words.sample}: `}</span>
                <span lang={language}>{sampleIn(name, language)}</span>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
};
