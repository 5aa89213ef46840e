import { AUTOMATED_PURPOSES } from '../../shared/dealers/automation.ts';
import type { MessageOutlook } from '../../shared/planning/describe-outlook.ts';
import type { Reach } from '../../shared/planning/describe-reach.ts';
import { ComposerOutlook } from './composer-outlook.tsx';
import { COMPOSER_TEXTS } from './composer-texts.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { DOMAIN_TEXTS, reasonIn } from './domain-texts.ts';
import { Choice, type Faults, SelectField, TextArea, TextField } from './form-fields.tsx';
import { FaultSummary } from './fault-summary.tsx';
import type { ThreadView } from './thread-view.ts';

/** What staff may write about; an invite is made by the check-in itself. */
export const WRITTEN_ABOUT = AUTOMATED_PURPOSES.filter((purpose) => purpose !== 'check-in-invite');

/** The form as it was typed. `key`: new for each message, by which two of the same are one. */
export type ComposerForm = {
  key: string;
  purpose: string;
  text: string;
  sendAt: string;
  finish: boolean;
};

export type ComposerProps = {
  view: ThreadView;
  reach: Reach;
  /** There is something to do about the conversation, which may be done with the answer. */
  canFinish: boolean;
  form: ComposerForm;
  faults?: Faults | undefined;
  says?: string | undefined;
  /** What becomes of it, once it was checked, and a digest of what was checked. */
  outlook?: MessageOutlook | undefined;
  checked?: string | undefined;
};

/** Where an answer is written: before it is sent, it says by which channel it goes, in which words, when, and what it costs. */
export const Composer = (props: ComposerProps) => {
  const { view, canFinish, form, faults = {}, says, outlook, checked } = props;
  const { viewer, thread, pathOf } = view;
  const { language } = viewer;
  const texts = COMPOSER_TEXTS[language];
  const { optional } = CONSOLE_TEXTS[language].form;
  const canSend = outlook?.channel !== undefined && checked !== undefined;
  return (
    <section class="card" aria-labelledby="answer">
      <h2 id="answer">{texts.heading}</h2>
      <ReachLines {...props} />
      <FaultSummary
        language={language}
        faults={faults}
        labels={{ purpose: texts.what, text: texts.text, sendAt: texts.later }}
        says={says}
      />
      <form method="post" action={`${pathOf(thread.conversationId)}/messages#answer`}>
        <input type="hidden" name="key" value={form.key} />
        {/* What Enter in a field presses: the first button of a form, which would else load a template over what was typed. */}
        <button class="sr" type="submit" name="step" value="check" tabindex={-1} aria-hidden="true">
          {texts.check}
        </button>
        {checked === undefined ? null : <input type="hidden" name="checked" value={checked} />}
        {thread.visit ? (
          <div class="row">
            <SelectField
              name="purpose"
              label={texts.what}
              value={form.purpose}
              fault={faults['purpose']}
              options={[
                { value: '', text: texts.freeWords },
                ...WRITTEN_ABOUT.map((purpose) => ({
                  value: purpose,
                  text: DOMAIN_TEXTS[language].purposes[purpose],
                })),
              ]}
            />
            <button class="quiet" type="submit" name="step" value="load">
              {texts.load}
            </button>
          </div>
        ) : null}
        <TextArea
          name="text"
          label={texts.text}
          hint={thread.visit ? `${texts.textHint} ${texts.templateHint}` : texts.textHint}
          value={form.text}
          fault={faults['text']}
          maxlength={2000}
          rows={4}
        />
        <details class="more" open={form.sendAt !== '' || faults['sendAt'] !== undefined}>
          <summary>{texts.later}</summary>
          <TextField
            name="sendAt"
            label={`${texts.later} ${optional}`}
            hint={texts.laterHint}
            type="datetime-local"
            value={form.sendAt}
            fault={faults['sendAt']}
          />
        </details>
        {canFinish ? (
          <Choice type="checkbox" name="finish" isChosen={form.finish}>
            {texts.finish}
          </Choice>
        ) : null}
        {outlook ? <ComposerOutlook view={view} outlook={outlook} /> : null}
        <div class="actions">
          {canSend ? (
            <button class="go" type="submit" name="step" value="send">
              {texts.send}
            </button>
          ) : null}
          <button class={canSend ? 'quiet' : 'go'} type="submit" name="step" value="check">
            {outlook ? texts.checkAgain : texts.check}
          </button>
        </div>
      </form>
    </section>
  );
};

/** By which channel free words would go now, and why not by the others. */
const ReachLines = ({ view: { viewer, when }, reach }: ComposerProps) => {
  const { language } = viewer;
  const texts = COMPOSER_TEXTS[language];
  const names = CONSOLE_TEXTS[language].channels;
  const colon = language === 'fr' ? '\u202f: ' : ': ';
  const first = reach.channels.find(({ refused }) => refused === undefined);
  const whatsApp = reach.channels.find(({ channel }) => channel === 'whatsapp');
  const isOffered = whatsApp !== undefined && whatsApp.refused !== 'channel_not_offered';
  return (
    <div>
      <p class="strong">{first ? texts.goesBy(names[first.channel]) : texts.cannot}</p>
      {isOffered ? <p class="hint">{windowIn(texts, reach, when)}</p> : null}
      <details class="more">
        <summary>{texts.channels}</summary>
        <ul>
          {reach.channels.map(({ channel, refused }) => (
            <li class={refused === undefined ? '' : 'muted'}>
              {`${names[channel]}${colon}${refused === undefined ? texts.possible : reasonIn(language, refused)}`}
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
};

const windowIn = (
  texts: (typeof COMPOSER_TEXTS)['en'],
  { windowOpenUntil, windowClosedAt }: Reach,
  when: ThreadView['when'],
): string => {
  if (windowOpenUntil !== undefined) return texts.windowOpen(when(windowOpenUntil));
  return windowClosedAt === undefined ? texts.windowNever : texts.windowClosed(when(windowClosedAt));
};
