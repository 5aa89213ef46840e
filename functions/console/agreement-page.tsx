import { type Agreement, type AgreementVersion } from '../../shared/dealers/agreement.ts';
import type { Language } from '../../shared/kernel/language.ts';
import type { Stored } from '../../shared/table/entity.ts';
import { LANGUAGE_NAMES } from '../../shared/web/page-language.ts';
import { AgreementFacts, AgreementWordings } from './agreement-fields.tsx';
import { type AgreementForm, agreementLabels } from './agreement-form.ts';
import { AGREEMENT_WORDS, type AgreementWords } from './agreement-words.ts';
import { AgreementChips, agreementPath, AGREEMENTS, momentAt } from './agreements-page.tsx';
import type { Viewer } from './console-handler.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { type Faults } from './form-fields.tsx';
import { Confirmed } from './confirmed.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { Pager } from './pager.tsx';
import { SettingsFrame, type SettingsFrameProps } from './settings-page.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';

export type AgreementPageProps = {
  viewer: Viewer;
  /** Undefined for a new one, whose id is asked for. */
  agreement: Stored<Agreement> | undefined;
  form: AgreementForm;
  /** In which the draft must still be written. */
  missing: readonly Language[];
  versions: readonly AgreementVersion[];
  /** Where the page of versions ends, and whether it is the first one. */
  after: string | undefined;
  isFirst: boolean;
  mayChange: boolean;
  faults?: Faults;
  notice?: SettingsFrameProps['notice'];
};

/** An agreement: what it is, its draft, what was published (S2.5, S2.42, S2.43). */
export const AgreementPage = (props: AgreementPageProps) => {
  const { viewer, agreement, form, mayChange, faults = {}, notice } = props;
  const { language } = viewer;
  const words = AGREEMENT_WORDS[language];
  const settings = SETTINGS_WORDS[language];
  const path = agreementPath(agreement?.agreementId ?? 'new');
  return (
    <SettingsFrame
      viewer={viewer}
      title={agreement === undefined ? words.make : agreement.name}
      lead={mayChange ? undefined : settings.readOnly}
      within={{ href: AGREEMENTS, title: settings.sections.agreements.title }}
      isOnOurPage
      notice={notice}
    >
      {agreement === undefined ? null : (
        <p class="line">
          <AgreementChips viewer={viewer} agreement={agreement} />
          {agreement.draft === undefined ? null : (
            <span class="hint">
              {words.draftBy(agreement.draft.savedBy, momentAt(viewer, agreement.draft.savedAt))}
            </span>
          )}
        </p>
      )}
      <FaultSummary language={language} faults={faults} labels={agreementLabels(language)} />
      <form method="post" action={path}>
        <input type="hidden" name="version" value={form['version']} />
        <AgreementFacts {...props} />
        <AgreementWordings {...props} />
        {mayChange ? (
          <div class="actions">
            <button class="go" type="submit">
              {CONSOLE_TEXTS[language].form.save}
            </button>
            <a class="quiet" href={AGREEMENTS}>
              {CONSOLE_TEXTS[language].form.cancel}
            </a>
          </div>
        ) : null}
      </form>
      {agreement === undefined ? null : (
        <>
          {mayChange ? <Steps {...props} agreement={agreement} words={words} /> : null}
          <Versions {...props} agreement={agreement} words={words} />
          <p>
            <a
              href={`/console/settings/history?${new URLSearchParams({ target: `agreement/${agreement.agreementId}` }).toString()}`}
            >
              {settings.changesOf}
            </a>
          </p>
        </>
      )}
    </SettingsFrame>
  );
};

type Part = AgreementPageProps & { agreement: Stored<Agreement>; words: AgreementWords };

/** What is done with it as a whole; each asks before, and says what follows. */
const Steps = ({ agreement, missing, words }: Part) => {
  const { agreementId, version, enabled, draft, inForce } = agreement;
  const path = agreementPath(agreementId);
  return (
    <>
      {draft !== undefined && missing.length > 0 ? (
        <p class="hint">{words.missing(missing.map((language) => LANGUAGE_NAMES[language]).join(', '))}</p>
      ) : null}
      {draft !== undefined && missing.length === 0 ? (
        <Confirmed
          kind="go"
          ask={words.publishAsk((inForce?.number ?? 0) + 1)}
          says={words.publishSays}
          action={`${path}/publish`}
          button={words.publish}
          fields={{ version: String(version) }}
        />
      ) : null}
      <Confirmed
        kind={enabled ? 'danger' : 'go'}
        ask={enabled ? words.switchOff : words.switchOn}
        says={enabled ? words.switchOffSays : words.switchOnSays}
        action={`${path}/switch`}
        button={enabled ? words.switchOff : words.switchOn}
        fields={{ do: enabled ? 'off' : 'on' }}
      />
    </>
  );
};

const Versions = ({ viewer, agreement, versions, after, isFirst, words }: Part) => {
  const path = agreementPath(agreement.agreementId);
  return versions.length === 0 ? null : (
    <section class="card flush" aria-labelledby="versions">
      <div class="inset">
        <h2 id="versions">{words.versions}</h2>
      </div>
      <ul class="rows">
        {versions.map(({ number, publishedAt, publishedBy }) => (
          <li>
            <a class="item" href={`${path}/versions/${number}`}>
              <span class="strong">{words.versionHeading(number)}</span>
              <span class="hint">{words.publishedBy(publishedBy, momentAt(viewer, publishedAt))}</span>
            </a>
          </li>
        ))}
      </ul>
      <Pager language={viewer.language} path={path} after={after} isFirst={isFirst} />
    </section>
  );
};
