import type { OfferShown } from '../../shared/checkin/read-offers.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { formatPrice } from '../../shared/web/page-format.ts';
import { type CheckInForm, decisionOn, DECISIONS, fieldOf } from './check-in-form.ts';
import { OFFER_TEXTS } from './offer-texts.ts';

type OfferFieldsProps = {
  language: Language;
  offers: readonly OfferShown[];
  form: CheckInForm | undefined;
};

/** What the customer may have done besides (S2.26–S2.29), each with yes, no or a call (S2.30). */
export const OfferFields = ({ language, offers, form }: OfferFieldsProps) => {
  const texts = OFFER_TEXTS[language];
  if (offers.length === 0) return null;
  return (
    <section class="card" aria-labelledby="offers">
      <h2 id="offers">{texts.services}</h2>
      {offers.map((offer) => (
        <Offer language={language} offer={offer} form={form} />
      ))}
    </section>
  );
};

const Offer = ({ language, offer, form }: Omit<OfferFieldsProps, 'offers'> & { offer: OfferShown }) => {
  const texts = OFFER_TEXTS[language];
  const { name, description, price, link, isPriceHidden } = offer;
  const chosen = decisionOn(offer, form);
  const field = fieldOf.service(offer);
  return (
    <fieldset class="offer">
      <legend lang={offer.language}>{name}</legend>
      {description === undefined ? null : (
        <p class="hint" lang={offer.language}>
          {description}
        </p>
      )}
      {isPriceHidden ? null : (
        <p class="price">
          {price === undefined
            ? texts.onRequest
            : texts.inclVat(formatPrice(price.amount, price.currency, language))}
        </p>
      )}
      {link === undefined ? null : (
        <p>
          <a href={link} target="_blank" rel="noopener noreferrer" aria-label={texts.moreAbout(name)}>
            {texts.more}
          </a>
        </p>
      )}
      <div class="picks">
        {DECISIONS.map((decision) => (
          <label class="pick">
            <input type="radio" name={field} value={decision} checked={decision === chosen} />
            {texts.decisions[decision]}
          </label>
        ))}
      </div>
    </fieldset>
  );
};
