import type { ComponentChildren, VNode } from 'preact';
import type { CheckInState } from '../../shared/events/visit-row.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { VISIT_TEXTS } from './visit-texts.ts';

/* Where a check-in stands, and whether an answer is dealt with: each with an icon of its own (S2.44, S2.52, S2.53). */

const Line = ({ children }: { children: ComponentChildren }) => (
  <svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    {children}
  </svg>
);

const ICONS: Record<CheckInState, () => VNode> = {
  none: () => (
    <Line>
      <circle cx="12" cy="12" r="8" stroke-dasharray="3 4" />
    </Line>
  ),
  planned: () => (
    <Line>
      <circle cx="12" cy="12" r="8" />
      <path d="M12 7.5V12l3 2" />
    </Line>
  ),
  invited: () => (
    <Line>
      <path d="M4 11.5 20 4l-5 16-4-6.5zM11 13.5 20 4" />
    </Line>
  ),
  unreached: () => (
    <Line>
      <path d="M12 4 2.5 20h19z" />
      <path d="M12 10v4.5m0 2.5v.01" />
    </Line>
  ),
  opened: () => (
    <Line>
      <path d="M3 12c2.5-4.5 5.5-6.5 9-6.5s6.5 2 9 6.5c-2.5 4.5-5.5 6.5-9 6.5S5.5 16.5 3 12z" />
      <circle cx="12" cy="12" r="2.5" />
    </Line>
  ),
  answered: () => (
    <Line>
      <path d="M4 5h16v11h-8l-5 4v-4H4z" />
      <path d="M12 8v3m0 2.5v.01" />
    </Line>
  ),
  handled: () => (
    <Line>
      <path d="m2.5 12.5 4.5 4.5L16 8m-4.5 8.5.5.5L21.5 8" />
    </Line>
  ),
  closed: () => (
    <Line>
      <rect x="5" y="11" width="14" height="9" rx="2" />
      <path d="M8 11V8a4 4 0 0 1 8 0v3" />
    </Line>
  ),
  cancelled: () => (
    <Line>
      <circle cx="12" cy="12" r="8" />
      <path d="m6.5 6.5 11 11" />
    </Line>
  ),
};

type Stated = { language: Language; state: CheckInState };

/** Names are blue once the customer has answered (S2.54). */
export const isAnswered = (state: CheckInState): boolean => state === 'answered' || state === 'handled';

const TONES: Partial<Record<CheckInState, string>> = { unreached: 'bad', answered: 'info', handled: 'good' };

/** The icon of a state with its name. */
export const CheckInChip = ({ language, state }: Stated) => {
  const Icon = ICONS[state];
  return (
    <span class={`chip ${TONES[state] ?? ''}`.trim()}>
      <Icon />
      {VISIT_TEXTS[language].states[state]}
    </span>
  );
};

/** Four steps: invited, opened, answered, all dealt with (S2.47). */
export const CHECK_IN_STEPS = 4;

export const CheckInProgress = ({ language, value }: { language: Language; value: number }) => (
  <progress
    value={value}
    max={CHECK_IN_STEPS}
    aria-label={VISIT_TEXTS[language].progress(value, CHECK_IN_STEPS)}
  />
);

/** Whether one answer is open or dealt with. */
export const AnswerChip = ({ language, isHandled }: { language: Language; isHandled: boolean }) => {
  const Icon = ICONS[isHandled ? 'handled' : 'none'];
  const { open, handled } = VISIT_TEXTS[language].answers;
  return (
    <span class={`chip ${isHandled ? 'good' : 'warn'}`}>
      <Icon />
      {isHandled ? handled : open}
    </span>
  );
};
