import { type AgreementVersion, languagesOf } from '../../shared/dealers/agreement.ts';
import { LANGUAGE_NAMES } from '../../shared/web/page-language.ts';
import { AGREEMENT_WORDS } from './agreement-words.ts';
import { agreementPath, momentAt } from './agreements-page.tsx';
import type { Viewer } from './console-handler.tsx';
import { SettingsFrame } from './settings-page.tsx';

/** A version as it was published, whatever came after it (S2.43). */
export const AgreementVersionPage = ({
  viewer,
  version,
  isInForce,
}: {
  viewer: Viewer;
  version: AgreementVersion;
  isInForce: boolean;
}) => {
  const words = AGREEMENT_WORDS[viewer.language];
  const { agreementId, name, number, texts, publishedAt, publishedBy } = version;
  return (
    <SettingsFrame
      viewer={viewer}
      title={`${name}, ${words.versionHeading(number)}`}
      lead={words.publishedBy(publishedBy, momentAt(viewer, publishedAt))}
      within={{ href: agreementPath(agreementId), title: name }}
    >
      <p class="hint">{isInForce ? words.inForce(number) : words.older}</p>
      {languagesOf(texts).map((language) => {
        const { title, text, link } = texts[language] ?? { title: '' };
        return (
          <section class="card" aria-labelledby={`in-${language}`}>
            <p class="hint">{LANGUAGE_NAMES[language]}</p>
            <h2 id={`in-${language}`} lang={language}>
              {title}
            </h2>
            {text === undefined ? null : (
              <pre class="text" lang={language}>
                {text}
              </pre>
            )}
            {link === undefined ? null : (
              <p>
                <a href={link} rel="noreferrer">
                  {words.document}
                </a>{' '}
                <span class="hint">{link}</span>
              </p>
            )}
          </section>
        );
      })}
    </SettingsFrame>
  );
};
