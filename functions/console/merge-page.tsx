import type { MergeField } from '../../shared/contacts/contact-merge.ts';
import type { MergePreview } from '../../shared/conversations/preview-merge.ts';
import { channelSchema } from '../../shared/dealers/settings.ts';
import { languageSchema } from '../../shared/kernel/language.ts';
import { LANGUAGE_NAMES } from '../../shared/web/page-language.ts';
import { customerName } from './customer-name.ts';
import { Verdict, verdictIn } from './contact-consent.tsx';
import { CONTACT_TEXTS } from './contact-texts.ts';
import type { Viewer } from './console-handler.tsx';
import { contactPath } from './console-links.ts';
import { ConsolePage } from './console-page.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
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
          <ConsentAfter viewer={viewer} preview={preview} />
          <p>{texts.merge.keeps}</p>
        </section>
        <div class="actions">
          <button class="go" type="submit">
            {texts.merge.merge}
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

/** Both values of each field, of which one is kept. */
const Fields = ({ viewer, preview }: { viewer: Viewer; preview: MergePreview }) => {
  const texts = CONTACT_TEXTS[viewer.language];
  const { own, other, fields } = preview;
  const people = [
    { whose: 'own', says: texts.merge.stays, name: customerName(own, texts.unnamed) },
    { whose: 'other', says: texts.merge.joins, name: customerName(other, texts.unnamed) },
  ] as const;
  return (
    <>
      <div class="versus">
        {people.map(({ says, name }) => (
          <p>
            <span class="hint">{says}</span>
            <br />
            <span class="strong">{name}</span>
          </p>
        ))}
      </div>
      {fields.map((row) => (
        <fieldset>
          <legend>{texts.fields[row.field]}</legend>
          {row.own === row.other ? (
            <p>{`${texts.merge.same}: ${shown(viewer, row.field, row.own)}`}</p>
          ) : (
            <div class="versus">
              {people.map(({ whose, name }) => (
                <Choice type="radio" name={`take.${row.field}`} value={whose} isChosen={row.takes === whose}>
                  {shown(viewer, row.field, row[whose])}
                  <span class="sr">{name}</span>
                </Choice>
              ))}
            </div>
          )}
        </fieldset>
      ))}
    </>
  );
};

/** What may be sent afterwards, and what was with each of the two where that is not the same. */
const ConsentAfter = ({ viewer: { language }, preview }: { viewer: Viewer; preview: MergePreview }) => {
  const { stays, joins } = CONTACT_TEXTS[language].merge;
  return (
    <ul class="rows plain verdicts">
      {preview.consent.map((row) => {
        const [own = '', other = '', after = ''] = [row.own, row.other, row.merged].map((verdict) =>
          verdictIn(language, verdict),
        );
        const hint = own === after && other === after ? undefined : `${stays}: ${own} · ${joins}: ${other}`;
        return <Verdict language={language} of={row} says={after} hint={hint} />;
      })}
    </ul>
  );
};
