import type { PartnerView } from '../../shared/partners/describe-partners.ts';
import { formatMoment } from '../../shared/web/page-format.ts';
import type { Viewer } from './console-handler.tsx';
import { PARTNER_WORDS } from './partner-words.ts';
import { SettingsFrame } from './settings-page.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';

export const PARTNERS = '/console/settings/partners';
export const partnerPath = (partnerId: string): string => `${PARTNERS}/${encodeURIComponent(partnerId)}`;

/** The partners that may send events for the dealer (S0.3): for which locations, and how their secrets stand. */
export const PartnersPage = ({ viewer, partners }: { viewer: Viewer; partners: readonly PartnerView[] }) => {
  const { language } = viewer;
  const words = PARTNER_WORDS[language];
  return (
    <SettingsFrame viewer={viewer} title={SETTINGS_WORDS[language].sections.partners.title} lead={words.lead}>
      <div class="card flush">
        {partners.length === 0 ? <p class="empty">{words.none}</p> : null}
        <ul class="rows">
          {partners.map((partner) => (
            <li>
              <a class="item" href={partnerPath(partner.partnerId)}>
                <span class="line">
                  <span class="strong">{partner.name}</span>
                  <PartnerChips viewer={viewer} partner={partner} />
                </span>
                <span class="hint">{`${words.facts.locations}: ${locationsOf(viewer, partner).join(', ')}`}</span>
                <span class="hint num">{`${words.facts.changed}: ${changedIn(viewer, partner)}`}</span>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </SettingsFrame>
  );
};

type Shown = { viewer: Viewer; partner: PartnerView };

export const isAsUsual = ({ status, isShared, signingSecrets }: PartnerView): boolean =>
  status === 'active' && signingSecrets === 1 && !isShared;

/** What is not as usual with a partner. */
export const PartnerChips = ({ viewer, partner }: Shown) => {
  const words = PARTNER_WORDS[viewer.language];
  const { status, isShared, signingSecrets } = partner;
  return (
    <>
      {status === 'suspended' ? <span class="chip bad">{words.suspended}</span> : null}
      {signingSecrets === 0 ? <span class="chip bad">{words.noSecret}</span> : null}
      {signingSecrets > 1 ? <span class="chip warn">{words.underWay}</span> : null}
      {isShared ? <span class="chip">{words.shared}</span> : null}
    </>
  );
};

/** The locations for which it may send, of those that are theirs to see who looks. */
export const locationsOf = ({ language, dealership }: Viewer, { locationIds }: PartnerView): string[] =>
  locationIds.length === 0
    ? [PARTNER_WORDS[language].noLocation]
    : locationIds.map((id) => dealership.locations.find(({ locationId }) => locationId === id)?.name ?? id);

/** When its secrets were changed last. */
export const changedIn = (
  { language, dealership }: Viewer,
  { secretsChangedAt }: Pick<PartnerView, 'secretsChangedAt'>,
): string =>
  secretsChangedAt === undefined
    ? PARTNER_WORDS[language].neverChanged
    : formatMoment(secretsChangedAt, language, dealership.locations[0]?.settings.zone ?? 'UTC');
