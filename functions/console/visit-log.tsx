import type { ComponentChildren } from 'preact';
import type { EntryView } from '../../shared/events/describe-conversation.ts';
import { isEventType } from '../../shared/events/catalogue.ts';
import { REMARK } from '../../shared/visits/answers.ts';
import { colonIn, CONSOLE_TEXTS } from './console-texts.ts';
import { consentIn, DOMAIN_TEXTS, reasonIn, skipIn } from './domain-texts.ts';
import { EventNotes } from './event-notes.tsx';
import { VISIT_TEXTS } from './visit-texts.ts';
import { momentOf, type OfVisit } from './visit-moment.ts';

type Of<Kind extends EntryView['kind']> = OfVisit & { entry: Extract<EntryView, { kind: Kind }> };

/** What happened about the appointment, newest first (S2.47): events, answers, changes of the plan (B4), and what the team did. */
export const VisitLog = (props: OfVisit) => {
  const { language, visit } = props;
  const texts = VISIT_TEXTS[language].log;
  const log = visit.dealings?.log ?? [];
  return (
    <section class="card" aria-labelledby="log">
      <h2 id="log">{texts.heading}</h2>
      {log.length === 0 ? <p class="muted">{texts.none}</p> : null}
      <ol class="trace">
        {log.map((entry) => (
          <li>
            <span class="num hint">{momentOf(props, entry.at)}</span>
            <div>
              <Entry {...props} entry={entry} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
};

const Entry = (props: OfVisit & { entry: EntryView }): ComponentChildren => {
  const { language, entry } = props;
  const texts = VISIT_TEXTS[language];
  const domain = DOMAIN_TEXTS[language];
  switch (entry.kind) {
    case 'event':
      return (
        <>
          <p>{isEventType(entry.type) ? domain.eventTypes[entry.type] : entry.type}</p>
          {entry.note === '' ? null : <EventNotes language={language} entry={entry} />}
        </>
      );
    case 'results':
      return <p>{domain.subjects['check-in-results']}</p>;
    case 'delivery-error':
      return <DeliveryError {...props} entry={entry} />;
    case 'retry':
      return <p>{`${texts.log.retry} ${byWhom(props, entry.by)}`}</p>;
    case 'message-changed':
      return (
        <p>{`${purposeOf(props, entry.messageId)}${domain.entryDid[entry.did]} ${byWhom(props, entry.by)}`}</p>
      );
    case 'answer-changed':
      return (
        <p>{`${texts.log.answers[entry.did]}${colonIn(language)}${entry.items.map((id) => answerName(props, id)).join(', ')} ${byWhom(props, entry.by)}`}</p>
      );
    case 'plan-changed':
      return <PlanChanged {...props} entry={entry} />;
    case 'consent':
      return (
        <p>
          {[
            consentIn(language, entry.word),
            entry.purpose && domain.consentPurposes[entry.purpose],
            entry.staffId === undefined ? undefined : byWhom(props, entry.staffId),
          ]
            .filter((part) => part !== undefined)
            .join(' · ')}
        </p>
      );
    case 'number-changed':
      return <p>{`${texts.log.newNumber}${entry.newNumber === undefined ? '' : ` ${entry.newNumber}`}`}</p>;
    case 'contact-changed':
    case 'message':
    case 'inbound':
    case 'reaction':
    case 'note':
      // They stand among the messages, with what the customer wrote, and in the conversation.
      return null;
  }
};

const byWhom = ({ language, visit }: OfVisit, account: string): string => {
  const texts = VISIT_TEXTS[language].log;
  const name = account === 'operator' ? texts.operator : visit.dealings?.accounts[account];
  return texts.by(name ?? texts.someone);
};

/** The purpose of a message that is named, as far as it is among those of the appointment. */
const purposeOf = ({ language, visit }: OfVisit, messageId: string): string => {
  const message = visit.dealings?.messages.find(({ id }) => id === messageId);
  return message ? `${DOMAIN_TEXTS[language].purposes[message.purpose]}${colonIn(language)}` : '';
};

const answerName = ({ language, visit }: OfVisit, id: string): string => {
  const texts = VISIT_TEXTS[language].log;
  const choice = visit.dealings?.choices.find((one) => one.id === id);
  if (choice) return choice.name;
  if (id === REMARK) return texts.remark;
  return /^s\d+$/.test(id) ? texts.choice(Number(id.slice(1))) : texts.message;
};

const DeliveryError = (props: Of<'delivery-error'>) => {
  const { language, entry } = props;
  return (
    <>
      <p class="fault">{`${purposeOf(props, entry.messageId)}${VISIT_TEXTS[language].log.noChannel}`}</p>
      <ul class="hint">
        {entry.channels.map(({ channel, reason }) => (
          <li>{`${CONSOLE_TEXTS[language].channels[channel]}${colonIn(language)}${reasonIn(language, reason)}`}</li>
        ))}
      </ul>
    </>
  );
};

/** The difference that a change of the plan made, or in the shadow would have made. */
const PlanChanged = (props: Of<'plan-changed'>) => {
  const { language, entry } = props;
  const { log: texts } = VISIT_TEXTS[language];
  const { purposes } = DOMAIN_TEXTS[language];
  const colon = colonIn(language);
  const lines: [mark: string, text: string][] = [
    ...entry.added.map(({ purpose, dueAt }): [string, string] => [
      '+',
      `${purposes[purpose]} (${texts.planned})${colon}${momentOf(props, dueAt)}`,
    ]),
    ...entry.moved.map(({ purpose, from, to }): [string, string] => [
      '~',
      `${purposes[purpose]} (${texts.moved})${colon}${momentOf(props, from)} → ${momentOf(props, to)}`,
    ]),
    ...entry.withdrawn.map(({ purpose, reason }): [string, string] => [
      '−',
      `${purposes[purpose]} (${texts.withdrawn})${colon}${reasonIn(language, reason)}`,
    ]),
    ...entry.alreadySending.map(({ purpose }): [string, string] => [
      '!',
      `${purposes[purpose]} (${texts.late})`,
    ]),
    ...entry.skipped.map(({ purpose, reason }): [string, string] => [
      '·',
      `${purposes[purpose]} (${texts.notPlanned})${colon}${skipIn(language, reason)}`,
    ]),
  ];
  return (
    <>
      <p>{entry.shadow ? texts.planShadow : texts.plan}</p>
      <ul class="diff hint">
        {lines.map(([mark, text]) => (
          <li>
            <span aria-hidden="true">{mark}</span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </>
  );
};
