import type { ComponentChildren } from 'preact';
import type { LevelName } from '../../shared/dealers/locks.ts';
import { isConsoleRoute, mayOpen } from '../../shared/web/console-routes.ts';
import type { Viewer } from './console-handler.tsx';
import { ConsolePage } from './console-page.tsx';
import { locationsFor } from './locations-for.ts';
import { SECTIONS, SETTINGS_WORDS } from './settings-words.ts';

/** A level as it stands in an address. */
export const levelQuery = (level: LevelName, locationId?: string): string =>
  new URLSearchParams({ level, ...(locationId === undefined ? {} : { location: locationId }) }).toString();

/** Where the settings begin: the levels that are theirs, and the parts that have a page. */
export const SettingsPage = ({ viewer }: { viewer: Viewer }) => {
  const { language, staff, dealership } = viewer;
  const words = SETTINGS_WORDS[language];
  const isNetworkAdmin = staff.roles.includes('network-admin') && staff.locationIds.length === 0;
  return (
    <ConsolePage viewer={viewer} title={words.heading}>
      <div>
        <h1>{words.heading}</h1>
        <p class="muted">{words.lead}</p>
      </div>
      <section class="card flush" aria-labelledby="levels">
        <div class="inset">
          <h2 id="levels">{words.levelsHeading}</h2>
        </div>
        <ul class="rows">
          {isNetworkAdmin ? (
            <Row href={`/console/settings/level?${levelQuery('network')}`} title={words.levels.network}>
              {words.levelLead.network}
            </Row>
          ) : null}
          <Row
            href={`/console/settings/level?${levelQuery('dealer')}`}
            title={`${words.levels.dealer}: ${dealership.name}`}
          >
            {words.levelLead.dealer}
          </Row>
          {locationsFor(viewer).map(({ locationId, name }) => (
            <Row
              href={`/console/settings/level?${levelQuery('location', locationId)}`}
              title={`${words.levels.location}: ${name}`}
            >
              {words.levelLead.location}
            </Row>
          ))}
        </ul>
      </section>
      <ul class="card flush rows">
        {SECTIONS.filter((section) => {
          const key = `GET /console/settings/${section}`;
          return isConsoleRoute(key) && mayOpen(key, staff.roles);
        }).map((section) => (
          <Row href={`/console/settings/${section}`} title={words.sections[section].title}>
            {words.sections[section].says}
          </Row>
        ))}
      </ul>
    </ConsolePage>
  );
};

const Row = ({ href, title, children }: { href: string; title: string; children: ComponentChildren }) => (
  <li>
    <a class="item" href={href}>
      <span class="strong">{title}</span>
      <span class="hint">{children}</span>
    </a>
  </li>
);

export type SettingsFrameProps = {
  viewer: Viewer;
  title: string;
  lead?: string | undefined;
  /** The list that it is one of, to go back to. */
  within?: { href: string; title: string };
  /** Whether customers see it on our own check-in page only. */
  isOnOurPage?: boolean;
  /** What has just been done, or why not. */
  notice?: { kind: 'good' | 'bad' | 'warn'; says: string } | undefined;
  children: ComponentChildren;
};

/** A page of the settings: the way back, its heading, what has just happened. */
export const SettingsFrame = ({
  viewer,
  title,
  lead,
  within,
  isOnOurPage = false,
  notice,
  children,
}: SettingsFrameProps) => (
  <ConsolePage viewer={viewer} title={title}>
    <div>
      {mayOpen('GET /console/settings', viewer.staff.roles) ? (
        <p class="crumb">
          <a href="/console/settings">{SETTINGS_WORDS[viewer.language].heading}</a>
          {within === undefined ? null : (
            <>
              <span aria-hidden="true"> › </span>
              <a href={within.href}>{within.title}</a>
            </>
          )}
        </p>
      ) : null}
      <h1>{title}</h1>
      {lead === undefined ? null : <p class="muted">{lead}</p>}
    </div>
    {isOnOurPage ? <p class="hint">{SETTINGS_WORDS[viewer.language].onOurPage}</p> : null}
    {notice === undefined ? null : (
      <section class={`card notice ${notice.kind}`} role={notice.kind === 'good' ? 'status' : 'alert'}>
        <p>{notice.says}</p>
      </section>
    )}
    {children}
  </ConsolePage>
);
