import type { LogoView } from '../../shared/dealers/describe-logo.ts';
import { logoPath } from '../../shared/dealers/logo-file.ts';
import { KeyIcon } from '../../shared/web/icons.tsx';
import type { Viewer } from './console-handler.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { type Faults, FileField } from './form-fields.tsx';
import { Confirmed } from './confirmed.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { LOGO_WORDS } from './logo-words.ts';
import { levelQuery, SettingsFrame, type SettingsFrameProps } from './settings-page.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';

export type LogoPageProps = {
  viewer: Viewer;
  view: LogoView;
  faults?: Faults;
  notice?: SettingsFrameProps['notice'];
};

export const LOGO_PATH = '/console/settings/logo';

/** The logo of a level as customers see it, and a form for another one. */
export const LogoPage = ({ viewer, view, faults = {}, notice }: LogoPageProps) => {
  const { language } = viewer;
  const words = LOGO_WORDS[language];
  const settings = SETTINGS_WORDS[language];
  const { level, id, name, setBy, lockedBy, inForce } = view;
  const query = levelQuery(level, level === 'location' ? id : undefined);
  const mayChange = view.mayChange && lockedBy === undefined;
  return (
    <SettingsFrame
      viewer={viewer}
      title={`${words.heading}: ${name}`}
      within={{
        href: `/console/settings/level?${query}`,
        title: `${settings.levels[level]}: ${name}`,
      }}
      lead={words.lead}
      notice={notice}
    >
      <FaultSummary language={language} faults={faults} labels={{ file: words.file.label }} />
      <section class="card" aria-labelledby="preview">
        <span class="line">
          <h2 id="preview">{words.preview}</h2>
          <span class="chip">{settings.setBy[setBy === 'default' ? 'nobody' : setBy]}</span>
          {lockedBy === undefined ? null : <span class="chip warn">{settings.lockedBy[lockedBy]}</span>}
        </span>
        <div class="top">
          <span class="shop">
            <Emblem logo={inForce} />
            <span>{name}</span>
          </span>
        </div>
        {inForce === null ? <p class="hint">{words.none}</p> : null}
        {lockedBy === undefined ? null : <p>{words.locked}</p>}
        {lockedBy === undefined && !view.mayChange ? <p>{settings.readOnly}</p> : null}
      </section>
      {mayChange ? (
        <form class="card" method="post" enctype="multipart/form-data" action={`${LOGO_PATH}?${query}`}>
          <input type="hidden" name="version" value={view.version} />
          <FileField
            name="file"
            {...words.file}
            fault={faults['file']}
            accept="image/png,image/jpeg,image/webp"
          />
          <div class="actions">
            <button class="go" type="submit">
              {words.upload}
            </button>
            <a class="quiet" href={`/console/settings/level?${query}`}>
              {CONSOLE_TEXTS[language].form.cancel}
            </a>
          </div>
        </form>
      ) : null}
      {mayChange ? <Steps viewer={viewer} view={view} /> : null}
    </SettingsFrame>
  );
};

/** The logo, or the key that stands in its place. It only decorates: the name stands beside it. */
export const Emblem = ({ logo }: { logo: string | null }) =>
  logo === null ? <KeyIcon /> : <img class="logo" src={logoPath(logo)} alt="" />;

/** What takes a logo away asks first. */
const Steps = ({ viewer, view }: Pick<LogoPageProps, 'viewer' | 'view'>) => {
  const { inherit, off } = LOGO_WORDS[viewer.language];
  const { level, id, own, inherited, version } = view;
  const fields: Record<string, string> = {
    level,
    ...(level === 'location' ? { location: id } : {}),
    version: String(version),
  };
  const action = `${LOGO_PATH}/remove`;
  return (
    <div>
      {own === undefined ? null : (
        <Confirmed
          ask={inherit.ask}
          says={inherit.says}
          action={action}
          button={inherit.button}
          fields={{ ...fields, do: 'inherit' }}
        />
      )}
      {own !== null && inherited !== null ? (
        <Confirmed
          ask={off.ask}
          says={off.says}
          action={action}
          button={off.button}
          fields={{ ...fields, do: 'off' }}
        />
      ) : null}
    </div>
  );
};
