import { DOMAIN_TEXTS } from './domain-texts.ts';
import { Choice, Choices, SelectField, TextField } from './form-fields.tsx';
import { LocationBoxes } from './location-boxes.tsx';
import { RULE_DECISIONS } from './rule-form.ts';
import type { RulePart } from './rule-page.tsx';

/** When a rule acts: all that is chosen must hold. */
export const RuleConditions = ({ viewer, form, partners, faults = {}, words }: RulePart) => {
  const { decision } = DOMAIN_TEXTS[viewer.language];
  const any = { value: '', text: words.any };
  return (
    <fieldset class="card">
      <legend>{words.onlyIf}</legend>
      <p class="hint">{words.onlyIfHint}</p>
      <fieldset>
        <legend>{words.locations}</legend>
        <LocationBoxes viewer={viewer} form={form} />
      </fieldset>
      {partners.length === 0 ? null : (
        <Choices name="partners" label={words.partners} fault={faults['partners']}>
          {partners.map(({ partnerId, name }) => (
            <Choice
              type="checkbox"
              name={`partner.${partnerId}`}
              isChosen={form[`partner.${partnerId}`] !== undefined}
            >
              {name}
            </Choice>
          ))}
        </Choices>
      )}
      <div class="fields">
        <TextField
          name="brands"
          label={words.brands}
          hint={words.brandsHint}
          value={form['brands']}
          maxlength={500}
        />
        <SelectField
          name="decision"
          label={words.decision}
          value={form['decision']}
          fault={faults['decision']}
          options={[any, ...RULE_DECISIONS.map((value) => ({ value, text: decision[value] }))]}
        />
        <SelectField
          name="remarks"
          label={words.remarks}
          value={form['remarks']}
          fault={faults['remarks']}
          options={[
            any,
            { value: 'yes', text: words.withRemarks },
            { value: 'no', text: words.withoutRemarks },
          ]}
        />
      </div>
    </fieldset>
  );
};
