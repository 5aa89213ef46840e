import type { TemplateList } from '../../shared/messaging/templates/describe-templates.ts';
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
      <ul class="card flush rows">
        {list.purposes.map(({ purpose, languages }) => (
          <li>
            <div class="item">
              <h2>{DOMAIN_TEXTS[language].purposes[purpose]}</h2>
              <ul class="langs">
                {languages.map((one) => (
                  <li>
                    <TextLink words={words} one={one} href={addressOf(purpose, one.language, locationId)} />
                  </li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ul>
    </SettingsFrame>
  );
};

type InLanguage = TemplateList['purposes'][number]['languages'][number];

/** One language of a message: whose words are sent where they are not ours, and what Meta says of a template that it has not approved. */
const TextLink = ({ words, one, href }: { words: TextWords; one: InLanguage; href: string }) => {
  const source = sourceOf(one.sources);
  return (
    <a class={source === 'default' ? '' : 'own'} href={href}>
      <span class="strong">{LANGUAGE_NAMES[one.language]}</span>
      {source === 'default' ? null : <span class="hint">{words.sources[source]}</span>}
      {one.whatsapp === undefined || one.whatsapp.status === 'approved' ? null : (
        <span class="hint">{`WhatsApp: ${words.approval[one.whatsapp.status]}`}</span>
      )}
    </a>
  );
};

/** The page of one message in one language, for a location or for all. */
export const addressOf = (purpose: string, language: string, locationId: string | undefined): string =>
  `/console/settings/texts/${purpose}/${language}${locationId === undefined ? '' : `?${new URLSearchParams({ location: locationId }).toString()}`}`;

/** The nearest level that says something on any channel. */
const sourceOf = (sources: InLanguage['sources']): keyof TextWords['sources'] => {
  const all = Object.values(sources);
  if (all.includes('location')) return 'location';
  return all.includes('dealer') ? 'dealer' : 'default';
};
