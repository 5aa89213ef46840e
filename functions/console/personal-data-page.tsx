import type { ErasurePreview } from '../../shared/privacy/preview-erasure.ts';
import { ERASURE_REASONS } from '../../shared/privacy/erasure.ts';
import { PRIVACY_CLASSES } from '../../shared/table/privacy.ts';
import { mayOpen } from '../../shared/web/console-routes.ts';
import { formatDay } from '../../shared/web/page-format.ts';
import type { Viewer } from './console-handler.tsx';
import { contactPath, personalDataPath } from './console-links.ts';
import { ConsolePage } from './console-page.tsx';
import { CONTACT_TEXTS } from './contact-texts.ts';
import { Choice, type Faults, SelectField } from './form-fields.tsx';
import { FaultSummary } from './fault-summary.tsx';

export type PersonalDataPageProps = {
  viewer: Viewer;
  preview: ErasurePreview;
  /** An order to erase that was not carried out, as it was sent. */
  rejected: { form: Record<string, string>; faults: Faults } | undefined;
};

/** What is kept of a person, to hand over, and for whoever is in charge to delete: first what would go, then the order (S3.22). */
export const PersonalDataPage = ({ viewer, preview, rejected }: PersonalDataPageProps) => {
  const { language, staff, dealership } = viewer;
  const { data, facts } = CONTACT_TEXTS[language];
  const { contactId, counts, hold } = preview;
  const zone = dealership.locations[0]?.settings.zone ?? 'UTC';
  const rows = PRIVACY_CLASSES.map((kind) => ({ kind, count: counts[kind] ?? 0 })).filter(
    ({ count }) => count > 0,
  );
  return (
    <ConsolePage viewer={viewer} title={data.heading}>
      <div>
        <p class="crumb">
          <a href={contactPath(contactId)}>{facts}</a>
        </p>
        <h1>{data.heading}</h1>
        <p class="muted">{data.lead}</p>
      </div>
      <FaultSummary
        language={language}
        faults={rejected?.faults ?? {}}
        labels={{ reason: data.reason, understood: data.eraseHeading }}
      />
      <section class="card" aria-labelledby="export">
        <h2 id="export">{data.export}</h2>
        <p>{data.exportHint}</p>
        <div class="actions">
          <a class="quiet" href={`${personalDataPath(contactId)}/export`} download="contact.json">
            {data.export}
          </a>
        </div>
      </section>
      {mayOpen('POST /console/personal-data/{contactId}', staff.roles) ? (
        <section class="card" aria-labelledby="erase">
          <h2 id="erase">{data.eraseHeading}</h2>
          <p>{data.wouldGo}</p>
          <dl class="facts">
            {rows.map(({ kind, count }) => (
              <div>
                <dt>{data.classes[kind]}</dt>
                <dd class="num">{count}</dd>
              </div>
            ))}
          </dl>
          <p class="hint">{data.stays}</p>
          {hold ? (
            <p class="notice warn">{data.held(formatDay(hold.since, language, zone))}</p>
          ) : (
            <EraseForm viewer={viewer} contactId={contactId} rejected={rejected} />
          )}
        </section>
      ) : null}
    </ConsolePage>
  );
};

const EraseForm = ({
  viewer,
  contactId,
  rejected,
}: Pick<PersonalDataPageProps, 'viewer' | 'rejected'> & { contactId: string }) => {
  const { data } = CONTACT_TEXTS[viewer.language];
  const { form = {}, faults = {} } = rejected ?? {};
  return (
    <details class="more" open={rejected !== undefined}>
      <summary>{data.eraseAsk}</summary>
      <form method="post" action={personalDataPath(contactId)}>
        <SelectField
          name="reason"
          label={data.reason}
          value={form['reason']}
          fault={faults['reason']}
          options={ERASURE_REASONS.map((reason) => ({ value: reason, text: data.reasons[reason] }))}
        />
        <Choice
          type="checkbox"
          name="understood"
          value="yes"
          isChosen={form['understood'] === 'yes'}
          fault={faults['understood']}
        >
          {data.understood}
        </Choice>
        <div class="actions">
          <button class="danger" type="submit">
            {data.erase}
          </button>
        </div>
      </form>
    </details>
  );
};
