import type { Language } from '../../shared/kernel/language.ts';
import type { Problem } from '../../shared/web/problem.ts';
import type { Viewer } from './console-handler.tsx';
import { BarePage, ConsolePage } from './console-page.tsx';
import { CONSOLE_TEXTS, type ConsoleTexts } from './console-texts.ts';

const textsOf = ({ errors }: ConsoleTexts, { status, code }: Problem): { heading: string; text: string } => {
  if (code === 'staff.unknown') return errors.noStaff;
  if (status === 404) return errors.notFound;
  if (status === 401 || status === 403) return errors.forbidden;
  if (status === 409) return errors.conflict;
  if (status === 429 || status === 503) return errors.busy;
  return status >= 500 ? errors.failed : errors.invalid;
};

/** What went wrong, in the words of the person; below it what the system says, for whoever helps them. */
export const ErrorPage = ({
  language,
  problem,
  viewer,
}: {
  language: Language;
  problem: Problem;
  viewer: Viewer | undefined;
}) => {
  const texts = CONSOLE_TEXTS[language];
  const { heading, text } = textsOf(texts, problem);
  const { errors } = texts;
  const content = (
    <>
      <h1>{heading}</h1>
      <p>{text}</p>
      {problem.status >= 500 ? (
        <p class="hint">{errors.reference(problem.requestId)}</p>
      ) : (
        <Details texts={texts} problem={problem} viewer={viewer} />
      )}
      <p>
        <a class="quiet" href="/console">
          {errors.back}
        </a>
      </p>
    </>
  );
  if (!viewer)
    return (
      <BarePage language={language} title={heading}>
        {content}
      </BarePage>
    );
  return (
    <ConsolePage viewer={viewer} title={heading}>
      <div class="card calm">{content}</div>
    </ConsolePage>
  );
};

/** For whoever helps: the sentence of the system is in English, what it is about stands in the words of the reader. */
const Details = ({
  texts: { errors, roles },
  problem: { status, code, detail, issues = [], requestId },
  viewer,
}: {
  texts: ConsoleTexts;
  problem: Problem;
  viewer: Viewer | undefined;
}) => {
  const { facts } = errors;
  return (
    <details class="more">
      <summary>{errors.details}</summary>
      <dl class="facts">
        <div>
          <dt>{facts.said}</dt>
          <dd lang="en">{detail}</dd>
        </div>
        {issues.length === 0 ? null : (
          <div>
            <dt>{facts.fields}</dt>
            {issues.map(({ path, message }) => (
              <dd>
                <code>{path}</code> <span lang="en">{message}</span>
              </dd>
            ))}
          </div>
        )}
        {status === 403 && viewer ? (
          <div>
            <dt>{facts.yourRoles}</dt>
            <dd>{viewer.staff.roles.map((role) => roles[role]).join(', ')}</dd>
          </div>
        ) : null}
        <div>
          <dt>{facts.code}</dt>
          <dd>
            <code>{code}</code>
          </dd>
        </div>
        <div>
          <dt>{facts.reference}</dt>
          <dd>{requestId}</dd>
        </div>
      </dl>
    </details>
  );
};

/** The session ended while a form was open. */
export const SessionOverPage = ({ language }: { language: Language }) => {
  const { sessionOver } = CONSOLE_TEXTS[language];
  return (
    <BarePage language={language} title={sessionOver.heading}>
      <h1>{sessionOver.heading}</h1>
      <p>{sessionOver.text}</p>
      <p>
        <a class="go" href="/console" target="_blank" rel="noopener">
          {sessionOver.signIn}
        </a>
      </p>
    </BarePage>
  );
};
