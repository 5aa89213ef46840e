import type { AgreementShown } from '../../shared/checkin/read-offers.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { type CheckInFaults, type CheckInForm, fieldOf, isAgreed } from './check-in-form.ts';
import { OFFER_TEXTS } from './offer-texts.ts';

type AgreementFieldsProps = {
  language: Language;
  agreements: readonly AgreementShown[];
  form: CheckInForm | undefined;
  notAgreed: CheckInFaults['notAgreed'] | undefined;
};

/** What the customer is asked to agree to; without the mandatory ones nothing is confirmed (S2.42). */
export const AgreementFields = ({ language, agreements, form, notAgreed }: AgreementFieldsProps) => {
  const [first] = notAgreed ?? [];
  if (agreements.length === 0) return null;
  return (
    <section class="card" aria-labelledby="agreements">
      <h2 id="agreements">{OFFER_TEXTS[language].agreements}</h2>
      {agreements.map((agreement) => (
        <AgreementField
          language={language}
          agreement={agreement}
          form={form}
          isFaulty={notAgreed?.has(agreement.agreementId) === true}
          hasFocus={agreement.agreementId === first}
        />
      ))}
    </section>
  );
};

/** No `required`: a browser would say so in its own language, and only of the first one. */
const AgreementField = ({
  language,
  agreement,
  form,
  isFaulty,
  hasFocus,
}: Omit<AgreementFieldsProps, 'agreements' | 'notAgreed'> & {
  agreement: AgreementShown;
  isFaulty: boolean;
  hasFocus: boolean;
}) => {
  const texts = OFFER_TEXTS[language];
  const { agreementId, title, text, link, mandatory } = agreement;
  const id = `agreement-${agreementId}`;
  return (
    <div class="agreement">
      {isFaulty ? (
        <p class="fault" id={`${id}-fault`} role="alert">
          {texts.mustAgree}
        </p>
      ) : null}
      <label class="pick">
        <input
          id={id}
          type="checkbox"
          name={fieldOf.agreement(agreement)}
          checked={isAgreed(agreement, form)}
          {...(mandatory ? { 'aria-required': 'true' } : {})}
          {...(isFaulty ? { 'aria-invalid': 'true', 'aria-describedby': `${id}-fault` } : {})}
          {...(hasFocus ? { autofocus: true } : {})}
        />
        <span>
          {texts.agree} <span lang={agreement.language}>{title}</span>{' '}
          {mandatory ? null : <small>{texts.optional}</small>}
        </span>
      </label>
      {text === undefined ? null : (
        <details>
          <summary>
            {texts.read} <span class="unseen">{title}</span>
          </summary>
          <p class="wording" lang={agreement.language}>
            {text}
          </p>
        </details>
      )}
      {link === undefined ? null : (
        <p>
          <a href={link} target="_blank" rel="noopener noreferrer">
            {texts.document} <span class="unseen">{title}</span>
          </a>
        </p>
      )}
    </div>
  );
};
