import { DutyFields } from './colleague-fields.tsx';
import type { ColleagueForm } from './colleague-form.ts';
import type { Viewer } from './console-handler.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { type Faults, TextField } from './form-fields.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { SettingsFrame } from './settings-page.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';
import { INVITE, TEAM } from './team-page.tsx';
import { TEAM_WORDS } from './team-words.ts';

export type InvitePageProps = { viewer: Viewer; form: ColleagueForm; faults?: Faults };

/** The form with which somebody is taken into the staff. */
export const InvitePage = ({ viewer, form, faults = {} }: InvitePageProps) => {
  const { language } = viewer;
  const words = TEAM_WORDS[language];
  return (
    <SettingsFrame
      viewer={viewer}
      title={words.invite}
      within={{ href: TEAM, title: SETTINGS_WORDS[language].sections.team.title }}
      lead={words.inviteLead}
    >
      <FaultSummary language={language} faults={faults} labels={words.fields} />
      <form class="card" method="post" action={INVITE}>
        <div class="fields">
          <TextField
            name="name"
            label={words.fields.name}
            hint={words.nameHint}
            value={form['name']}
            fault={faults['name']}
            maxlength={80}
            required
          />
          <TextField
            name="email"
            type="email"
            label={words.fields.email}
            hint={words.emailHint}
            value={form['email']}
            fault={faults['email']}
            maxlength={254}
            required
          />
        </div>
        <DutyFields viewer={viewer} form={form} faults={faults} />
        <div class="actions">
          <button class="go" type="submit">
            {words.send}
          </button>
          <a class="quiet" href={TEAM}>
            {CONSOLE_TEXTS[language].form.cancel}
          </a>
        </div>
      </form>
    </SettingsFrame>
  );
};
