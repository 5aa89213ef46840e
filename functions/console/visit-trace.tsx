import type { MessageStoryView } from '../../shared/events/describe-visit.ts';
import type { PriceView } from '../../shared/messaging/price.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { colonIn, CONSOLE_TEXTS } from './console-texts.ts';
import { DOMAIN_TEXTS, reasonIn } from './domain-texts.ts';
import { VISIT_TEXTS } from './visit-texts.ts';
import { momentOf, type OfVisit } from './visit-moment.ts';

type Line = MessageStoryView['trace'][number];
type OfMessage = OfVisit & { message: MessageStoryView };

/** "Why?" (B2): every decision of a message in the order in which it fell, in the words of the reader. */
export const VisitTrace = (props: OfMessage) => {
  const { language, message } = props;
  return (
    <details class="more">
      <summary>{VISIT_TEXTS[language].messages.why}</summary>
      <ol class="trace">
        {message.trace.map((line) => (
          <li>
            <span class="num hint">{momentOf(props, line.at)}</span>
            <span>{saidOf(props, line)}</span>
          </li>
        ))}
      </ol>
    </details>
  );
};

/** What ends a message says why by the message's own reason. */
const ENDS: ReadonlySet<Line['status']> = new Set(['withdrawn', 'stopped', 'not_sent']);

const saidOf = ({ language, message }: OfMessage, line: Line): string => {
  const { trace, timing } = DOMAIN_TEXTS[language];
  const texts = VISIT_TEXTS[language].messages;
  const reason = line.reason ?? (ENDS.has(line.status) ? message.reason : undefined);
  const { hours, why } = message.timing ?? {};
  const more = [
    ...(reason === undefined ? [] : [reasonIn(language, reason)]),
    ...(line.status === 'planned' && why ? [timing[why]] : []),
    ...(line.status === 'planned' && hours ? [texts.hours(hours.from, hours.to)] : []),
    ...(line.providerCode === undefined ? [] : [texts.code(line.providerCode)]),
    ...(line.providerText === undefined ? [] : [`“${line.providerText}”`]),
    ...(line.price ? (priceOf(language, line.price) ?? []) : []),
  ];
  const channel =
    line.channel === undefined ? '' : `${CONSOLE_TEXTS[language].channels[line.channel]}${colonIn(language)}`;
  const because = more.length === 0 ? '' : `${colonIn(language)}${more.join('; ')}`;
  return `${channel}${trace[line.status]}${because}`;
};

const priceOf = (language: Language, price: PriceView): string[] | undefined => {
  const texts = VISIT_TEXTS[language].messages;
  if (price.billable === false) return [texts.free];
  if (price.amount === undefined) return undefined;
  const amount = `${price.amount} ${price.currency ?? ''}`.trim();
  return [price.source === 'list' ? texts.listPrice(amount) : amount];
};
