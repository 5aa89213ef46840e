import type { OfferedServiceView } from '../../shared/dealers/describe-offered-services.ts';
import { type OfferedService, servicesFor, wordsFor } from '../../shared/dealers/offered-service.ts';
import type { LocationInForce } from '../../shared/dealers/dealer.ts';
import { type Language, LANGUAGES } from '../../shared/kernel/language.ts';
import { writeMoney } from '../../shared/messaging/templates/variable-values.ts';
import { LANGUAGE_NAMES } from '../../shared/web/page-language.ts';
import type { Viewer } from './console-handler.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import { SelectField, TextField } from './form-fields.tsx';
import { locationsFor } from './locations-for.ts';
import { RULE_WORDS } from './rule-words.ts';
import { dealerLanguage } from './service-form.ts';
import { SERVICE_WORDS } from './service-words.ts';
import { SettingsFrame, type SettingsFrameProps } from './settings-page.tsx';
import { SETTINGS_WORDS } from './settings-words.ts';

export type ServicesPageProps = {
  viewer: Viewer;
  services: readonly OfferedServiceView[];
  /** For which car and customer the preview is; absent where the person has no location. */
  asked: { location: LocationInForce; brand: string; language: Language } | undefined;
  notice?: SettingsFrameProps['notice'];
};

/** All services that the dealer offers, each in a line, and what would be offered for one car (S2.4, S2.7). */
export const ServicesPage = (props: ServicesPageProps) => {
  const { viewer, services, asked, notice } = props;
  const { language } = viewer;
  const words = SERVICE_WORDS[language];
  return (
    <SettingsFrame
      viewer={viewer}
      title={SETTINGS_WORDS[language].sections.services.title}
      lead={words.lead}
      isOnOurPage
      notice={notice}
    >
      <div class="actions">
        <a class="go" href="/console/settings/services/new">
          {words.make}
        </a>
      </div>
      <div class="card flush">
        {services.length === 0 ? <p class="empty">{words.none}</p> : null}
        <ul class="rows">
          {services.map((service) => (
            <li>
              <a class="item" href={`/console/settings/services/${encodeURIComponent(service.code)}`}>
                <ServiceInWords viewer={viewer} service={service} />
              </a>
            </li>
          ))}
        </ul>
      </div>
      {asked === undefined ? null : <Preview {...props} asked={asked} />}
    </SettingsFrame>
  );
};

/** Name, price, and for whom it is. */
export const ServiceInWords = ({ viewer, service }: { viewer: Viewer; service: OfferedServiceView }) => {
  const { language, dealership } = viewer;
  const words = SERVICE_WORDS[language];
  const rule = RULE_WORDS[language];
  const { code, locationIds, brands } = service;
  const spoken = wordsFor(service, [language, dealerLanguage(viewer)]);
  const nameOf = (locationId: string): string =>
    dealership.locations.find((location) => location.locationId === locationId)?.name ?? locationId;
  return (
    <>
      <span class="line">
        <span class="strong" lang={spoken.language}>
          {spoken.name}
        </span>
        <span class="num">{priceText(language, service.price)}</span>
        {service.offered ? null : <span class="chip warn">{rule.rests}</span>}
      </span>
      <span class="hint">
        {[
          code,
          ...(locationIds.length === 0 && brands.length === 0 ? [words.all] : []),
          ...(locationIds.length === 0 ? [] : [locationIds.map(nameOf).join(', ')]),
          ...(brands.length === 0 ? [] : [brands.join(', ')]),
          Object.keys(service.words).join(' '),
        ].join(' · ')}
      </span>
    </>
  );
};

const priceText = (language: Language, price: OfferedService['price']): string =>
  price === undefined
    ? SERVICE_WORDS[language].onRequest
    : writeMoney(`${price.amount} ${price.currency}`, language);

/** What a customer would be offered, with the words that they would read. */
const Preview = ({
  viewer,
  services,
  asked: { location, brand, language: spoken },
}: ServicesPageProps & { asked: NonNullable<ServicesPageProps['asked']> }) => {
  const { language } = viewer;
  const words = SERVICE_WORDS[language];
  const offers = servicesFor(services, {
    locationId: location.locationId,
    brand,
    language: spoken,
    fallback: location.settings.language,
  });
  return (
    <section class="card" aria-labelledby="preview">
      <h2 id="preview">{words.preview}</h2>
      <p class="hint">{words.previewLead}</p>
      <form method="get" action="/console/settings/services#preview">
        <div class="fields">
          <SelectField
            name="location"
            label={words.location}
            value={location.locationId}
            options={locationsFor(viewer).map(({ locationId, name }) => ({ value: locationId, text: name }))}
          />
          <TextField name="brand" label={words.brand} hint={words.brandHint} value={brand} maxlength={40} />
          <SelectField
            name="language"
            label={CONSOLE_TEXTS[language].language}
            value={spoken}
            options={LANGUAGES.map((one) => ({ value: one, text: LANGUAGE_NAMES[one] }))}
          />
        </div>
        <div class="actions">
          <button class="quiet" type="submit">
            {CONSOLE_TEXTS[language].form.show}
          </button>
        </div>
      </form>
      {offers.length === 0 ? <p class="empty">{words.nothing}</p> : null}
      <ul class="rows plain">
        {offers.map((offer) => (
          <li>
            <div class="item">
              <span class="line">
                <span class="strong" lang={offer.language}>
                  {offer.name}
                </span>
                <span class="num">{priceText(spoken, offer.price)}</span>
              </span>
              {offer.description === undefined ? null : (
                <span class="text" lang={offer.language}>
                  {offer.description}
                </span>
              )}
              {offer.link === undefined ? null : (
                <a href={offer.link} lang={spoken} rel="noopener noreferrer" target="_blank">
                  {SERVICE_WORDS[spoken].more}
                </a>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};
