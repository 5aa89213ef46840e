import type { MergeField } from '../../shared/contacts/contact-merge.ts';
import type { ContactRow } from '../../shared/conversations/contact-view.ts';
import type { MergePreview } from '../../shared/conversations/preview-merge.ts';
import { channelSchema } from '../../shared/dealers/settings.ts';
import { languageSchema } from '../../shared/kernel/language.ts';
import { LANGUAGE_NAMES } from '../../shared/web/page-language.ts';
import { customerName } from './customer-name.ts';
import { CONTACT_TEXTS } from './contact-texts.ts';
import type { Viewer } from './console-handler.tsx';
import { contactPath } from './console-links.ts';
import { ConsolePage } from './console-page.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { DOMAIN_TEXTS, reasonIn } from './domain-texts.ts';
import { Choice } from './form-fields.tsx';

export type MergePageProps = {
  viewer: Viewer;
  preview: MergePreview;
  /** One of the two was edited while they were looked at. */
  isChanged: boolean;
};

/** Two contacts side by side, whose value each field takes, and what may be sent afterwards (S3.23, S3.24). */
export const MergePage = ({ viewer, preview, isChanged }: MergePageProps) => {
  const { language } = viewer;
  const texts = CONTACT_TEXTS[language];
  const { own, other, version } = preview;
  const path = contactPath(own.contactId);
  return (
    <ConsolePage viewer={viewer} title={texts.merge.heading}>
      <div>
        <p class="crumb">
          <a href={path}>{customerName(own, texts.unnamed)}</a>
        </p>
        <h1>{texts.merge.heading}</h1>
        <p class="muted">{texts.merge.lead}</p>
      </div>
      {isChanged ? (
        <p class="card notice bad" role="alert">
          {texts.merge.changed}
        </p>
      ) : null}
      <form method="post" action={`${path}/merge`}>
        <input type="hidden" name="with" value={other.contactId} />
        <input type="hidden" name="version" value={version} />
        <section class="card">
          <Fields viewer={viewer} preview={preview} />
        </section>
        <section class="card" aria-labelledby="may-be-sent">
          <h2 id="may-be-sent">{texts.merge.mayBeSent}</h2>
          <ConsentBefore viewer={viewer} preview={preview} />
          <p>{texts.merge.keeps}</p>
        </section>
        <div class="actions">
          <button class="go" type="submit">
            {texts.merge.merge}
          </button>
          <button class="quiet" type="submit" formmethod="get">
            {texts.merge.show}
          </button>
          <a class="quiet" href={`${path}/merge`}>
            {CONSOLE_TEXTS[language].form.cancel}
          </a>
        </div>
      </form>
    </ConsolePage>
  );
};

/** A value in words: languages and channels by their names. */
const shown = ({ language }: Viewer, field: MergeField, value: string | undefined): string => {
  if (value === undefined) return CONTACT_TEXTS[language].none;
  const of = languageSchema.safeParse(value).data;
  if (field === 'language' && of) return LANGUAGE_NAMES[of];
  const channel = channelSchema.safeParse(value).data;
  return field === 'preferredChannel' && channel ? CONSOLE_TEXTS[language].channels[channel] : value;
};

const Fields = ({ viewer, preview }: { viewer: Viewer; preview: MergePreview }) => {
  const texts = CONTACT_TEXTS[viewer.language];
  const { own, other, merged, fields } = preview;
  const head = (says: string, row: ContactRow) => (
    <th scope="col">
      {says}
      <br />
      {customerName(row, texts.unnamed)}
    </th>
  );
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.merge.field}</th>
            {head(texts.merge.stays, own)}
            {head(texts.merge.joins, other)}
            <th scope="col">{texts.merge.after}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((row) => (
            <tr>
              <th scope="row">{texts.fields[row.field]}</th>
              {row.own === row.other ? (
                <td colspan={2}>{`${texts.merge.same}: ${shown(viewer, row.field, row.own)}`}</td>
              ) : (
                (['own', 'other'] as const).map((whose) => (
                  <td>
                    <Choice
                      type="radio"
                      name={`take.${row.field}`}
                      value={whose}
                      isChosen={row.takes === whose}
                    >
                      {shown(viewer, row.field, row[whose])}
                    </Choice>
                  </td>
                ))
              )}
              <td class="strong">{shown(viewer, row.field, merged[row.field])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const ConsentBefore = ({ viewer: { language }, preview }: { viewer: Viewer; preview: MergePreview }) => {
  const { channel: channelHead } = CONTACT_TEXTS[language].consent;
  const { stays, joins, after, yes } = CONTACT_TEXTS[language].merge;
  const { channels } = CONSOLE_TEXTS[language];
  const { consentPurposes } = DOMAIN_TEXTS[language];
  const say = (reason: string | undefined): string =>
    reason === undefined ? yes : reasonIn(language, reason);
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{channelHead}</th>
            <th scope="col">{stays}</th>
            <th scope="col">{joins}</th>
            <th scope="col">{after}</th>
          </tr>
        </thead>
        <tbody>
          {preview.consent.map(({ channel, purpose, own, other, merged }) => (
            <tr>
              <th scope="row">
                {channels[channel]}
                <br />
                <span class="hint">{consentPurposes[purpose]}</span>
              </th>
              <td>{say(own.reason)}</td>
              <td>{say(other.reason)}</td>
              <td class="strong">{say(merged.reason)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
