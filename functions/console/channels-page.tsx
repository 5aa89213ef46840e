import { DEALER_CHANNELS } from '../../shared/conversations/channel-requests.ts';
import type { ChannelView } from '../../shared/conversations/describe-channels.ts';
import { isAboutChannel } from '../../shared/conversations/channel-trouble.ts';
import { LOCALES } from '../../shared/kernel/language.ts';
import { formatMoment } from '../../shared/web/page-format.ts';
import { channelPath, trialPath } from './channel-links.ts';
import { CHANNEL_WORDS } from './channel-words.ts';
import type { Viewer } from './console-handler.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { reasonIn } from './domain-texts.ts';
import { locationsFor } from './locations-for.ts';
import { providerLabel } from './provider-label.ts';
import { SettingsFrame, type SettingsFrameProps } from './settings-page.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';

export type ChannelsPageProps = {
  viewer: Viewer;
  channels: readonly ChannelView[];
  notice?: SettingsFrameProps['notice'];
};

/** How every channel stands at each location: on or off, who set it, access data, balance, trouble of late (S1.3, S1.9). */
export const ChannelsPage = ({ viewer, channels, notice }: ChannelsPageProps) => {
  const { language, staff } = viewer;
  const words = CHANNEL_WORDS[language];
  const texts = CONSOLE_TEXTS[language];
  return (
    <SettingsFrame
      viewer={viewer}
      title={SETTINGS_WORDS[language].sections.channels.title}
      lead={words.lead}
      notice={notice}
    >
      <div class="actions">
        {DEALER_CHANNELS.map((channel) => (
          <a class="quiet" href={trialPath(channel)}>
            {words.trial.heading[channel]}
          </a>
        ))}
      </div>
      {staff.locationIds.length === 0 ? (
        <section class="card flush" aria-labelledby="for-all">
          <div class="inset">
            <h2 id="for-all">{words.forAll}</h2>
            <p class="hint">{words.forAllHint}</p>
          </div>
          <ul class="rows">
            {DEALER_CHANNELS.map((channel) => (
              <li>
                <div class="item">
                  <a class="strong" href={channelPath(channel, undefined)}>
                    {texts.channels[channel]}
                  </a>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {locationsFor(viewer).map(({ locationId, name, settings }) => (
        <div class="card flush">
          <div class="inset">
            <h2>{name}</h2>
          </div>
          <ul class="rows">
            {channels
              .filter((one) => one.locationId === locationId)
              .map((channel) => (
                <li>
                  <ChannelRow viewer={viewer} channel={channel} zone={settings.zone} />
                </li>
              ))}
          </ul>
        </div>
      ))}
    </SettingsFrame>
  );
};

type RowProps = { viewer: Viewer; channel: ChannelView; zone: string };

const ChannelRow = ({ viewer, channel: view, zone }: RowProps) => {
  const { language } = viewer;
  const words = CHANNEL_WORDS[language];
  const settings = SETTINGS_WORDS[language];
  const { channel, locationId, setBy, lockedBy, access, reports } = view;
  const name = CONSOLE_TEXTS[language].channels[channel];
  const from = [view.provider && providerLabel(view.provider), view.sender]
    .filter((part) => part !== undefined)
    .join(' · ');
  return (
    <div class="item">
      <span class="line">
        {channel === 'oem' ? (
          <span class="strong">{name}</span>
        ) : (
          <a class="strong" href={channelPath(channel, locationId)}>
            {name}
          </a>
        )}
        <StateChip view={view} language={language} />
        <span class="chip">{settings.setBy[setBy === 'default' ? 'nobody' : setBy]}</span>
        {lockedBy === undefined ? null : <span class="chip warn">{settings.lockedBy[lockedBy]}</span>}
      </span>
      {from === '' ? null : <span>{from}</span>}
      {channel === 'oem' ? <span class="hint">{words.ofNetwork}</span> : null}
      {access?.level === undefined ? null : (
        <span class="hint">
          {words.access.of[access.level]}
          {access.since === undefined
            ? ''
            : `, ${words.access.since(formatMoment(access.since, language, zone))}`}
        </span>
      )}
      {access?.isSet === false ? <span class="fault">{words.access.missing}</span> : null}
      {reports === 'webhook_missing' && access?.isSet !== false ? (
        <span class="hint">{words.noReports}</span>
      ) : null}
      <Balance view={view} language={language} />
      <Trouble view={view} language={language} zone={zone} />
    </div>
  );
};

type Part = { view: ChannelView; language: Viewer['language'] };

const StateChip = ({ view: { isSetUp, access, trouble }, language }: Part) => {
  const { state } = CHANNEL_WORDS[language];
  if (access?.isSet === false) return <span class="chip bad">{state.noAccess}</span>;
  if (!isSetUp) return <span class="chip">{state.off}</span>;
  return <span class={`chip ${trouble ? 'warn' : 'good'}`}>{state.on}</span>;
};

/** What is left on the account, or why nobody can tell (S1.9). */
const Balance = ({ view: { balance, access, trouble }, language }: Part) => {
  // That access data are missing stands there already.
  if (!balance || access?.isSet === false) return null;
  const { balance: words, advice } = CHANNEL_WORDS[language];
  const { state, credit, currency = '', freeMessages = 0, isLow, reason = 'defect' } = balance;
  if (state === 'none') return <span class="hint">{words.none}</span>;
  if (state === 'unknown' || credit === undefined)
    return (
      <>
        <span class="fault">{words.unknown(reasonIn(language, reason))}</span>
        {isAboutChannel(reason) && reason !== trouble?.reason ? <span>{advice[reason]}</span> : null}
      </>
    );
  const number = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 2 });
  return (
    <>
      <span class="num">
        {`${words.label}: ${words.left(number.format(credit), currency)}`}
        {freeMessages > 0 ? `, ${words.free(number.format(freeMessages))}` : ''}
      </span>
      {isLow === true ? <span class="fault">{words.low}</span> : null}
    </>
  );
};

const Trouble = ({ view: { trouble }, language, zone }: Part & { zone: string }) => {
  if (!trouble) return null;
  const words = CHANNEL_WORDS[language];
  const { reason, messages, firstAt, lastAt } = trouble;
  const moment = (at: string): string => formatMoment(at, language, zone);
  return (
    <div class="notice bad">
      <p>{words.trouble(reasonIn(language, reason))}</p>
      <p class="hint">{words.troubleCount(messages, moment(firstAt), moment(lastAt))}</p>
      {isAboutChannel(reason) ? <p>{words.advice[reason]}</p> : null}
    </div>
  );
};
