import type { Language } from '../../shared/kernel/language.ts';
import { colonIn, CONSOLE_TEXTS } from './console-texts.ts';
import type { Faults } from './form-fields.tsx';

/**
 * At the head of a form that was not taken: what is wrong with which field, each a link to it, and what is wrong with the whole. Whoever
 * hears the page begins here.
 */
export const FaultSummary = ({
  language,
  faults,
  labels,
  says,
}: {
  language: Language;
  faults: Faults;
  /** What all the fields are called, empty where a fault says it by itself: a fault of something else is said without a link. */
  labels: Readonly<Record<string, string | undefined>>;
  /** What is wrong with the whole. */
  says?: string | undefined;
}) => {
  const found = Object.entries(faults);
  return found.length === 0 && says === undefined ? null : (
    <section class="card notice bad" role="alert" tabindex={-1} data-faults>
      <h2>{CONSOLE_TEXTS[language].form.check}</h2>
      {says === undefined ? null : <p>{says}</p>}
      {found.length === 0 ? null : (
        <ul>
          {found.map(([name, fault]) => {
            const label = labels[name];
            return (
              <li>
                {label === undefined ? (
                  fault
                ) : (
                  <a href={`#${name}`}>{label === '' ? fault : `${label}${colonIn(language)}${fault}`}</a>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
};
