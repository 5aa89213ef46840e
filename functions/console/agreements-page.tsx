import type { Agreement } from '../../shared/dealers/agreement.ts';
import { formatDay, formatTime } from '../../shared/web/page-format.ts';
import { AGREEMENT_WORDS } from './agreement-words.ts';
import type { Viewer } from './console-handler.tsx';
import { Pager } from './pager.tsx';
import { SettingsFrame, type SettingsFrameProps } from './settings-page.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';

export const AGREEMENTS = '/console/settings/agreements';
export const agreementPath = (agreementId: string): string =>
  `${AGREEMENTS}/${encodeURIComponent(agreementId)}`;

/** A moment in the time of the dealer's first location. */
export const momentAt = ({ language, dealership }: Viewer, at: string): string => {
  const zone = dealership.locations[0]?.settings.zone ?? 'UTC';
  return `${formatDay(at, language, zone)}, ${formatTime(at, language, zone)}`;
};

export type AgreementsPageProps = {
  viewer: Viewer;
  agreements: readonly Agreement[];
  mayChange: boolean;
  after: string | undefined;
  isFirst: boolean;
  notice?: SettingsFrameProps['notice'];
};

/** What the dealer asks customers to agree to, each in a line (S2.5, S2.43). */
export const AgreementsPage = (props: AgreementsPageProps) => {
  const { viewer, agreements, mayChange, after, isFirst, notice } = props;
  const { language } = viewer;
  const words = AGREEMENT_WORDS[language];
  const { sections, readOnly } = SETTINGS_WORDS[language];
  return (
    <SettingsFrame
      viewer={viewer}
      title={sections.agreements.title}
      lead={mayChange ? words.lead : `${words.lead} ${readOnly}`}
      isOnOurPage
      notice={notice}
    >
      {mayChange ? (
        <div class="actions">
          <a class="go" href={agreementPath('new')}>
            {words.make}
          </a>
        </div>
      ) : null}
      <div class="card flush">
        {agreements.length === 0 ? <p class="empty">{words.none}</p> : null}
        <ul class="rows">
          {agreements.map((agreement) => (
            <li>
              <a class="item" href={agreementPath(agreement.agreementId)}>
                <span class="line">
                  <span class="strong">{agreement.name}</span>
                  <AgreementChips viewer={viewer} agreement={agreement} />
                </span>
                <span class="hint">{factsOf(viewer, agreement).join(' · ')}</span>
              </a>
            </li>
          ))}
        </ul>
        <Pager language={language} path={AGREEMENTS} after={after} isFirst={isFirst} />
      </div>
    </SettingsFrame>
  );
};

const factsOf = ({ language, dealership }: Viewer, agreement: Agreement): string[] => {
  const { agreementId, mandatory, locationIds = [] } = agreement;
  const words = AGREEMENT_WORDS[language];
  const nameOf = (locationId: string): string =>
    dealership.locations.find((location) => location.locationId === locationId)?.name ?? locationId;
  return [
    agreementId,
    mandatory ? words.mandatory : words.optional,
    ...(locationIds.length === 0 ? [] : [`${words.locations}: ${locationIds.map(nameOf).join(', ')}`]),
  ];
};

/** What customers see of it now. */
export const AgreementChips = ({
  viewer,
  agreement: { enabled, inForce, draft },
}: {
  viewer: Viewer;
  agreement: Agreement;
}) => {
  const words = AGREEMENT_WORDS[viewer.language];
  return (
    <>
      {inForce === undefined ? (
        <span class="chip">{words.unpublished}</span>
      ) : (
        <span class="chip">{words.inForce(inForce.number)}</span>
      )}
      {draft === undefined ? null : <span class="chip info">{words.draft}</span>}
      {enabled ? null : <span class="chip warn">{words.off}</span>}
    </>
  );
};
