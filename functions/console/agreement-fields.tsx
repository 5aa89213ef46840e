import { LANGUAGES } from '../../shared/kernel/language.ts';
import { LANGUAGE_NAMES } from '../../shared/web/page-language.ts';
import { isWritten, PARTS } from './agreement-form.ts';
import type { AgreementPageProps } from './agreement-page.tsx';
import { AGREEMENT_WORDS } from './agreement-words.ts';
import { Choice, Choices, TextArea, TextField } from './form-fields.tsx';
import { LocationBoxes } from './location-boxes.tsx';

/** What an agreement is, and where it holds. */
export const AgreementFacts = ({ viewer, agreement, form, faults = {} }: AgreementPageProps) => {
  const words = AGREEMENT_WORDS[viewer.language];
  return (
    <fieldset class="card">
      <legend>{words.about}</legend>
      <p class="hint">{words.aboutHint}</p>
      {agreement === undefined ? (
        <TextField
          name="agreementId"
          label={words.id}
          hint={words.idHint}
          value={form['agreementId']}
          fault={faults['agreementId']}
          maxlength={40}
          required
        />
      ) : null}
      <TextField
        name="name"
        label={words.name}
        value={form['name']}
        fault={faults['name']}
        maxlength={80}
        required
      />
      <Choice type="checkbox" name="mandatory" isChosen={form['mandatory'] !== undefined}>
        {words.mandatoryHint}
      </Choice>
      <Choices
        name="locations"
        label={words.locations}
        hint={words.locationsHint}
        fault={faults['locations']}
      >
        <LocationBoxes viewer={viewer} form={form} />
      </Choices>
    </fieldset>
  );
};

/** What customers read, one language after the other: those that are written, or spoken at a location, lie open. */
export const AgreementWordings = ({ viewer, form, faults = {} }: AgreementPageProps) => {
  const words = AGREEMENT_WORDS[viewer.language];
  const spoken = viewer.dealership.locations.map(({ settings }) => settings.language);
  return (
    <fieldset class="card">
      <legend>{words.texts}</legend>
      <p class="hint">{words.textsHint}</p>
      {LANGUAGES.map((language) => {
        const [title, text, link] = PARTS.map((part) => ({
          name: `${part}.${language}`,
          label: words.fields[part],
          value: form[`${part}.${language}`],
          fault: faults[`${part}.${language}`],
        }));
        return title === undefined || text === undefined || link === undefined ? null : (
          <details
            class="more"
            open={
              isWritten(form, language) ||
              spoken.includes(language) ||
              [title, text, link].some(({ fault }) => fault !== undefined)
            }
          >
            <summary>{LANGUAGE_NAMES[language]}</summary>
            <div class="stack">
              <TextField {...title} maxlength={120} />
              <TextArea {...text} rows={8} maxlength={5000} />
              <TextField {...link} hint={words.linkHint} type="url" maxlength={500} />
            </div>
          </details>
        );
      })}
    </fieldset>
  );
};
