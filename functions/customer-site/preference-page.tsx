import type { ComponentChildren } from 'preact';
import type { ChangedPreference } from '../../shared/conversations/save-preferences.ts';
import type { OpenedPreferenceLink } from '../../shared/conversations/open-preference-link.ts';
import type { Channel } from '../../shared/dealers/settings.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { Page } from '../../shared/web/page.tsx';
import { PREFERENCE_TEXTS } from '../../shared/web/preference-texts.ts';
import { ownerOf } from './notice-page.tsx';

/* What a person chooses of a dealer's messages. The page tells nothing about them but which kinds of address the dealer has. */

export type PreferencePageProps = {
  language: Language;
  link: OpenedPreferenceLink;
  /** What the form that was just sent has changed; absent where none was sent. */
  changed?: readonly ChangedPreference[] | undefined;
};

export const PreferencePage = ({ language, link, changed }: PreferencePageProps) => {
  const texts = PREFERENCE_TEXTS[language];
  const { location, preferences } = link;
  const { dealerName } = location;
  const title = changed ? `${texts.saved}: ${texts.heading}` : texts.heading;
  const isStoppedElsewhere = preferences.isStopped && !preferences.canResume;
  return (
    <Page language={language} title={title} owner={ownerOf(location)}>
      <div class="intro">
        <h1>{texts.heading}</h1>
        <p>{texts.lead(dealerName)}</p>
      </div>
      {changed ? <Changes language={language} link={link} changed={changed} /> : null}
      {isStoppedElsewhere ? <p class="card notice mild">{texts.stopped(dealerName)}</p> : null}
      <form method="post" action={`?lang=${language}`}>
        {preferences.channels.map(({ channel, service, marketing }) => (
          <fieldset class="card">
            <legend>{texts.channels[channel]}</legend>
            <Choice type="checkbox" name={`service-${channel}`} isChosen={service}>
              {texts.service}
            </Choice>
            <Choice type="checkbox" name={`marketing-${channel}`} isChosen={marketing}>
              {texts.marketing}
            </Choice>
          </fieldset>
        ))}
        {preferences.channels.length > 1 ? <Preferred language={language} link={link} /> : null}
        {isStoppedElsewhere ? null : (
          <div class="card">
            <Choice type="checkbox" name="nothing" isChosen={preferences.isStopped}>
              {texts.nothing}
            </Choice>
            <p class="hint">{texts.nothingHint(dealerName)}</p>
          </div>
        )}
        <button class="go" type="submit">
          {texts.save}
        </button>
      </form>
    </Page>
  );
};

type ChoiceProps = {
  type: 'checkbox' | 'radio';
  name: string;
  value?: string;
  isChosen: boolean;
  children: ComponentChildren;
};

const Choice = ({ type, name, value = 'on', isChosen, children }: ChoiceProps) => (
  <label class="pick">
    <input type={type} name={name} value={value} checked={isChosen} />
    <span>{children}</span>
  </label>
);

const Preferred = ({ language, link: { preferences } }: PreferencePageProps) => {
  const texts = PREFERENCE_TEXTS[language];
  const { preferred } = preferences;
  return (
    <fieldset class="card">
      <legend>{texts.preferred}</legend>
      {preferred === undefined ? (
        <Choice type="radio" name="preferred" value="none" isChosen>
          {texts.noPreference}
        </Choice>
      ) : null}
      {preferences.channels.map(({ channel }) => (
        <Choice type="radio" name="preferred" value={channel} isChosen={preferred === channel}>
          {texts.channels[channel]}
        </Choice>
      ))}
    </fieldset>
  );
};

const Changes = ({ language, link, changed = [] }: PreferencePageProps) => {
  const texts = PREFERENCE_TEXTS[language];
  return (
    <section class="card notice mild" role="status">
      <h2>{texts.saved}</h2>
      {changed.length === 0 ? <p>{texts.unchanged}</p> : null}
      {changed.map((change) => (
        <p>{sentenceOf(language, link, change)}</p>
      ))}
    </section>
  );
};

/** What a change means now: the state is read anew, the change only says where to look. */
const sentenceOf = (
  language: Language,
  { preferences }: OpenedPreferenceLink,
  change: ChangedPreference,
): string => {
  const texts = PREFERENCE_TEXTS[language];
  if (change === 'nothing') return preferences.isStopped ? texts.nothingOn : texts.nothingOff;
  if (change === 'preferred')
    return texts.preferredIs(
      preferences.preferred ? texts.channels[preferences.preferred] : texts.noPreference,
    );
  const purpose = change.startsWith('service-') ? 'service' : 'marketing';
  const known = preferences.channels.find(({ channel }) => change === `${purpose}-${channel}`);
  const name = (channel: Channel): string => `${texts.channels[channel]}, ${texts[purpose]}`;
  if (!known) return texts.unchanged;
  return known[purpose] ? texts.on(name(known.channel)) : texts.off(name(known.channel));
};
