import type { ChannelLevelView } from '../../shared/conversations/describe-channel-level.ts';
import { SMS_PROVIDERS, type SmsProvider } from '../../shared/dealers/sms-providers.ts';
import { EmailFields, Level, SmsFields, WhatsAppFields } from './channel-fields.tsx';
import { channelLabels, type ChannelForm, PROVIDERS } from './channel-form.ts';
import { CHANNELS_PATH, channelPath, trialPath } from './channel-links.ts';
import { TemplatesCard } from './channel-templates.tsx';
import { CHANNEL_WORDS } from './channel-words.ts';
import type { Viewer } from './console-handler.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { type Faults } from './form-fields.tsx';
import { Confirmed } from './confirmed.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { locationsFor } from './locations-for.ts';
import { SettingsFrame, type SettingsFrameProps } from './settings-page.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';

export type ChannelPageProps = {
  viewer: Viewer;
  view: ChannelLevelView;
  /** Of an SMS: whose fields are shown. */
  provider: SmsProvider;
  form: ChannelForm;
  faults?: Faults;
  notice?: SettingsFrameProps['notice'];
  /** Access data were typed into a form that was not taken: they are not shown again. */
  secretsGone?: boolean;
  /** The address for reports that has just been made: shown this once. */
  webhookAddress?: string | undefined;
};

/** A channel of the dealer or of one location: who set it, its fields, and the steps that take something away (S1.3, S1.5, S1.6). */
export const ChannelPage = (props: ChannelPageProps) => {
  const { viewer, view, faults = {}, notice, webhookAddress } = props;
  const { language, dealership } = viewer;
  const { channel, locationId } = view;
  const words = CHANNEL_WORDS[language];
  const settings = SETTINGS_WORDS[language];
  const name = CONSOLE_TEXTS[language].channels[channel];
  const target = locationId === undefined ? 'dealer' : `location/${locationId}`;
  return (
    <SettingsFrame
      viewer={viewer}
      title={words.title(name, locationId === undefined ? dealership.name : view.name)}
      within={{ href: CHANNELS_PATH, title: settings.sections.channels.title }}
      lead={words.level[locationId === undefined ? 'dealer' : 'location']}
      notice={notice}
    >
      {webhookAddress === undefined ? null : (
        <section class="card notice warn" role="status">
          <h2>{words.address.heading}</h2>
          <p>{words.address.shownOnce}</p>
          <p>
            <code>{webhookAddress}</code>
          </p>
        </section>
      )}
      <Stand {...props} />
      <FaultSummary language={language} faults={faults} labels={channelLabels(language)} />
      {view.mayChange ? <ChannelFormCard {...props} /> : null}
      {channel === 'whatsapp' && view.own.whatsapp ? <TemplatesCard {...props} /> : null}
      {view.mayChange ? <Steps {...props} /> : null}
      <p class="line">
        <a href={trialPath(channel, locationId === undefined ? {} : { location: locationId })}>
          {words.trial.heading[channel]}
        </a>
        <a href={`/console/settings/history?${new URLSearchParams({ target }).toString()}`}>
          {settings.changesOf}
        </a>
      </p>
    </SettingsFrame>
  );
};

/** What holds here, and who said so. */
const Stand = ({ viewer: { language, staff }, view }: ChannelPageProps) => {
  const words = CHANNEL_WORDS[language];
  const settings = SETTINGS_WORDS[language];
  const { channel, own, inForce, lockedBy, setBy, locationId } = view;
  const { sms, whatsapp, email } = inForce;
  const from = {
    sms: sms && [SMS_PROVIDERS[sms.provider].label, 'sender' in sms ? sms.sender : sms.originationIdentity],
    whatsapp: whatsapp && [whatsapp.awsPhoneNumberId ?? 'Meta', whatsapp.phoneNumberId],
    email: email && [email.from, email.name],
  }[channel];
  const isReadOnly = lockedBy === undefined && locationId === undefined && staff.locationIds.length > 0;
  return (
    <section class="card">
      <span class="line">
        <span class={`chip ${from ? 'good' : ''}`}>{from ? words.state.on : words.state.off}</span>
        <span class="chip">{settings.setBy[setBy === 'default' ? 'nobody' : setBy]}</span>
        {lockedBy === undefined ? null : <span class="chip warn">{settings.lockedBy[lockedBy]}</span>}
      </span>
      {from ? <p>{from.join(' · ')}</p> : null}
      {lockedBy === undefined && own[channel] === undefined ? <p class="hint">{words.nothingOwn}</p> : null}
      {own[channel] === null && lockedBy === undefined ? <p class="hint">{words.offHere}</p> : null}
      {lockedBy === undefined ? null : <p>{words.locked[lockedBy]}</p>}
      {isReadOnly ? <p>{settings.readOnly}</p> : null}
    </section>
  );
};

const ChannelFormCard = (props: ChannelPageProps) => {
  const { viewer, view, provider, secretsGone = false } = props;
  const { language } = viewer;
  const { channel, locationId, inForce } = view;
  const words = CHANNEL_WORDS[language];
  const texts = CONSOLE_TEXTS[language];
  return (
    <section class="card" aria-label={texts.channels[channel]}>
      {channel === 'sms' ? (
        <nav class="tabs" aria-label={words.provider}>
          {PROVIDERS.map((one) => (
            <a
              href={channelPath('sms', locationId, { provider: one })}
              {...(one === provider ? { 'aria-current': 'page' } : {})}
            >
              {SMS_PROVIDERS[one].label}
              {inForce.sms?.provider === one ? <span class="chip good">{words.inUse}</span> : null}
            </a>
          ))}
        </nav>
      ) : null}
      {secretsGone ? (
        <p class="notice warn" role="alert">
          {words.secretAgain}
        </p>
      ) : null}
      <form method="post" action={`${CHANNELS_PATH}/${channel}`}>
        <Level view={view} />
        {channel === 'sms' ? <SmsFields {...props} /> : null}
        {channel === 'whatsapp' ? <WhatsAppFields {...props} /> : null}
        {channel === 'email' ? <EmailFields {...props} /> : null}
        <div class="actions">
          <button class="go" type="submit">
            {texts.form.save}
          </button>
          <a class="quiet" href={CHANNELS_PATH}>
            {texts.form.cancel}
          </a>
        </div>
      </form>
    </section>
  );
};

/** What takes something away, or makes something invalid: each asks first. */
const Steps = ({ viewer, view }: ChannelPageProps) => {
  const { address, off, remove } = CHANNEL_WORDS[viewer.language];
  const { channel, locationId, own, access, webhookMark } = view;
  const action = `${CHANNELS_PATH}/${channel}`;
  const level: Record<string, string> = locationId === undefined ? {} : { location: locationId };
  const hasAccess =
    channel === 'sms' && access.bulkgate?.level === (locationId === undefined ? 'dealer' : 'location');
  const { sms } = own;
  const repliesTo = view.repliesTo ?? locationsFor(viewer)[0]?.locationId ?? '';
  return (
    <div>
      {channel === 'sms' && sms?.provider === 'bulkgate' && webhookMark !== undefined && hasAccess ? (
        <Confirmed
          ask={address.ask}
          says={address.says}
          action={action}
          button={address.make}
          fields={{ ...level, provider: 'bulkgate', sender: sms.sender, repliesTo, newAddress: webhookMark }}
        />
      ) : null}
      {channel === 'sms' && sms !== null ? (
        <Confirmed
          ask={off.ask}
          says={off.says}
          action={action}
          button={off.button}
          fields={{ ...level, provider: 'none' }}
        />
      ) : null}
      {own[channel] !== undefined || hasAccess ? (
        <Confirmed
          ask={remove.ask}
          says={remove.says}
          action={`${action}/remove`}
          button={remove.button}
          fields={level}
        />
      ) : null}
    </div>
  );
};
