import type { InboxesView } from '../../shared/events/describe-inboxes.ts';
import type { Viewer } from './console-handler.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { Choice, type Faults, TextField } from './form-fields.tsx';
import { Confirmed } from './confirmed.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { SettingsFrame, type SettingsFrameProps } from './settings-page.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';
import { TEAM_INBOX_WORDS, type TeamInboxWords } from './team-inbox-words.ts';

type Person = { sub: string; name: string };

export type TeamInboxesPageProps = {
  viewer: Viewer;
  inboxes: InboxesView['inboxes'];
  staff: readonly Person[];
  mayChange: boolean;
  /** What was typed, where it was not taken: for the inbox that it names, else for a new one. */
  form?: Readonly<Record<string, string>>;
  faults?: Faults;
  notice?: SettingsFrameProps['notice'];
};

/** The inboxes of the dealer with their teams (S0.40, S0.43). */
export const TeamInboxesPage = ({
  viewer,
  inboxes,
  staff,
  mayChange,
  form = {},
  faults = {},
  notice,
}: TeamInboxesPageProps) => {
  const { language } = viewer;
  const words = TEAM_INBOX_WORDS[language];
  const settings = SETTINGS_WORDS[language];
  const edited = form['version'] === '0' ? undefined : inboxes.find(({ inbox }) => inbox === form['inbox']);
  const [typed, typedFaults] = edited ? [{}, {}] : [form, faults];
  return (
    <SettingsFrame
      viewer={viewer}
      title={settings.sections.inboxes.title}
      lead={mayChange ? words.lead : `${words.lead} ${settings.readOnly}`}
      notice={notice}
    >
      <FaultSummary
        language={language}
        faults={faults}
        labels={{ inbox: words.inbox, name: words.name, [NAME]: words.name }}
      />
      {inboxes.map((inbox) => (
        <Inbox
          viewer={viewer}
          inbox={inbox}
          staff={staff}
          mayChange={mayChange}
          words={words}
          {...(inbox === edited ? { form, faults } : {})}
        />
      ))}
      {mayChange ? (
        <form class="card" method="post" action="/console/settings/inboxes">
          <h2>{words.make}</h2>
          <input type="hidden" name="version" value="0" />
          <div class="fields">
            <TextField
              name="inbox"
              label={words.inbox}
              hint={words.inboxHint}
              value={typed['inbox']}
              fault={typedFaults['inbox']}
              maxlength={40}
              required
            />
            <TextField
              name="name"
              label={words.name}
              value={typed['name']}
              fault={typedFaults['name']}
              maxlength={60}
              required
            />
          </div>
          <div class="actions">
            <button class="go" type="submit">
              {words.make}
            </button>
          </div>
        </form>
      ) : null}
    </SettingsFrame>
  );
};

/** The name of the inbox that is edited, among the names of all. */
export const NAME = 'edited-name';

type InboxProps = Pick<TeamInboxesPageProps, 'viewer' | 'staff' | 'mayChange' | 'form' | 'faults'> & {
  inbox: InboxesView['inboxes'][number];
  words: TeamInboxWords;
};

const Inbox = ({ viewer, inbox, staff, mayChange, words, form, faults = {} }: InboxProps) => {
  const { dealership, language } = viewer;
  const nameOf = (locationId: string): string =>
    dealership.locations.find((location) => location.locationId === locationId)?.name ?? locationId;
  const isMember = ({ sub }: Person): boolean =>
    form ? form[`member.${sub}`] !== undefined : inbox.members.some((member) => member.sub === sub);
  const id = form ? NAME : `name-${inbox.inbox}`;
  return (
    <section class="card" aria-labelledby={`inbox-${inbox.inbox}`}>
      <div class="line">
        <h2 id={`inbox-${inbox.inbox}`}>{inbox.name}</h2>
        {inbox.name === inbox.inbox ? null : <span class="chip">{inbox.inbox}</span>}
      </div>
      <p class="hint">
        {[
          ...(inbox.defaultAt.length === 0 ? [] : [words.defaultAt(inbox.defaultAt.map(nameOf).join(', '))]),
          ...(inbox.ruleIds.length === 0 ? [] : [words.ruleIds(inbox.ruleIds.join(', '))]),
          words.count(inbox.members.length),
        ].join(' · ')}
      </p>
      {inbox.members.length === 0 ? null : <p>{inbox.members.map(({ name }) => name).join(', ')}</p>}
      {mayChange ? (
        <details class="more" open={form !== undefined}>
          <summary>{CONSOLE_TEXTS[language].change}</summary>
          <form method="post" action="/console/settings/inboxes">
            <input type="hidden" name="inbox" value={inbox.inbox} />
            <input type="hidden" name="version" value={inbox.version} />
            <TextField
              id={id}
              name="name"
              label={words.name}
              value={form?.['name'] ?? inbox.name}
              fault={faults[NAME]}
              maxlength={60}
              required
            />
            <fieldset>
              <legend>{words.members}</legend>
              <p class="hint">{words.membersHint}</p>
              {staff.map((person) => (
                <Choice type="checkbox" name={`member.${person.sub}`} isChosen={isMember(person)}>
                  {person.name}
                </Choice>
              ))}
            </fieldset>
            <div class="actions">
              <button class="go" type="submit">
                {CONSOLE_TEXTS[language].form.save}
              </button>
            </div>
          </form>
        </details>
      ) : null}
      {mayChange && inbox.version > 0 ? (
        <Confirmed
          ask={words.removeAsk}
          says={words.removeSays}
          action="/console/settings/inboxes/remove"
          button={words.remove}
          fields={{ inbox: inbox.inbox }}
        />
      ) : null}
    </section>
  );
};
