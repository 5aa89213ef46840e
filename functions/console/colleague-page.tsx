import type { Colleague } from '../../shared/dealers/describe-staff.ts';
import { formatMoment } from '../../shared/web/page-format.ts';
import { AccessChip, accessOf, DutyFields, placesIn, rolesIn } from './colleague-fields.tsx';
import { type ColleagueForm, colleagueForm } from './colleague-form.ts';
import type { Viewer } from './console-handler.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { type Faults, TextField } from './form-fields.tsx';
import { Confirmed } from './confirmed.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { SettingsFrame, type SettingsFrameProps } from './settings-page.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';
import { colleaguePath, TEAM } from './team-page.tsx';
import { TEAM_WORDS } from './team-words.ts';

export type ColleaguePageProps = {
  viewer: Viewer;
  person: Colleague;
  /** What was typed, where it was not taken. */
  rejected?: { form: ColleagueForm; faults: Faults; saved?: Colleague | undefined } | undefined;
  notice?: SettingsFrameProps['notice'];
};

/** Somebody of the staff: what they may do, as far as it is for whoever looks to change. */
export const ColleaguePage = ({ viewer, person, rejected, notice }: ColleaguePageProps) => {
  const { language, staff } = viewer;
  const words = TEAM_WORDS[language];
  const settings = SETTINGS_WORDS[language];
  const history = new URLSearchParams({ target: `staff/${person.sub}` }).toString();
  return (
    <SettingsFrame
      viewer={viewer}
      title={person.name}
      within={{ href: TEAM, title: settings.sections.team.title }}
      lead={leadFor(viewer, person)}
      notice={notice}
    >
      <FaultSummary
        language={language}
        faults={rejected?.faults ?? {}}
        labels={words.fields}
        says={rejected?.saved ? words.changed : undefined}
      />
      <section class="card">
        <Facts viewer={viewer} person={person} />
      </section>
      {person.mayChange || person.isMe ? (
        <EditForm viewer={viewer} person={person} rejected={rejected} />
      ) : null}
      {person.mayChange ? <Steps viewer={viewer} person={person} /> : null}
      {staff.locationIds.length === 0 ? (
        <p>
          <a href={`/console/settings/history?${history}`}>{settings.changesOf}</a>
        </p>
      ) : null}
    </SettingsFrame>
  );
};

const leadFor = ({ language }: Viewer, { isMe, mayChange }: Colleague): string | undefined => {
  const words = TEAM_WORDS[language];
  if (isMe) return words.self;
  return mayChange ? undefined : words.notYours;
};

/** What is not in the form: all of it, for whoever may not change it. */
const Facts = ({ viewer, person }: Pick<ColleaguePageProps, 'viewer' | 'person'>) => {
  const { language, dealership } = viewer;
  const words = TEAM_WORDS[language];
  const zone = dealership.locations[0]?.settings.zone ?? 'UTC';
  const invited =
    accessOf(person) === 'invited' && person.invitedAt !== undefined
      ? words.invitedAt(formatMoment(person.invitedAt, language, zone))
      : undefined;
  return (
    <dl class="facts">
      <div>
        <dt>{words.fields.email}</dt>
        <dd>{person.email ?? words.noEmail}</dd>
      </div>
      {person.mayChange ? null : (
        <>
          <div>
            <dt>{words.fields.roles}</dt>
            <dd>{rolesIn(viewer, person)}</dd>
          </div>
          <div>
            <dt>{words.fields.locations}</dt>
            <dd>{placesIn(viewer, person)}</dd>
          </div>
        </>
      )}
      <div>
        <dt>{words.fields.access}</dt>
        <dd class="line">
          <AccessChip viewer={viewer} person={person} />
          {invited}
        </dd>
      </div>
    </dl>
  );
};

const EditForm = ({ viewer, person, rejected }: Omit<ColleaguePageProps, 'notice'>) => {
  const { language } = viewer;
  const words = TEAM_WORDS[language];
  const { form, faults, saved } = rejected ?? { form: colleagueForm(person), faults: {} };
  return (
    <form class="card" method="post" action={colleaguePath(person.sub)}>
      <input type="hidden" name="version" value={saved?.version ?? form['version']} />
      <TextField
        name="name"
        label={words.fields.name}
        hint={saved && saved.name !== form['name'] ? words.savedMeanwhile(saved.name) : words.nameHint}
        value={form['name']}
        fault={faults['name']}
        maxlength={80}
        required
      />
      {person.mayChange ? (
        <>
          <input type="hidden" name="duty" value="yes" />
          <DutyFields viewer={viewer} form={form} faults={faults} saved={saved} />
        </>
      ) : null}
      <div class="actions">
        <button class="go" type="submit">
          {CONSOLE_TEXTS[language].form.save}
        </button>
        <a class="quiet" href={TEAM}>
          {CONSOLE_TEXTS[language].form.cancel}
        </a>
      </div>
    </form>
  );
};

/** What hurts, or goes out, is asked for twice. */
const Steps = ({ viewer, person }: Pick<ColleaguePageProps, 'viewer' | 'person'>) => {
  const words = TEAM_WORDS[viewer.language];
  const path = colleaguePath(person.sub);
  const fields = { version: String(person.version) };
  const access = accessOf(person);
  return (
    <section class="card" aria-label={words.fields.access}>
      {access === 'invited' && person.email !== undefined ? (
        <Confirmed
          {...words.again}
          action={`${path}/invitation`}
          kind="go"
          fields={person.invitedAt === undefined ? {} : { invitedAt: person.invitedAt }}
        />
      ) : null}
      {access === 'suspended' ? (
        <Confirmed {...words.reactivate} action={`${path}/reactivate`} fields={fields} kind="go" />
      ) : (
        <Confirmed {...words.suspend} action={`${path}/suspend`} fields={fields} />
      )}
    </section>
  );
};
