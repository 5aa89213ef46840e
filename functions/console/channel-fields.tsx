import { SMS_PROVIDERS, type SmsProviderFacts } from '../../shared/dealers/sms-providers.ts';
import type { ChannelPageProps } from './channel-page.tsx';
import { CHANNEL_WORDS, type ChannelField } from './channel-words.ts';
import { SecretField, SelectField, TextField } from './form-fields.tsx';
import { locationsFor } from './locations-for.ts';

type Part = ChannelPageProps;

/** Which level a form is about. */
export const Level = ({ view: { locationId } }: Pick<ChannelPageProps, 'view'>) =>
  locationId === undefined ? null : <input type="hidden" name="location" value={locationId} />;

/** Label, hint, what was typed and what is wrong with it. */
const common = ({ viewer, form, faults = {} }: Part, name: ChannelField) => ({
  name,
  ...CHANNEL_WORDS[viewer.language].fields[name],
  value: form[name],
  fault: faults[name],
});

/** What a provider of SMS needs to know (S1.3–5): its sender, and the dealer's own access data where it has an account there. */
export const SmsFields = (props: Part) => {
  const { viewer, provider, view } = props;
  const { senderOfAws } = CHANNEL_WORDS[viewer.language];
  const { account, settings }: SmsProviderFacts = SMS_PROVIDERS[provider];
  const asks = (name: string): boolean => Object.hasOwn(settings.shape, name);
  return (
    <>
      <input type="hidden" name="provider" value={provider} />
      {asks('sender') ? (
        <TextField
          {...common(props, 'sender')}
          {...(provider === 'aws' ? { hint: senderOfAws, maxlength: 11 } : { maxlength: 16 })}
          required
        />
      ) : null}
      {asks('originationIdentity') ? (
        <TextField {...common(props, 'originationIdentity')} maxlength={256} required />
      ) : null}
      {account === 'own' ? (
        <>
          <Secrets
            {...props}
            names={['applicationId', 'applicationToken']}
            isStored={view.access.bulkgate !== undefined}
          />
          <RepliesTo {...props} />
        </>
      ) : null}
    </>
  );
};

/** The number at Meta with its token, and who carries its messages. */
export const WhatsAppFields = (props: Part) => (
  <>
    <TextField {...common(props, 'phoneNumberId')} inputmode="numeric" maxlength={20} required />
    <Secrets {...props} names={['token']} isStored={props.view.access.whatsapp !== undefined} />
    <TextField {...common(props, 'businessAccountId')} inputmode="numeric" maxlength={20} />
    <TextField {...common(props, 'awsPhoneNumberId')} maxlength={48} />
    <RepliesTo {...props} />
  </>
);

export const EmailFields = (props: Part) => (
  <div class="fields">
    <TextField {...common(props, 'email')} type="email" maxlength={254} required />
    <TextField {...common(props, 'name')} maxlength={80} required />
  </div>
);

/** Access data: empty fields, whatever is stored (S1.6). */
const Secrets = ({
  names,
  isStored,
  ...props
}: Part & { names: readonly ('applicationId' | 'applicationToken' | 'token')[]; isStored: boolean }) => {
  const { accessData, secretFirst, secretKeep, fields } = CHANNEL_WORDS[props.viewer.language];
  return (
    <fieldset>
      <legend>{accessData}</legend>
      <p class="hint">{isStored ? secretKeep : secretFirst}</p>
      <div class="fields">
        {names.map((name) => (
          <SecretField name={name} {...fields[name]} fault={props.faults?.[name]} />
        ))}
      </div>
    </fieldset>
  );
};

/** For a whole dealer it must be said where messages of strangers go; a location gets its own. */
const RepliesTo = (props: Part) => {
  const { viewer, view } = props;
  if (view.locationId !== undefined) return null;
  const locations = locationsFor(viewer);
  return (
    <SelectField
      {...common(props, 'repliesTo')}
      options={locations.map(({ locationId, name }) => ({ value: locationId, text: name }))}
    />
  );
};
