import type * as z from 'zod';
import type { trialViewSchema } from '../../shared/conversations/describe-trials.ts';
import type { DealerChannel } from '../../shared/conversations/channel-requests.ts';
import { isAboutChannel } from '../../shared/conversations/channel-trouble.ts';
import type { Trial } from '../../shared/messaging/trial.ts';
import { formatMoment } from '../../shared/web/page-format.ts';
import { CHANNELS_PATH, trialPath } from './channel-links.ts';
import { CHANNEL_WORDS } from './channel-words.ts';
import type { Viewer } from './console-handler.tsx';
import { reasonIn } from './domain-texts.ts';
import { type Faults, SelectField, TextField } from './form-fields.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { locationsFor } from './locations-for.ts';
import { providerLabel } from './provider-label.ts';
import { SettingsFrame, type SettingsFrameProps } from './settings-page.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';

export type TrialPageProps = {
  viewer: Viewer;
  channel: DealerChannel;
  trials: readonly z.infer<typeof trialViewSchema>[];
  form: Readonly<Record<string, string>>;
  /** The trial that was sent just now. */
  sent: string | undefined;
  faults?: Faults;
  notice?: SettingsFrameProps['notice'];
};

const TONES: Record<Trial['status'], string> = {
  sending: '',
  accepted: 'info',
  rejected: 'bad',
  not_sent: 'bad',
  unknown: 'warn',
  delivered: 'good',
  failed: 'bad',
};

/** A trial message by a channel of a location, and what became of the last ones (S1.7–9). */
export const TrialPage = (props: TrialPageProps) => {
  const { viewer, channel, trials, form, sent, faults = {}, notice } = props;
  const { language } = viewer;
  const { trial: words } = CHANNEL_WORDS[language];
  const locations = locationsFor(viewer);
  const at = form['location'] ?? '';
  const here = trialPath(channel, { location: at, ...(sent === undefined ? {} : { sent }) });
  return (
    <SettingsFrame
      viewer={viewer}
      title={words.heading[channel]}
      within={{ href: CHANNELS_PATH, title: SETTINGS_WORDS[language].sections.channels.title }}
      lead={words.lead[channel]}
      notice={notice}
    >
      <FaultSummary
        language={language}
        faults={faults}
        labels={{ location: words.location, to: (channel === 'email' ? words.address : words.number).label }}
      />
      <form class="card" method="post" action={trialPath(channel)}>
        <div class="fields">
          <SelectField
            name="location"
            label={words.location}
            value={at}
            fault={faults['location']}
            options={locations.map(({ locationId, name }) => ({ value: locationId, text: name }))}
          />
          <TextField
            name="to"
            {...(channel === 'email'
              ? { type: 'email' as const, maxlength: 254, ...words.address }
              : { type: 'tel' as const, maxlength: 30, ...words.number })}
            value={form['to']}
            fault={faults['to']}
            required
          />
        </div>
        <div class="actions">
          <button class="go" type="submit">
            {words.send[channel]}
          </button>
        </div>
      </form>
      <section
        class="card flush"
        id="latest-trials"
        aria-labelledby="trials"
        data-version={trials.map(({ trialId, status }) => `${trialId}${status}`).join(' ')}
      >
        <div class="inset head">
          <h2 id="trials">{words.latest}</h2>
          <a class="quiet" href={here}>
            {words.refresh}
          </a>
        </div>
        <p class="inset" role="status" data-when-changed hidden>
          {words.changed} <a href={here}>{words.refresh}</a>
        </p>
        {trials.length === 0 ? <p class="empty">{words.none}</p> : null}
        <ul class="rows">
          {trials.map((trial) => (
            <li {...(trial.trialId === sent ? { 'aria-current': 'true' } : {})}>
              <TrialRow viewer={viewer} trial={trial} />
            </li>
          ))}
        </ul>
      </section>
    </SettingsFrame>
  );
};

type RowProps = { viewer: Viewer; trial: TrialPageProps['trials'][number] };

const TrialRow = ({ viewer, trial }: RowProps) => {
  const { language, dealership } = viewer;
  const { trial: words, advice } = CHANNEL_WORDS[language];
  const { channel, to, at, status, provider, template, reason, providerCode, reportedAt } = trial;
  const location = dealership.locations.find(({ locationId }) => locationId === trial.locationId);
  const zone = location?.settings.zone ?? 'UTC';
  return (
    <div class="item">
      <span class="line">
        <span class="strong num">{to}</span>
        <span class={`chip ${TONES[status]}`}>{words.status[status]}</span>
      </span>
      <span class="hint">
        {[
          formatMoment(at, language, zone),
          location?.name ?? trial.locationId,
          channel === 'whatsapp' && provider === 'aws' ? 'AWS' : providerLabel(provider),
          ...(template === undefined ? [] : [words.template(template)]),
          ...(reportedAt === undefined ? [] : [words.reported(formatMoment(reportedAt, language, zone))]),
        ].join(' · ')}
      </span>
      {reason === undefined ? null : <span>{capitalised(reasonIn(language, reason))}</span>}
      {reason !== undefined && isAboutChannel(reason) ? <span>{advice[reason]}</span> : null}
      {status === 'unknown' ? <span>{words.noAnswer}</span> : null}
      {providerCode === undefined ? null : <span class="hint">{words.code(providerCode)}</span>}
    </div>
  );
};

/** Reasons follow a colon elsewhere; here they stand alone. */
const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
