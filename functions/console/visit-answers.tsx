import type { ChoiceView, DoneView, RemarkView } from '../../shared/events/answers-view.ts';
import { isConsoleRoute } from '../../shared/web/console-routes.ts';
import { AgreementName, ChoicePrice } from './answer-parts.tsx';
import { AnswerChip } from './check-in-icons.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { DoneNotice } from './done-notice.tsx';
import { DOMAIN_TEXTS } from './domain-texts.ts';
import { VISIT_TEXTS } from './visit-texts.ts';
import { momentOf, type OfVisit, visitPath } from './visit-moment.ts';

/* What the customer answered, above the planned work (S2.46): choices, remarks and files, each with what became of it (S2.52). */

/** What somebody may do to an answer. */
type Change = 'handle' | 'reopen';

const ChangeForm = ({
  visit,
  itemId,
  change,
  label,
  look = 'quiet',
}: Pick<OfVisit, 'visit'> & {
  itemId: string;
  change: Change;
  label: string;
  look?: 'quiet' | 'go' | 'bare';
}) => (
  <form method="post" action={visitPath(visit, `/answers/${encodeURIComponent(itemId)}`)}>
    <input type="hidden" name="change" value={change} />
    <button class={look} type="submit">
      {label}
    </button>
  </form>
);

export const VisitAnswers = (props: OfVisit) => {
  const { language, visit } = props;
  const { dealings, checkIn } = visit;
  const texts = VISIT_TEXTS[language].answers;
  const isAnswered = checkIn.finishedAt !== undefined;
  const choices = dealings?.choices ?? [];
  const remark = visit.remarks.find(({ channel }) => channel === undefined);
  return (
    <section class="card" id="answers" aria-labelledby="answers-heading">
      <div class="line spread">
        <h2 id="answers-heading">{texts.heading}</h2>
        {visit.open > 0 ? (
          <span class="chip warn">
            {VISIT_TEXTS[language].today.openOf(visit.open, visit.open + visit.handled)}
          </span>
        ) : null}
      </div>
      <DoneNotice {...props} part="answers" />
      {isAnswered ? null : <p class="muted">{texts.none}</p>}
      {dealings?.areAnswersKept === false ? <p class="muted">{texts.notKept}</p> : null}
      {isAnswered && dealings?.areAnswersKept && choices.length === 0 && !remark ? (
        <p class="muted">{texts.nothingAsked}</p>
      ) : null}
      <ul class="rows plain">
        {choices.map((choice) => (
          <li>
            <Choice {...props} choice={choice} />
          </li>
        ))}
        {remark ? (
          <li>
            <Remark {...props} remark={remark} />
            <p class="hint">{texts.hidden}</p>
          </li>
        ) : null}
      </ul>
      <Agreements {...props} />
      {visit.open > 1 ? (
        <div class="actions">
          <ChangeForm visit={visit} itemId="all" change="handle" label={texts.handleAll} look="go" />
        </div>
      ) : null}
    </section>
  );
};

/** Who did it, and when. */
const doneBy = (props: OfVisit, { at, name }: DoneView, say: (who: string, when: string) => string): string =>
  say(name ?? VISIT_TEXTS[props.language].log.someone, momentOf(props, at));

type Answered = { id: string; isHandled: boolean; handled?: DoneView | undefined };

/** Open or handled, by whom, and the button for the other. */
const State = (props: OfVisit & { answer: Answered }) => {
  const { language, visit, answer } = props;
  const texts = VISIT_TEXTS[language].answers;
  const { id, isHandled, handled } = answer;
  return (
    <div class="line spread">
      <span class="line">
        <AnswerChip language={language} isHandled={isHandled} />
        {isHandled ? (
          <span class="hint">{handled ? doneBy(props, handled, texts.handledBy) : texts.asPlanned}</span>
        ) : null}
      </span>
      <span class="actions">
        <ChangeForm
          visit={visit}
          itemId={id}
          change={isHandled ? 'reopen' : 'handle'}
          label={isHandled ? texts.reopen : texts.handle}
          look={isHandled ? 'bare' : 'quiet'}
        />
      </span>
    </div>
  );
};

const TONES: Record<ChoiceView['decision'], string> = { accepted: 'good', declined: '', contact_me: 'info' };

const Choice = (props: OfVisit & { choice: ChoiceView }) => {
  const { language, choice } = props;
  const { name, decision, isPlanned } = choice;
  return (
    <div class="item">
      <p class="line">
        <span class="strong">{name}</span>
        <span class={`chip ${TONES[decision]}`.trim()}>{DOMAIN_TEXTS[language].decision[decision]}</span>
        {isPlanned ? <span class="hint">{VISIT_TEXTS[language].answers.planned}</span> : null}
        <ChoicePrice language={language} choice={choice} />
      </p>
      <State {...props} answer={choice} />
    </div>
  );
};

/** What the customer wrote, with its files and whether mechanics see it (S2.49). */
export const Remark = (props: OfVisit & { remark: RemarkView }) => {
  const { language, visit, remark } = props;
  const { id, at, channel, text, isHandled, handled, shared } = remark;
  const texts = VISIT_TEXTS[language].answers;
  const where = channel === undefined ? texts.inCheckIn : CONSOLE_TEXTS[language].channels[channel];
  return (
    <div class="item">
      <div class="bubble">
        <p class="hint">{`${where}, ${momentOf(props, at)}`}</p>
        {text === '' ? null : <p class="text">{text}</p>}
        <Files {...props} />
      </div>
      {isHandled === undefined ? null : <State {...props} answer={{ id, isHandled, handled }} />}
      <form method="post" action={visitPath(visit, `/answers/${encodeURIComponent(id)}`)}>
        <input type="hidden" name="change" value={shared ? 'unshare' : 'share'} />
        <button class="switch" type="submit" role="switch" aria-checked={shared ? 'true' : 'false'}>
          <span class="track" />
          <span>{texts.share}</span>
          {shared ? <span class="hint">{doneBy(props, shared, texts.sharedBy)}</span> : null}
        </button>
      </form>
    </div>
  );
};

const Files = ({ language, visit, remark: { media } }: OfVisit & { remark: RemarkView }) => {
  const texts = VISIT_TEXTS[language].answers;
  if (media.length === 0) return null;
  return (
    <ul class="line">
      {media.map(({ mediaId, kind, status, fileName }, index) => {
        const name = fileName ?? texts.file(DOMAIN_TEXTS[language].inboundKinds[kind], index + 1);
        const isHere = status === 'stored' && isConsoleRoute('GET /console/visit-files/{visitId}/{mediaId}');
        const path = [visit.visitId, mediaId].map(encodeURIComponent).join('/');
        return (
          <li>
            {isHere ? (
              <a class="quiet" href={`/console/visit-files/${path}`} target="_blank" rel="noopener">
                {name}
              </a>
            ) : (
              <span class="hint">{`${name} (${texts.fileMissing})`}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
};

const Agreements = ({ language, visit }: OfVisit) => {
  const texts = VISIT_TEXTS[language].answers;
  const agreements = visit.dealings?.agreements ?? [];
  if (agreements.length === 0) return null;
  return (
    <dl class="facts">
      {agreements.map((agreed) => (
        <div>
          <dt>
            <AgreementName language={language} agreed={agreed} />
          </dt>
          <dd>{agreed.accepted ? texts.accepted : texts.notAccepted}</dd>
        </div>
      ))}
    </dl>
  );
};

/** What the customer wrote and sent beside the check-in. */
export const CustomerMessages = (props: OfVisit) => {
  const { language, visit } = props;
  const written = visit.remarks.filter(({ channel }) => channel !== undefined);
  const texts = VISIT_TEXTS[language].answers;
  if (written.length === 0) return null;
  return (
    <section class="card" aria-labelledby="written">
      <div>
        <h2 id="written">{texts.remarks}</h2>
        <p class="hint">{texts.hidden}</p>
      </div>
      <ul class="rows plain">
        {written.map((remark) => (
          <li>
            <Remark {...props} remark={remark} />
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What mechanics see of it (S2.50, S2.51). */
export const SharedRemarks = (props: OfVisit) => {
  const { language, visit } = props;
  const texts = VISIT_TEXTS[language].answers;
  return (
    <section class="card" aria-labelledby="shared">
      <h2 id="shared">{texts.forWorkshop}</h2>
      {visit.remarks.length === 0 ? <p class="muted">{texts.sharedNothing}</p> : null}
      <ul class="rows plain">
        {visit.remarks.map((remark) => (
          <li>
            <div class="item">
              <div class="bubble">
                <p class="hint">{momentOf(props, remark.at)}</p>
                {remark.text === '' ? null : <p class="text">{remark.text}</p>}
                <Files {...props} remark={remark} />
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};
