import type { OfferedServiceView } from '../../shared/dealers/describe-offered-services.ts';
import { CURRENCIES } from '../../shared/dealers/offered-service.ts';
import { type Language, LANGUAGES } from '../../shared/kernel/language.ts';
import { LANGUAGE_NAMES } from '../../shared/web/page-language.ts';
import type { Viewer } from './console-handler.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { Choice, Choices, type Faults, SelectField, TextArea, TextField } from './form-fields.tsx';
import { Confirmed } from './confirmed.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { LocationBoxes } from './location-boxes.tsx';
import { RULE_WORDS } from './rule-words.ts';
import { dealerLanguage, type ServiceForm } from './service-form.ts';
import { SERVICE_WORDS } from './service-words.ts';
import { ServiceInWords } from './services-page.tsx';
import { SettingsFrame, type SettingsFrameProps } from './settings-page.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';

export type ServicePageProps = {
  viewer: Viewer;
  /** Undefined for a new one, whose code is asked for. */
  code: string | undefined;
  form: ServiceForm;
  mayChange: boolean;
  /** The service as somebody else saved it meanwhile. */
  saved?: OfferedServiceView;
  faults?: Faults;
  notice?: SettingsFrameProps['notice'];
};

/** One service that the dealer offers: its words, its price, for whom it is (S2.26–29). */
export const ServicePage = (props: ServicePageProps) => {
  const { viewer, code, form, mayChange, saved, faults = {}, notice } = props;
  const { language } = viewer;
  const words = SERVICE_WORDS[language];
  const path = `/console/settings/services/${encodeURIComponent(code ?? 'new')}`;
  return (
    <SettingsFrame
      viewer={viewer}
      title={code === undefined ? words.make : words.changeHeading(code)}
      lead={mayChange ? undefined : words.notYours}
      within={{
        href: '/console/settings/services',
        title: SETTINGS_WORDS[language].sections.services.title,
      }}
      isOnOurPage
      notice={notice}
    >
      {saved === undefined ? null : (
        <div class="card">
          <ServiceInWords viewer={viewer} service={saved} />
        </div>
      )}
      <FaultSummary language={language} faults={faults} labels={labelsIn(language)} />
      <form method="post" action={path}>
        <input type="hidden" name="version" value={form['version']} />
        {code === undefined ? (
          <div class="card">
            <TextField
              name="code"
              label={words.code}
              hint={words.codeHint}
              value={form['code']}
              fault={faults['code']}
              maxlength={40}
              required
            />
          </div>
        ) : null}
        <Texts {...props} />
        <Terms {...props} />
        <ForWhom {...props} />
        {mayChange ? (
          <div class="actions">
            <button class="go" type="submit">
              {CONSOLE_TEXTS[language].form.save}
            </button>
            <a class="quiet" href="/console/settings/services">
              {CONSOLE_TEXTS[language].form.cancel}
            </a>
          </div>
        ) : null}
      </form>
      {code === undefined || !mayChange ? null : (
        <Confirmed
          ask={words.removeAsk}
          says={words.removeSays}
          action={`${path}/remove`}
          button={RULE_WORDS[language].remove}
        />
      )}
      {code === undefined ? null : (
        <p>
          <a
            href={`/console/settings/history?${new URLSearchParams({ target: `service/${code}` }).toString()}`}
          >
            {SETTINGS_WORDS[language].changesOf}
          </a>
        </p>
      )}
    </SettingsFrame>
  );
};

const labelsIn = (language: Language): Record<string, string> => {
  const words = SERVICE_WORDS[language];
  const { brands, locations } = RULE_WORDS[language];
  const { code, price, currency, link, position, name, description } = words;
  const spoken = LANGUAGES.flatMap((one): [string, string][] => [
    [`${one}.name`, `${name}, ${LANGUAGE_NAMES[one]}`],
    [`${one}.description`, `${description}, ${LANGUAGE_NAMES[one]}`],
  ]);
  return { ...Object.fromEntries(spoken), code, price, currency, link, position, brands, locations };
};

/** The words of each language: the dealer's own first, the others folded where nothing stands in them. */
const Texts = ({ viewer, form, faults = {} }: ServicePageProps) => {
  const { language } = viewer;
  const words = SERVICE_WORDS[language];
  const own = dealerLanguage(viewer);
  const others = LANGUAGES.filter((one) => one !== own);
  const isUsed = (one: Language): boolean =>
    ['name', 'description'].some(
      (part) => (form[`${one}.${part}`] ?? '') !== '' || faults[`${one}.${part}`] !== undefined,
    );
  const fieldsOf = (one: Language) => (
    <div class="stack">
      <TextField
        name={`${one}.name`}
        label={`${words.name}, ${LANGUAGE_NAMES[one]}`}
        value={form[`${one}.name`]}
        fault={faults[`${one}.name`]}
        maxlength={80}
      />
      <TextArea
        name={`${one}.description`}
        label={`${words.description}, ${LANGUAGE_NAMES[one]}`}
        value={form[`${one}.description`]}
        fault={faults[`${one}.description`]}
        maxlength={500}
        rows={2}
      />
    </div>
  );
  return (
    <fieldset class="card">
      <legend>{words.texts}</legend>
      <p class="hint">{words.textsHint(LANGUAGE_NAMES[own])}</p>
      {fieldsOf(own)}
      <details class="more" open={others.some(isUsed)}>
        <summary>{words.otherLanguages}</summary>
        <div class="stack">{others.map(fieldsOf)}</div>
      </details>
    </fieldset>
  );
};

/** Price, link, place in the order, and whether it is offered at all. */
const Terms = ({ viewer: { language }, form, faults = {} }: ServicePageProps) => {
  const words = SERVICE_WORDS[language];
  return (
    <fieldset class="card">
      <legend>{words.offer}</legend>
      <div class="fields">
        <TextField
          name="price"
          label={words.price}
          hint={words.priceHint}
          value={form['price']}
          fault={faults['price']}
          inputmode="decimal"
          maxlength={12}
        />
        <SelectField
          name="currency"
          label={words.currency}
          value={form['currency']}
          fault={faults['currency']}
          options={CURRENCIES.map((value) => ({ value, text: value }))}
        />
        <TextField
          name="link"
          label={words.link}
          hint={words.linkHint}
          value={form['link']}
          fault={faults['link']}
          type="url"
          maxlength={500}
        />
        <TextField
          name="position"
          label={words.position}
          hint={words.positionHint}
          value={form['position']}
          fault={faults['position']}
          inputmode="numeric"
          maxlength={4}
        />
      </div>
      <Choice type="checkbox" name="offered" isChosen={form['offered'] !== undefined}>
        {words.offered}
      </Choice>
    </fieldset>
  );
};

/** For which locations and brands it is. */
const ForWhom = ({ viewer, form, faults = {} }: ServicePageProps) => {
  const { language } = viewer;
  const words = SERVICE_WORDS[language];
  const rule = RULE_WORDS[language];
  return (
    <fieldset class="card">
      <legend>{words.forWhom}</legend>
      <p class="hint">{words.forWhomHint}</p>
      <Choices name="locations" label={rule.locations} fault={faults['locations']}>
        <LocationBoxes viewer={viewer} form={form} />
      </Choices>
      <TextField
        name="brands"
        label={rule.brands}
        hint={rule.brandsHint}
        value={form['brands']}
        fault={faults['brands']}
        maxlength={2100}
      />
    </fieldset>
  );
};
