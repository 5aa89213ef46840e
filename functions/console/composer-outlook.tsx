import type { PriceView } from '../../shared/messaging/price.ts';
import type { MessageOutlook } from '../../shared/planning/describe-outlook.ts';
import { COMPOSER_TEXTS } from './composer-texts.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { reasonIn } from './domain-texts.ts';
import { priceIn } from './thread-message.tsx';
import type { ThreadView } from './thread-view.ts';

type Planned = MessageOutlook['channels'][number];

/** What becomes of a message before it is sent: when, by which channel, in which words, for how much; what comes next if that fails, and what cannot be used. */
export const ComposerOutlook = ({ view, outlook }: { view: ThreadView; outlook: MessageOutlook }) => {
  const { viewer, when, now } = view;
  const { language } = viewer;
  const texts = COMPOSER_TEXTS[language];
  const possible = outlook.channels.filter(({ refused }) => refused === undefined);
  const refused = outlook.channels.filter((one) => one.refused !== undefined);
  const [first, ...rest] = possible;
  return (
    <section class="outlook" aria-labelledby="outlook" role="status">
      <h3 id="outlook">{first ? texts.result : texts.cannot}</h3>
      {first ? (
        <>
          <p class="line">
            <span class="strong">{outlook.dueAt > now ? texts.at(when(outlook.dueAt)) : texts.atOnce}</span>
            <span class="chip info">{CONSOLE_TEXTS[language].channels[first.channel]}</span>
          </p>
          {outlook.moved ? <p class="hint">{texts.moved}</p> : null}
          <Words view={view} planned={first} />
        </>
      ) : null}
      {rest.length === 0 ? null : (
        <>
          <h3>{texts.otherwise}</h3>
          {rest.map((planned) => (
            <details class="more">
              <summary>{CONSOLE_TEXTS[language].channels[planned.channel]}</summary>
              <Words view={view} planned={planned} />
            </details>
          ))}
          <p class="hint">{texts.costIfLater}</p>
        </>
      )}
      {refused.length === 0 ? null : (
        <dl class="facts">
          {refused.map(({ channel, refused: reason }) => (
            <div>
              <dt>{CONSOLE_TEXTS[language].channels[channel]}</dt>
              <dd class="muted says">{reason === undefined ? '' : reasonIn(language, reason)}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
};

const Words = ({ view, planned: { preview, cost } }: { view: ThreadView; planned: Planned }) => {
  const { viewer, texts: threadTexts } = view;
  const { language } = viewer;
  const texts = COMPOSER_TEXTS[language];
  return (
    <>
      <div class="bubble ours">
        {preview?.subject === undefined ? null : <p class="strong">{preview.subject}</p>}
        <p class="text">{preview?.text}</p>
        {preview?.button ? (
          <p>
            <span class="chip">{preview.button.label}</span>
          </p>
        ) : null}
      </div>
      {preview?.sms ? (
        <p class="hint">
          {texts.sms(preview.sms.characters, preview.sms.parts)}
          {preview.sms.encoding === 'ucs2' ? ` · ${texts.ucs2}` : ''}
        </p>
      ) : null}
      <p class="hint">{costIn(texts, cost && { price: cost, text: priceIn(language, cost, threadTexts) })}</p>
    </>
  );
};

const costIn = (
  texts: (typeof COMPOSER_TEXTS)['en'],
  cost: { price: PriceView; text: string } | undefined,
): string => {
  if (!cost) return texts.costUnknown;
  return cost.price.billable === false ? texts.free : texts.cost(cost.text);
};
