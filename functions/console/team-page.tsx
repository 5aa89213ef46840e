import type { Colleague } from '../../shared/dealers/describe-staff.ts';
import { AccessChip, placesIn, rolesIn } from './colleague-fields.tsx';
import type { Viewer } from './console-handler.tsx';
import { Pager } from './pager.tsx';
import { SettingsFrame } from './settings-page.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';
import { TEAM_WORDS } from './team-words.ts';

export const TEAM = '/console/settings/team';
export const INVITE = `${TEAM}/new`;
export const colleaguePath = (sub: string): string => `${TEAM}/${encodeURIComponent(sub)}`;

export type TeamPageProps = {
  viewer: Viewer;
  page: { staff: readonly Colleague[]; cursor?: string | undefined };
  isFirst: boolean;
};

/** Who works for the dealer, by name: what each may do, where, and whether they have come in yet. */
export const TeamPage = ({ viewer, page, isFirst }: TeamPageProps) => {
  const { language, staff } = viewer;
  const words = TEAM_WORDS[language];
  return (
    <SettingsFrame
      viewer={viewer}
      title={SETTINGS_WORDS[language].sections.team.title}
      lead={staff.locationIds.length === 0 ? words.lead : `${words.lead} ${words.leadSome}`}
    >
      <div class="actions">
        <a class="go" href={INVITE}>
          {words.invite}
        </a>
      </div>
      <div class="card flush">
        {page.staff.length === 0 ? <p class="empty">{words.nobody}</p> : null}
        <ul class="rows">
          {page.staff.map((person) => (
            <li>
              <a class="item" href={colleaguePath(person.sub)}>
                <span class="line">
                  <span class="strong">{person.name}</span>
                  <AccessChip viewer={viewer} person={person} />
                  {person.isMe ? <span class="chip">{words.me}</span> : null}
                </span>
                <span class="hint">{`${rolesIn(viewer, person)} · ${placesIn(viewer, person)}`}</span>
              </a>
            </li>
          ))}
        </ul>
        <Pager language={language} path={TEAM} after={page.cursor} isFirst={isFirst} />
      </div>
    </SettingsFrame>
  );
};
