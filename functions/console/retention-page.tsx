import type * as z from 'zod';
import type { LevelName } from '../../shared/dealers/locks.ts';
import type { RetentionLevelView } from '../../shared/privacy/describe-retention-level.ts';
import { RETENTION_CLASSES } from '../../shared/privacy/describe-retention.ts';
import type { retentionSavedSchema } from '../../shared/privacy/save-retention.ts';
import { formatCount } from '../../shared/web/page-format.ts';
import type { Viewer } from './console-handler.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { Choice, type Faults, TextField } from './form-fields.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { locationsFor } from './locations-for.ts';
import type { RetentionForm } from './retention-form.ts';
import { RETENTION_WORDS } from './retention-words.ts';
import { levelQuery, SettingsFrame, type SettingsFrameProps } from './settings-page.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';

export type RetentionPageProps = {
  viewer: Viewer;
  view: RetentionLevelView;
  form: RetentionForm;
  /** What the form would do, where that was asked. */
  outcome?: z.infer<typeof retentionSavedSchema>;
  faults?: Faults;
  notice?: SettingsFrameProps['notice'];
};

const PATH = '/console/settings/retention';

/** How long what is kept at a level, what a change would delete, and the change (B9). */
export const RetentionPage = (props: RetentionPageProps) => {
  const { viewer, view, outcome, faults = {}, notice } = props;
  const { language } = viewer;
  const settings = SETTINGS_WORDS[language];
  const words = RETENTION_WORDS[language];
  const target = view.level === 'location' ? `location/${view.locationId ?? ''}` : view.level;
  return (
    <SettingsFrame
      viewer={viewer}
      title={`${settings.sections.retention.title}: ${view.name}`}
      lead={words.lead}
      notice={notice}
    >
      <Levels {...props} />
      <FaultSummary
        language={language}
        faults={faults}
        labels={Object.fromEntries(
          view.classes.map(({ setting }) => [setting, words.classes[setting].label]),
        )}
      />
      {outcome ? <Preview {...props} outcome={outcome} /> : null}
      {view.mayChange ? <Fields {...props} /> : <InForce {...props} />}
      <p>
        <a
          href={`/console/settings/history?${new URLSearchParams({ ...(view.level === 'network' ? { level: 'network' } : {}), target }).toString()}`}
        >
          {settings.changesOf}
        </a>
      </p>
    </SettingsFrame>
  );
};

/** The levels that are theirs to see. */
const Levels = ({ viewer, view }: RetentionPageProps) => {
  const { language, staff, dealership } = viewer;
  const { levels } = SETTINGS_WORDS[language];
  const isWide = staff.locationIds.length === 0;
  const tab = (level: LevelName, name: string, locationId?: string) => (
    <a
      href={`${PATH}?${levelQuery(level, locationId)}`}
      {...(level === view.level && locationId === view.locationId ? { 'aria-current': 'page' } : {})}
    >
      {name}
    </a>
  );
  return (
    <nav class="tabs" aria-label={SETTINGS_WORDS[language].levelsHeading}>
      {isWide && staff.roles.includes('network-admin') ? tab('network', levels.network) : null}
      {tab('dealer', `${levels.dealer}: ${dealership.name}`)}
      {locationsFor(viewer).map(({ locationId, name }) => tab('location', name, locationId))}
    </nav>
  );
};

/** Which level, and what stood there. */
const Hidden = ({ view, form }: RetentionPageProps) => (
  <>
    <input type="hidden" name="level" value={view.level} />
    {view.locationId === undefined ? null : <input type="hidden" name="location" value={view.locationId} />}
    {RETENTION_CLASSES.map((setting) => (
      <input type="hidden" name={`was.${setting}`} value={form[`was.${setting}`] ?? ''} />
    ))}
    {form['was.locked'] === undefined ? null : <input type="hidden" name="was.locked" value="on" />}
  </>
);

const Fields = (props: RetentionPageProps) => {
  const { viewer, view, form, faults = {} } = props;
  const { language } = viewer;
  const words = RETENTION_WORDS[language];
  const { setBy } = SETTINGS_WORDS[language];
  return (
    <form class="card" method="post" action={PATH}>
      <Hidden {...props} />
      <input type="hidden" name="step" value="check" />
      {view.classes.map((one) => (
        <div class="field">
          <span class="line">
            <span class="chip">{words.holds(one.days)}</span>
            <span class="chip">{setBy[one.setBy]}</span>
          </span>
          <TextField
            name={one.setting}
            label={words.classes[one.setting].label}
            hint={`${words.classes[one.setting].from} ${words.bounds(one.least, one.most)} ${words.inherited(one.inherited)}`}
            type="number"
            min={String(one.least)}
            max={String(one.most)}
            value={form[one.setting]}
            fault={faults[one.setting]}
          />
        </div>
      ))}
      {view.level === 'location' ? null : (
        <Choice type="checkbox" name="locked" isChosen={form['locked'] !== undefined}>
          {words.locks}
        </Choice>
      )}
      <div class="actions">
        <button class="go" type="submit">
          {words.check}
        </button>
        <a class="quiet" href="/console/settings">
          {CONSOLE_TEXTS[language].form.cancel}
        </a>
      </div>
    </form>
  );
};

/** For who cannot change it. */
const InForce = ({ viewer: { language }, view }: RetentionPageProps) => {
  const words = RETENTION_WORDS[language];
  const { setBy, lockedBy, readOnly } = SETTINGS_WORDS[language];
  return (
    <section class="card">
      <p>{view.lockedBy === undefined ? readOnly : words.locked}</p>
      {view.lockedBy === undefined ? null : (
        <p>
          <span class="chip warn">{lockedBy[view.lockedBy]}</span>
        </p>
      )}
      <dl class="facts">
        {view.classes.map((one) => (
          <div>
            <dt>{words.classes[one.setting].label}</dt>
            <dd class="line">
              {words.preview.days(one.days)} <span class="chip">{setBy[one.setBy]}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

/** What would be over at once, what would hold, and the button that does it: exactly what was looked at. */
const Preview = (props: RetentionPageProps & Required<Pick<RetentionPageProps, 'outcome'>>) => {
  const { viewer, outcome, form } = props;
  const { language } = viewer;
  const words = RETENTION_WORDS[language];
  const { inForce, effect } = outcome;
  const { contacts, visits, lookedAt, isComplete } = effect;
  const count = (number: number): string => formatCount(number, language);
  const deletes = contacts + visits > 0 || !isComplete;
  return (
    <section class={`card notice ${deletes ? 'warn' : ''}`} aria-labelledby="preview" role="status">
      <h2 id="preview">{words.preview.heading}</h2>
      <p>
        {contacts + visits > 0 ? words.preview.effect(count(contacts), count(visits)) : words.preview.nothing}
      </p>
      <p class="hint">
        {isComplete ? words.preview.looked(count(lookedAt)) : words.preview.incomplete(count(lookedAt))}
      </p>
      {deletes ? <p class="strong">{words.preview.final}</p> : null}
      <p>{words.preview.holds}</p>
      <dl class="facts">
        {RETENTION_CLASSES.map((setting) => (
          <div>
            <dt>{words.classes[setting].label}</dt>
            <dd>{words.preview.days(inForce[setting])}</dd>
          </div>
        ))}
      </dl>
      <p>{words.preview.notYet}</p>
      <form method="post" action={PATH}>
        <Hidden {...props} />
        <input type="hidden" name="step" value="save" />
        {RETENTION_CLASSES.map((setting) => (
          <input type="hidden" name={setting} value={form[setting] ?? ''} />
        ))}
        {form['locked'] === undefined ? null : <input type="hidden" name="locked" value="on" />}
        <div class="actions">
          <button class={deletes ? 'danger' : 'go'} type="submit">
            {deletes ? words.preview.saveAndDelete : words.preview.save}
          </button>
        </div>
      </form>
    </section>
  );
};
