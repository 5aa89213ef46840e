import type { CheckInResults } from '../../shared/conversations/conversation.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { formatPrice } from '../../shared/web/page-format.ts';
import { ANSWER_TEXTS } from './answer-texts.ts';
import { priceIn } from './price.ts';

/* Parts of what a customer answered, which the appointment and the conversation show alike. */

type Choice = Pick<CheckInResults['services'][number], 'price' | 'currency' | 'isPriceHidden'>;

/** What the customer was told that it costs: hidden is not nothing (S2.34). */
export const ChoicePrice = ({ language, choice }: { language: Language; choice: Choice }) => {
  const { price, currency, isPriceHidden } = choice;
  if (isPriceHidden) return <span class="hint">{ANSWER_TEXTS[language].priceHidden}</span>;
  if (price === undefined) return null;
  const text = currency === undefined ? priceIn(language, price) : formatPrice(price, currency, language);
  return <span class="num hint">{text}</span>;
};

type Agreed = NonNullable<CheckInResults['agreements']>[number];

/** What was agreed to, leading to the text as it was then, which stays whatever came after it (S2.43). */
export const AgreementName = ({ language, agreed }: { language: Language; agreed: Agreed }) => {
  const { name, version, agreementId } = agreed;
  const text = version === undefined ? name : `${name}, ${ANSWER_TEXTS[language].version(version)}`;
  if (agreementId === undefined || version === undefined) return <span>{text}</span>;
  const path = [agreementId, 'versions', version].map(encodeURIComponent).join('/');
  return <a href={`/console/settings/agreements/${path}`}>{text}</a>;
};
