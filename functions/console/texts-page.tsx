import type { TemplateList } from '../../shared/messaging/templates/describe-templates.ts';
import { LANGUAGES } from '../../shared/kernel/language.ts';
import { LANGUAGE_NAMES } from '../../shared/web/page-language.ts';
import type { Viewer } from './console-handler.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { DOMAIN_TEXTS } from './domain-texts.ts';
import { SelectField } from './form-fields.tsx';
import { locationsFor } from './locations-for.ts';
import { SettingsFrame, type SettingsFrameProps } from './settings-page.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';
import { TEXT_WORDS, type TextWords } from './text-words.ts';

export type TextsPageProps = {
  viewer: Viewer;
  locationId: string | undefined;
  list: TemplateList;
  notice?: SettingsFrameProps['notice'];
};

/** All messages in all languages, and whose words are sent (S1.11, S0.32). */
export const TextsPage = ({ viewer, locationId, list, notice }: TextsPageProps) => {
  const { language } = viewer;
  const words = TEXT_WORDS[language];
  return (
    <SettingsFrame
      viewer={viewer}
      title={SETTINGS_WORDS[language].sections.texts.title}
      lead={words.lead}
      notice={notice}
    >
      <form class="bar" method="get" action="/console/settings/texts">
        <SelectField
          name="location"
          label={words.whose}
          value={locationId ?? ''}
          options={[
            { value: '', text: words.forAll },
            ...locationsFor(viewer).map((location) => ({ value: location.locationId, text: location.name })),
          ]}
          appliesAtOnce
        />
        <button class="quiet" type="submit">
          {CONSOLE_TEXTS[language].form.show}
        </button>
      </form>
      <div
        class="card scroll"
        tabindex={0}
        role="region"
        aria-label={SETTINGS_WORDS[language].sections.texts.title}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{words.message}</th>
              {LANGUAGES.map((other) => (
                <th scope="col">{LANGUAGE_NAMES[other]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.purposes.map(({ purpose, languages }) => (
              <tr>
                <th scope="row">{DOMAIN_TEXTS[language].purposes[purpose]}</th>
                {languages.map((one) => (
                  <td>
                    <a href={addressOf(purpose, one.language, locationId)}>
                      {sourceOf(one.sources, words)}
                      <span class="sr">{` ${DOMAIN_TEXTS[language].purposes[purpose]}, ${LANGUAGE_NAMES[one.language]}`}</span>
                    </a>
                    {one.whatsapp === undefined ? null : (
                      <div class="hint">{`WhatsApp: ${words.approval[one.whatsapp.status]}`}</div>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </SettingsFrame>
  );
};

/** The page of one message in one language, for a location or for all. */
export const addressOf = (purpose: string, language: string, locationId: string | undefined): string =>
  `/console/settings/texts/${purpose}/${language}${locationId === undefined ? '' : `?${new URLSearchParams({ location: locationId }).toString()}`}`;

/** The nearest level that says something on any channel. */
const sourceOf = (
  sources: TemplateList['purposes'][number]['languages'][number]['sources'],
  words: TextWords,
): string => {
  const all = Object.values(sources);
  if (all.includes('location')) return words.sources.location;
  return all.includes('dealer') ? words.sources.dealer : words.sources.default;
};
