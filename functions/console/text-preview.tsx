import type { TemplatePreview } from '../../shared/messaging/templates/preview-template.ts';
import { type Language, LOCALES } from '../../shared/kernel/language.ts';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { LOGO_WORDS } from './logo-words.ts';
import { TEXT_WORDS, type TextWords } from './text-words.ts';

const ENCODINGS = { gsm7: 'GSM-7', ucs2: 'UCS-2' } as const;

/** A text as customers would get it on every channel, with what an SMS of it counts and costs (S1.17). */
export const TextPreview = ({ language, preview }: { language: Language; preview: TemplatePreview }) => {
  const words = TEXT_WORDS[language];
  const { channels } = CONSOLE_TEXTS[language];
  const { sms, whatsapp, email, oem } = preview;
  const sent = sms.isTransliterated ? sms.transliterated : sms;
  return (
    <section class="card" aria-labelledby="preview">
      <h2 id="preview">{words.preview}</h2>
      <p class="hint">{words.previewLead}</p>
      <h3>{channels.sms}</h3>
      <pre class="bubble text">{sent.text}</pre>
      <p class="num">
        {words.counter(sent.characters, sent.parts, ENCODINGS[sent.encoding])}
        {' · '}
        {costOf(sent.cost, language, words)}
      </p>
      {sms.isTransliterated || sms.unusual.length === 0 ? null : (
        <p class="hint">
          {words.unusual(sms.unusual.join(' '))} {words.transliterated(sms.transliterated.parts)}
        </p>
      )}
      <h3>{channels.whatsapp}</h3>
      <div class="bubble">
        {whatsapp.header === undefined ? null : <span class="strong">{whatsapp.header}</span>}
        <pre class="text">{whatsapp.text}</pre>
      </div>
      <details class="more">
        <summary>{words.forApproval}</summary>
        <pre class="text">{whatsapp.forApproval}</pre>
      </details>
      <h3>{channels.email}</h3>
      <div class="bubble">
        {email.logo === undefined ? null : (
          <img class="logo" src={email.logo} alt={LOGO_WORDS[language].heading} />
        )}
        <span class="strong">{email.subject}</span>
        <pre class="text">{email.text}</pre>
      </div>
      <h3>{channels.oem}</h3>
      <div class="bubble">
        <span class="strong">{oem.subject}</span>
        <pre class="text">{oem.text}</pre>
        {oem.button === undefined ? null : <span class="chip">{oem.button.label}</span>}
      </div>
    </section>
  );
};

const costOf = (cost: TemplatePreview['sms']['cost'], language: Language, words: TextWords): string =>
  cost === 'unknown'
    ? words.costUnknown
    : words.cost(
        new Intl.NumberFormat(LOCALES[language], {
          style: 'currency',
          currency: cost.currency,
          maximumFractionDigits: 3,
        }).format(cost.amount),
      );
