import { PURPOSES, type WhatsAppTemplate } from '../../shared/dealers/settings.ts';
import { LANGUAGES } from '../../shared/kernel/language.ts';
import { LANGUAGE_NAMES } from '../../shared/web/page-language.ts';
import { Level } from './channel-fields.tsx';
import { CHANNELS_PATH } from './channel-links.ts';
import type { ChannelPageProps } from './channel-page.tsx';
import { CHANNEL_WORDS } from './channel-words.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { DOMAIN_TEXTS } from './domain-texts.ts';
import { SelectField, TextField } from './form-fields.tsx';
import { Confirmed } from './confirmed.tsx';
import { locationsFor } from './locations-for.ts';

const STATUSES = ['approved', 'pending', 'paused', 'rejected', 'disabled'] as const;
const TONES: Record<WhatsAppTemplate['status'], string> = {
  approved: 'good',
  pending: '',
  paused: 'warn',
  rejected: 'bad',
  disabled: 'bad',
};

/** The templates of the level's number at Meta, and a form to note one that was approved there (S0.32). */
export const TemplatesCard = (props: ChannelPageProps) => {
  const { viewer, view } = props;
  const { language } = viewer;
  const { templates: words } = CHANNEL_WORDS[language];
  const { purposes } = DOMAIN_TEXTS[language];
  const { templates } = view.own.whatsapp ?? { templates: [] };
  return (
    <section class="card" aria-labelledby="templates">
      <h2 id="templates">{words.heading}</h2>
      <p class="hint">{words.lead}</p>
      {templates.length === 0 ? <p>{words.none}</p> : null}
      <ul class="rows plain">
        {templates.map((template) => (
          <li>
            <div
              class="item"
              role="group"
              aria-label={`${purposes[template.purpose]}, ${LANGUAGE_NAMES[template.language]}`}
            >
              <span class="line">
                <span class="strong">{purposes[template.purpose]}</span>
                <span>{LANGUAGE_NAMES[template.language]}</span>
                <span class={`chip ${TONES[template.status]}`}>{words.statuses[template.status]}</span>
              </span>
              <span class="hint">{`${template.name} · ${template.code}`}</span>
              {view.mayChange ? (
                <Confirmed
                  {...words.remove}
                  action={`${CHANNELS_PATH}/whatsapp`}
                  fields={{
                    ...(view.locationId === undefined ? {} : { location: view.locationId }),
                    repliesTo: repliesTo(props),
                    step: 'remove',
                    purpose: template.purpose,
                    language: template.language,
                  }}
                />
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {view.mayChange ? <TemplateForm {...props} /> : null}
    </section>
  );
};

/** Where messages of strangers go: as it is, whatever else is changed. */
const repliesTo = ({ viewer, view }: Pick<ChannelPageProps, 'viewer' | 'view'>): string =>
  view.repliesTo ?? locationsFor(viewer)[0]?.locationId ?? '';

const TemplateForm = ({ viewer, view, form, faults = {} }: ChannelPageProps) => {
  const { language } = viewer;
  const { templates: words } = CHANNEL_WORDS[language];
  const { purposes } = DOMAIN_TEXTS[language];
  const field = (name: string) => ({
    name: `template.${name}`,
    value: form[`template.${name}`],
    fault: faults[`template.${name}`],
  });
  return (
    <details class="more" open={form['template.purpose'] !== undefined}>
      <summary>{words.add}</summary>
      <form method="post" action={`${CHANNELS_PATH}/whatsapp`}>
        <Level view={view} />
        <input type="hidden" name="repliesTo" value={repliesTo({ viewer, view })} />
        <div class="fields">
          <SelectField
            {...field('purpose')}
            label={words.purpose}
            options={PURPOSES.map((value) => ({ value, text: purposes[value] }))}
          />
          <SelectField
            {...field('language')}
            label={words.language}
            options={LANGUAGES.map((value) => ({ value, text: LANGUAGE_NAMES[value] }))}
          />
          <TextField {...field('name')} label={words.name} maxlength={512} required />
          <TextField {...field('code')} {...words.code} maxlength={15} required />
          <SelectField
            {...field('status')}
            label={words.status}
            options={STATUSES.map((value) => ({ value, text: words.statuses[value] }))}
          />
        </div>
        <div class="actions">
          <button class="go" type="submit">
            {CONSOLE_TEXTS[language].form.save}
          </button>
        </div>
      </form>
    </details>
  );
};
