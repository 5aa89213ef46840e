import type { Language } from '../../shared/kernel/language.ts';
import { LOCALES } from '../../shared/kernel/language.ts';
import { channelsOf, FUNNEL_STEPS, type Funnel } from '../../shared/visits/funnel.ts';
import { formatCount } from '../../shared/web/page-format.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { OVERVIEW_TEXTS } from './overview-texts.ts';

/* The way of check-ins, drawn (B12), with the same numbers as a table for whoever cannot see it. */

const WIDTH = 320;
const ROW = 52;
/** A step that nobody took is still a line. */
const NARROWEST = 3;

/** The four corners between a step and the next one: a funnel that narrows with the numbers. */
const cornersOf = (counts: readonly number[], at: number): string => {
  const most = Math.max(1, counts[0] ?? 0);
  const half = (count: number): number => Math.max(NARROWEST, (count / most) * WIDTH) / 2;
  const [upper, lower] = [half(counts[at] ?? 0), half(counts[at + 1] ?? counts[at] ?? 0)];
  const [top, bottom, middle] = [at * ROW + 2, (at + 1) * ROW - 2, WIDTH / 2];
  return [
    [middle - upper, top],
    [middle + upper, top],
    [middle + lower, bottom],
    [middle - lower, bottom],
  ]
    .map((point) => point.map((part) => Math.round(part)).join(','))
    .join(' ');
};

const percentOf = (part: number, whole: number, language: Language): string =>
  new Intl.NumberFormat(LOCALES[language], { style: 'percent' }).format(whole === 0 ? 0 : part / whole);

export const FunnelChart = ({ language, funnel }: { language: Language; funnel: Funnel }) => {
  const texts = OVERVIEW_TEXTS[language];
  const counts = FUNNEL_STEPS.map((step) => funnel.all[step]);
  if (counts[0] === 0) return <p class="empty">{texts.noInvites}</p>;
  const says = FUNNEL_STEPS.map((step) => `${texts.steps[step]}: ${formatCount(funnel.all[step], language)}`);
  return (
    <div class="funnel">
      <svg
        viewBox={`0 0 ${WIDTH} ${ROW * FUNNEL_STEPS.length}`}
        role="img"
        aria-label={`${texts.funnel}. ${says.join(', ')}.`}
      >
        {FUNNEL_STEPS.map((step, at) => (
          <polygon class={`step-${step}`} points={cornersOf(counts, at)} />
        ))}
      </svg>
      <dl>
        {FUNNEL_STEPS.map((step) => (
          <div>
            <dt>{texts.steps[step]}</dt>
            <dd>
              <strong class="num">{formatCount(funnel.all[step], language)}</strong>
              {step === 'invited' ? null : (
                <span class="hint">
                  {texts.ofInvited(percentOf(funnel.all[step], funnel.all.invited, language))}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
};

/** The same by the channel that brought the invite. */
export const FunnelTable = ({ language, funnel }: { language: Language; funnel: Funnel }) => {
  const texts = OVERVIEW_TEXTS[language];
  const channels = channelsOf(funnel);
  if (channels.length === 0) return null;
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={texts.byChannel}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.step}</th>
            {channels.map((channel) => (
              <th scope="col">{CONSOLE_TEXTS[language].channels[channel]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {FUNNEL_STEPS.map((step) => (
            <tr>
              <th scope="row">{texts.steps[step]}</th>
              {channels.map((channel) => (
                <td class="num">
                  {formatCount(funnel.byChannel[channel][step], language)}
                  {step === 'invited' ? null : (
                    <span class="hint">{` (${percentOf(funnel.byChannel[channel][step], funnel.byChannel[channel].invited, language)})`}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
