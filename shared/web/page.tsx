import type { ComponentChildren } from 'preact';
import { logoPath } from '../dealers/logo-file.ts';
import { DEFAULT_SETTINGS } from '../dealers/settings.ts';
import { type Language, LANGUAGES } from '../kernel/language.ts';
import { KeyIcon } from './icons.tsx';
import { LANGUAGE_NAMES } from './page-language.ts';
import { PAGE_TEXTS } from './page-texts.ts';
import { assetPaths } from './site-assets.ts';

/** Whose page it is: the name of the workshop, its colour and its logo. Absent where a page must tell nothing about anybody. */
export type PageOwner = { name: string; colour: string; logo: string | null };

type PageProps = {
  language: Language;
  title: string;
  owner?: PageOwner | undefined;
  children: ComponentChildren;
};

/**
 * The frame of every customer page. All addresses in it are relative or lead to files, so that a link's token stands
 * in no page, and the page of an unknown link is the same to the byte for all of them.
 */
export const Page = ({ language, title, owner, children }: PageProps) => {
  const texts = PAGE_TEXTS[language];
  const colour = owner?.colour ?? DEFAULT_SETTINGS.colour;
  const { stylesheet, icon } = assetPaths(colour);
  const name = owner?.name ?? texts.site;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="theme-color" content={colour} />
        <title>{`${title} · ${name}`}</title>
        <link rel="stylesheet" href={stylesheet} />
        <link rel="icon" href={icon} type="image/svg+xml" />
      </head>
      <body>
        <header>
          <div class="band">
            <p class="in shop">
              <Emblem logo={owner?.logo ?? null} />
              <span>{name}</span>
            </p>
          </div>
          <nav class="in" aria-label={texts.languages}>
            <ul class="tongues">
              {LANGUAGES.map((other) => (
                <LanguageLink language={other} isCurrent={other === language} />
              ))}
            </ul>
          </nav>
        </header>
        <main class="main">{children}</main>
        <footer class="foot">
          <p>{owner ? `${texts.onlyTo(owner.name)} ${texts.noTracking}` : texts.noTracking}</p>
        </footer>
      </body>
    </html>
  );
};

/** The workshop’s logo, or a key. It only decorates: the name stands beside it. */
const Emblem = ({ logo }: { logo: string | null }) =>
  logo === null ? <KeyIcon /> : <img class="logo" src={logoPath(logo)} alt="" />;

const LanguageLink = ({ language, isCurrent }: { language: Language; isCurrent: boolean }) => {
  const code = language.toUpperCase();
  return (
    <li>
      <a
        href={`?lang=${language}`}
        lang={language}
        hreflang={language}
        aria-label={`${code} ${LANGUAGE_NAMES[language]}`}
        {...(isCurrent ? { 'aria-current': 'true' } : {})}
      >
        {code}
      </a>
    </li>
  );
};
