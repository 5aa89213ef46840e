import type { ComponentChildren } from 'preact';
import { type Language, LANGUAGES } from '../../shared/kernel/language.ts';
import {
  CONSOLE_ROUTES,
  type ConsoleRoute,
  isConsoleRoute,
  mayOpen,
} from '../../shared/web/console-routes.ts';
import { DEFAULT_SETTINGS } from '../../shared/dealers/settings.ts';
import { assetPaths } from '../../shared/web/site-assets.ts';
import { LANGUAGE_NAMES } from '../../shared/web/page-language.ts';
import { KeyIcon } from '../../shared/web/icons.tsx';
import { consoleAssetPaths } from './console-assets.ts';
import type { Viewer } from './console-handler.tsx';
import { AREA_ICONS } from './area-icons.tsx';
import { type Area, AREAS, CONSOLE_TEXTS } from './console-texts.ts';

type FrameProps = { language: Language; title: string; colour: string; children: ComponentChildren };

/** The bare document: head, styles, script. */
const Frame = ({ language, title, colour, children }: FrameProps) => {
  const { stylesheet, script } = consoleAssetPaths(colour);
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="theme-color" content={colour} />
        <title>{`${title} · ${CONSOLE_TEXTS[language].product}`}</title>
        <link rel="stylesheet" href={stylesheet} />
        <link rel="icon" href={assetPaths(colour).icon} type="image/svg+xml" />
        <script type="module" src={script} />
      </head>
      <body>{children}</body>
    </html>
  );
};

export type ConsolePageProps = {
  viewer: Viewer;
  title: string;
  children: ComponentChildren;
};

/** A page of the console for whoever is signed in: the dealer, the areas that their roles open, and their account. */
export const ConsolePage = ({ viewer, title, children }: ConsolePageProps) => {
  const { language, dealership } = viewer;
  const texts = CONSOLE_TEXTS[language];
  return (
    <Frame language={language} title={title} colour={dealership.colour}>
      <a class="skip" href="#main">
        {texts.skip}
      </a>
      <header class="top">
        <a class="shop" href="/console">
          <KeyIcon />
          <span>{dealership.name}</span>
        </a>
        <Account viewer={viewer} />
      </header>
      <Navigation viewer={viewer} />
      <main id="main" class="main" tabindex={-1}>
        {children}
      </main>
    </Frame>
  );
};

/** A page for whoever is not signed in. */
export const BarePage = ({ language, title, children }: Omit<FrameProps, 'colour'>) => (
  <Frame language={language} title={title} colour={DEFAULT_SETTINGS.colour}>
    <main id="main" class="main bare">
      <div class="card calm">{children}</div>
    </main>
  </Frame>
);

/** The page with which an area begins, where it has one. */
export const startOf = (area: Area): ConsoleRoute | undefined => {
  const key = `GET /console/${area}`;
  return isConsoleRoute(key) ? key : undefined;
};

/** The areas that roles open, in their order. */
export const areasFor = (roles: Viewer['staff']['roles']): Area[] =>
  AREAS.filter((area) => {
    const start = startOf(area);
    return start !== undefined && mayOpen(start, roles);
  });

const Navigation = ({ viewer: { staff, language, path } }: { viewer: Viewer }) => {
  const texts = CONSOLE_TEXTS[language];
  return (
    <nav class="areas" aria-label={texts.navigation}>
      <ul>
        {areasFor(staff.roles).map((area) => {
          const Icon = AREA_ICONS[area];
          return (
            <li>
              <a href={`/console/${area}`} {...currentOf(path, area)}>
                <Icon />
                <span>{texts.areas[area]}</span>
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
};

/** Which area a page belongs to: that of its path, or that of its function where the path has one of its own (a visit belongs to Today). */
const currentOf = (path: string, area: Area): { 'aria-current'?: 'page' | 'true' } => {
  if (path === `/console/${area}`) return { 'aria-current': 'page' };
  const first = path.split('/')[2] ?? '';
  const own = Object.entries(CONSOLE_ROUTES).find(([key]) => key.split('/')[2] === first)?.[1].door;
  const start = startOf(area);
  const isWithin = first === area || (start !== undefined && own === CONSOLE_ROUTES[start].door);
  return isWithin ? { 'aria-current': 'true' } : {};
};

const Account = ({ viewer: { staff, language, path } }: { viewer: Viewer }) => {
  const texts = CONSOLE_TEXTS[language];
  return (
    <details class="me">
      <summary>
        <span class="dot" aria-hidden="true">
          {staff.name.slice(0, 1)}
        </span>
        <span class="name">{staff.name}</span>
      </summary>
      <div class="menu">
        <p>
          <strong>{staff.name}</strong>
          <br />
          {staff.roles.map((role) => texts.roles[role]).join(', ')}
        </p>
        <LanguageForm language={language} back={path} />
        <form method="post" action="/console/sign-out">
          <button class="quiet" type="submit">
            {texts.signOut}
          </button>
        </form>
      </div>
    </details>
  );
};

/** Changes the language and comes back; the same page without what a form had typed into it. */
export const LanguageForm = ({ language, back }: { language: Language; back: string }) => {
  const texts = CONSOLE_TEXTS[language];
  return (
    <form class="row" method="post" action="/console/language">
      <input type="hidden" name="back" value={back} />
      <label>
        <span>{texts.language}</span>
        <select name="language">
          {LANGUAGES.map((other) => (
            <option value={other} selected={other === language}>
              {LANGUAGE_NAMES[other]}
            </option>
          ))}
        </select>
      </label>
      <button class="quiet" type="submit">
        {texts.change}
      </button>
    </form>
  );
};
