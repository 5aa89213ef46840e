import type { LocationInForce } from '../../shared/dealers/dealer.ts';
import { CHANNELS } from '../../shared/dealers/settings.ts';
import { LANGUAGES } from '../../shared/kernel/language.ts';
import type { PlanPreview } from '../../shared/planning/preview-plan.ts';
import { LANGUAGE_NAMES } from '../../shared/web/page-language.ts';
import type { Viewer } from './console-handler.tsx';
import { ConsolePage } from './console-page.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import type { DryRunForm } from './dry-run-form.ts';
import { DryRunResult } from './dry-run-result.tsx';
import { DRY_RUN_TEXTS, type DryRunTexts } from './dry-run-texts.ts';
import { type Faults, SelectField, TextField, type TextFieldProps } from './form-fields.tsx';
import { FaultSummary } from './fault-summary.tsx';

export type DryRunPageProps = {
  viewer: Viewer;
  locations: readonly LocationInForce[];
  form: DryRunForm;
  faults?: Faults;
  preview?: PlanPreview;
};

/** An appointment that nobody has made, and what would be sent for it (S1.32). */
export const DryRunPage = ({ viewer, locations, form, faults = {}, preview }: DryRunPageProps) => {
  const { language } = viewer;
  const texts = DRY_RUN_TEXTS[language];
  const { optional } = CONSOLE_TEXTS[language].form;
  const field = (name: string): Pick<TextFieldProps, 'name' | 'value' | 'fault'> => ({
    name,
    value: form[name],
    fault: faults[name],
  });
  const optionally = (label: string): string => `${label} ${optional}`;
  return (
    <ConsolePage viewer={viewer} title={texts.heading}>
      <div>
        <h1>{texts.heading}</h1>
        <p class="muted">{texts.lead}</p>
      </div>
      {preview ? <DryRunResult viewer={viewer} preview={preview} /> : null}
      <FaultSummary language={language} faults={faults} labels={labelsOf(texts)} />
      <form method="post" action="/console/dry-run">
        <fieldset class="card">
          <legend>{texts.appointment}</legend>
          <div class="fields">
            <SelectField
              {...field('locationId')}
              label={texts.location}
              options={locations.map(({ locationId, name }) => ({ value: locationId, text: name }))}
            />
            <SelectField
              {...field('kind')}
              label={texts.kind}
              options={(['service', 'sales', 'rental'] as const).map((kind) => ({
                value: kind,
                text: texts.kinds[kind],
              }))}
            />
            <TextField {...field('startsAt')} label={texts.startsAt} type="datetime-local" required />
            <TextField {...field('endsAt')} label={optionally(texts.endsAt)} type="datetime-local" />
            <TextField {...field('service')} label={optionally(texts.service)} maxlength={200} />
          </div>
        </fieldset>
        <fieldset class="card">
          <legend>{texts.customer}</legend>
          <div class="fields">
            <TextField {...field('contact.firstName')} label={texts.firstName} maxlength={100} required />
            <TextField {...field('contact.lastName')} label={optionally(texts.lastName)} maxlength={100} />
            <TextField {...field('contact.mobile')} label={optionally(texts.mobile)} type="tel" />
            <TextField {...field('contact.email')} label={optionally(texts.email)} type="email" />
            <SelectField
              {...field('contact.language')}
              label={texts.messageLanguage}
              options={LANGUAGES.map((other) => ({ value: other, text: LANGUAGE_NAMES[other] }))}
            />
            <SelectField
              {...field('contact.preferredChannel')}
              label={texts.preferred}
              options={[
                { value: '', text: texts.noPreference },
                ...CHANNELS.map((channel) => ({
                  value: channel,
                  text: CONSOLE_TEXTS[language].channels[channel],
                })),
              ]}
            />
          </div>
        </fieldset>
        <fieldset class="card">
          <legend>{texts.vehicle}</legend>
          <div class="fields">
            <TextField {...field('vehicle.licensePlate')} label={optionally(texts.plate)} maxlength={20} />
            <TextField {...field('vehicle.vin')} label={optionally(texts.vin)} maxlength={30} />
            <TextField {...field('vehicle.brand')} label={optionally(texts.brand)} maxlength={60} />
            <TextField {...field('vehicle.model')} label={optionally(texts.model)} maxlength={80} />
          </div>
        </fieldset>
        <div class="actions">
          <button class="go" type="submit">
            {texts.tryIt}
          </button>
        </div>
      </form>
    </ConsolePage>
  );
};

/** What the fields are called. */
const labelsOf = (texts: DryRunTexts): Record<string, string> => ({
  locationId: texts.location,
  kind: texts.kind,
  startsAt: texts.startsAt,
  endsAt: texts.endsAt,
  service: texts.service,
  'contact.firstName': texts.firstName,
  'contact.lastName': texts.lastName,
  'contact.mobile': texts.mobile,
  'contact.email': texts.email,
  'contact.language': texts.messageLanguage,
  'contact.preferredChannel': texts.preferred,
  'vehicle.licensePlate': texts.plate,
  'vehicle.vin': texts.vin,
  'vehicle.brand': texts.brand,
  'vehicle.model': texts.model,
});
