import type * as z from 'zod';
import { CONSENT_PURPOSES, type ConsentPurpose, RECORDED_SOURCES } from '../../shared/contacts/consent.ts';
import { recordConsentSchema } from '../../shared/conversations/consent-input.ts';
import type { consentViewSchema } from '../../shared/conversations/describe-consent.ts';
import { type Channel, CHANNELS } from '../../shared/dealers/settings.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { mayOpen } from '../../shared/web/console-routes.ts';
import { formatDay, formatTime } from '../../shared/web/page-format.ts';
import { CONTACT_TEXTS } from './contact-texts.ts';
import type { Viewer } from './console-handler.tsx';
import { contactPath } from './console-links.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { consentIn, DOMAIN_TEXTS, reasonIn } from './domain-texts.ts';
import { type Faults, SelectField, TextField } from './form-fields.tsx';
import { Confirmed } from './confirmed.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { Pager } from './pager.tsx';

type Consent = z.infer<typeof consentViewSchema>;
type Props = { viewer: Viewer; consent: Consent };

/** The form of a decision as it is recorded, or what is missing. */
export const readConsentForm = (
  form: Record<string, string>,
  language: Language,
): { decision: z.infer<typeof recordConsentSchema> } | { faults: Faults } => {
  const wording = form['wording']?.trim();
  const { channel, purpose, decision, source } = form;
  const read = recordConsentSchema.safeParse({
    channel,
    purpose,
    decision,
    source,
    ...(wording ? { wording } : {}),
  });
  if (read.success) return { decision: read.data };
  const { unreadable } = CONSOLE_TEXTS[language].form;
  const { needsWording } = CONTACT_TEXTS[language].consent;
  return {
    faults: Object.fromEntries(
      read.error.issues.map(({ path, code }) => {
        const name = path.join('.');
        return [name, name === 'wording' && code === 'custom' ? needsWording : unreadable];
      }),
    ),
  };
};

/** What may be sent to a customer by each channel, and why not (B5, S3.16). */
export const ConsentTable = ({ viewer: { language }, consent }: Props) => (
  <ul class="rows plain verdicts">
    {consent.channels.map((row) => (
      <Verdict language={language} of={row} says={verdictIn(language, row)} />
    ))}
  </ul>
);

/** Whether it may be sent, in words. */
export const verdictIn = (language: Language, { reason }: { reason?: string | undefined }): string =>
  reason === undefined ? CONTACT_TEXTS[language].consent.allowed : reasonIn(language, reason);

type VerdictProps = {
  language: Language;
  of: { channel: Channel; purpose: ConsentPurpose };
  says: string;
  hint?: string | undefined;
};

export const Verdict = ({ language, of, says, hint }: VerdictProps) => (
  <li class="item">
    <span class="line">
      <span class="strong">{CONSOLE_TEXTS[language].channels[of.channel]}</span>
      <span class="hint">{DOMAIN_TEXTS[language].consentPurposes[of.purpose]}</span>
    </span>
    <span class="says">{says}</span>
    {hint === undefined ? null : <span class="hint">{hint}</span>}
  </li>
);

type Rejected = { form: Record<string, string>; faults: Faults };

/** What staff do about it: block everything, or record what the customer decided. */
export const ConsentActions = ({ viewer, consent, rejected }: Props & { rejected: Rejected | undefined }) => {
  const { language, staff } = viewer;
  if (!mayOpen('POST /console/contacts/{contactId}/consent', staff.roles)) return null;
  const texts = CONTACT_TEXTS[language].consent;
  const { channels } = CONSOLE_TEXTS[language];
  const { consentPurposes, consentWords, consentSources } = DOMAIN_TEXTS[language];
  const { form = {}, faults = {} } = rejected ?? {};
  const path = contactPath(consent.contactId);
  return (
    <>
      {consent.blocked ? (
        <Confirmed
          ask={texts.unblockAsk}
          says={texts.unblockSays}
          action={`${path}/unblock`}
          button={texts.unblock}
        />
      ) : (
        <Confirmed
          ask={texts.blockAsk}
          says={texts.blockSays}
          action={`${path}/block`}
          button={texts.block}
        />
      )}
      <details class="more" {...(rejected ? { open: true } : {})}>
        <summary>{texts.record}</summary>
        <form method="post" action={`${path}/consent`}>
          <FaultSummary
            language={language}
            faults={faults}
            labels={{
              channel: texts.channel,
              purpose: texts.about,
              decision: texts.decision,
              source: texts.source,
              wording: texts.wording,
            }}
          />
          <div class="fields">
            <SelectField
              name="channel"
              label={texts.channel}
              value={form['channel']}
              fault={faults['channel']}
              options={[
                { value: 'all', text: texts.allChannels },
                ...CHANNELS.map((channel) => ({ value: channel, text: channels[channel] })),
              ]}
            />
            <SelectField
              name="purpose"
              label={texts.about}
              value={form['purpose']}
              fault={faults['purpose']}
              options={(['all', ...CONSENT_PURPOSES] as const).map((purpose) => ({
                value: purpose,
                text: consentPurposes[purpose],
              }))}
            />
            <SelectField
              name="decision"
              label={texts.decision}
              value={form['decision']}
              fault={faults['decision']}
              options={(['withdrawn', 'granted'] as const).map((word) => ({
                value: word,
                text: consentWords[word],
              }))}
            />
            <SelectField
              name="source"
              label={texts.source}
              value={form['source']}
              fault={faults['source']}
              options={RECORDED_SOURCES.map((source) => ({ value: source, text: consentSources[source] }))}
            />
            <TextField
              name="wording"
              label={texts.wording}
              hint={texts.wordingHint}
              value={form['wording']}
              fault={faults['wording']}
              maxlength={80}
            />
          </div>
          <div class="actions">
            <button class="go" type="submit">
              {texts.save}
            </button>
          </div>
        </form>
      </details>
    </>
  );
};

/** The proof of every decision, newest first. */
export const ConsentHistory = ({
  viewer,
  consent,
  isFirst,
  zone,
}: Props & { isFirst: boolean; zone: string }) => {
  const { language } = viewer;
  const texts = CONTACT_TEXTS[language].consent;
  const { consentPurposes, consentSources } = DOMAIN_TEXTS[language];
  const { channels } = CONSOLE_TEXTS[language];
  // Of a merge each of the two has a proof; one of them says it.
  const shown = consent.history.filter(({ otherId }) => otherId !== consent.contactId);
  return (
    <section class="card flush" aria-labelledby="history">
      <h2 id="history" class="inset">
        {texts.history}
      </h2>
      {consent.history.length === 0 ? <p class="empty">{texts.noHistory}</p> : null}
      <ul class="rows">
        {shown.map((record) => (
          <li class="item">
            <span class="line">
              <span class="strong">{consentIn(language, record.decision)}</span>
              {record.otherId === undefined ? (
                <>
                  <span>{record.channel === 'all' ? texts.allChannels : channels[record.channel]}</span>
                  <span>{consentPurposes[record.purpose]}</span>
                </>
              ) : null}
            </span>
            <span class="hint">
              {[
                `${formatDay(record.at, language, zone)}, ${formatTime(record.at, language, zone)}`,
                record.who.kind === 'staff' ? texts.byStaff : undefined,
                record.who.kind === 'customer' ? texts.byCustomer : undefined,
                consentSources[record.source],
                record.wording,
              ]
                .filter((part) => part !== undefined)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <Pager
        language={language}
        path={contactPath(consent.contactId)}
        after={consent.cursor}
        isFirst={isFirst}
      />
    </section>
  );
};
