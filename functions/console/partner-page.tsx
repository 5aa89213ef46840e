import type { PartnerView } from '../../shared/partners/describe-partners.ts';
import type { Viewer } from './console-handler.tsx';
import { DOMAIN_TEXTS } from './domain-texts.ts';
import { Confirmed } from './confirmed.tsx';
import { PARTNER_WORDS, type RotationStep } from './partner-words.ts';
import { changedIn, isAsUsual, locationsOf, PartnerChips, partnerPath, PARTNERS } from './partners-page.tsx';
import { SettingsFrame, type SettingsFrameProps } from './settings-page.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';

/** What was just made new, and is shown this once. */
export type Made = { signingSecret?: string | undefined; apiKey?: string | undefined };

export type PartnerPageProps = {
  viewer: Viewer;
  partner: PartnerView;
  made?: Made;
  notice?: SettingsFrameProps['notice'];
};

/** One partner: what it may do, and the rotation of what it signs and reads with (S0.3, S1.6). */
export const PartnerPage = ({ viewer, partner, made, notice }: PartnerPageProps) => {
  const { language, staff } = viewer;
  const settings = SETTINGS_WORDS[language];
  const words = PARTNER_WORDS[language];
  const history = new URLSearchParams({ target: `partner/${partner.partnerId}` }).toString();
  return (
    <SettingsFrame
      viewer={viewer}
      title={partner.name}
      within={{ href: PARTNERS, title: settings.sections.partners.title }}
      notice={notice}
    >
      {made ? <MadeOnce viewer={viewer} made={made} /> : null}
      <section class="card">
        <Facts viewer={viewer} partner={partner} />
      </section>
      {partner.mayRotate ? null : (
        <p class="card notice warn">
          {staff.locationIds.length > 0 ? settings.readOnly : words.sharedNotYours}
        </p>
      )}
      <SigningSecret viewer={viewer} partner={partner} />
      <section class="card" aria-labelledby="api-key">
        <h2 id="api-key">{words.keyHeading}</h2>
        <p>{words.keyLead}</p>
        <Step viewer={viewer} partner={partner} step="api-key" />
      </section>
      {staff.locationIds.length === 0 ? (
        <p>
          <a href={`/console/settings/history?${history}`}>{settings.changesOf}</a>
        </p>
      ) : null}
    </SettingsFrame>
  );
};

const MadeOnce = ({ viewer, made }: { viewer: Viewer; made: Made }) => {
  const words = PARTNER_WORDS[viewer.language];
  const secret = made.signingSecret ?? made.apiKey ?? '';
  const isKey = made.signingSecret === undefined;
  return (
    <section class="card notice good" role="status" aria-labelledby="made">
      <h2 id="made">{isKey ? words.newKey : words.newSecret}</h2>
      <code class="once">{secret}</code>
      <div class="actions">
        <button class="quiet" type="button" data-copy={secret} data-copied={words.copied} hidden>
          {words.copy}
        </button>
      </div>
      <p class="strong">{words.shownOnce}</p>
      <p>{isKey ? words.afterKey : words.afterSecret}</p>
    </section>
  );
};

type Shown = { viewer: Viewer; partner: PartnerView };

const Facts = ({ viewer, partner }: Shown) => {
  const words = PARTNER_WORDS[viewer.language];
  const { eventTypes } = DOMAIN_TEXTS[viewer.language];
  const known = new Map<string, string>(Object.entries(eventTypes));
  const aliases = Object.entries(partner.aliases);
  return (
    <>
      {isAsUsual(partner) ? null : (
        <p class="line">
          <PartnerChips viewer={viewer} partner={partner} />
        </p>
      )}
      <dl class="facts">
        <div>
          <dt>{words.facts.id}</dt>
          <dd>{partner.partnerId}</dd>
        </div>
        <div>
          <dt>{words.facts.locations}</dt>
          <dd>
            <ul>
              {locationsOf(viewer, partner).map((location) => (
                <li>{location}</li>
              ))}
            </ul>
          </dd>
        </div>
        {aliases.length === 0 ? null : (
          <div>
            <dt>{words.facts.events}</dt>
            <dd>
              <ul>
                {aliases.map(([theirs, ours]) => (
                  <li>
                    <code>{theirs}</code>
                    {` → ${known.get(ours) ?? ours}`}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        {partner.checkInBaseUrl === undefined ? null : (
          <div>
            <dt>{words.facts.checkIn}</dt>
            <dd>{partner.checkInBaseUrl}</dd>
          </div>
        )}
        <div>
          <dt>{words.facts.changed}</dt>
          <dd class="num">{changedIn(viewer, partner)}</dd>
        </div>
      </dl>
    </>
  );
};

/** How the signing secret stands, and what may be done about it as it stands. */
const SigningSecret = ({ viewer, partner }: Shown) => {
  const words = PARTNER_WORDS[viewer.language];
  const { signingSecrets } = partner;
  const isUnderWay = signingSecrets > 1;
  const valid = isUnderWay ? words.twoAreValid : words.oneIsValid;
  return (
    <section class="card" aria-labelledby="secret">
      <h2 id="secret">{words.secretHeading}</h2>
      <p>{words.secretLead}</p>
      <p class={`notice ${signingSecrets === 1 ? 'good' : 'warn'}`}>
        {signingSecrets === 0 ? words.noneIsValid : valid}
      </p>
      {signingSecrets === 1 ? <Step viewer={viewer} partner={partner} step="start" /> : null}
      {isUnderWay ? (
        <>
          <Step viewer={viewer} partner={partner} step="finish" />
          <Step viewer={viewer} partner={partner} step="again" />
        </>
      ) : null}
    </section>
  );
};

/** A step, asked for twice. It says what it was decided on, so that a form that is sent again does nothing. */
const Step = ({ viewer, partner, step }: Shown & { step: RotationStep }) =>
  partner.mayRotate ? (
    <Confirmed
      {...PARTNER_WORDS[viewer.language].steps[step]}
      action={partnerPath(partner.partnerId)}
      fields={{ step, changedAt: partner.secretsChangedAt ?? '' }}
      kind={step === 'start' ? 'go' : 'danger'}
    />
  ) : null;
