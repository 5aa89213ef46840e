import { type AgreementAsked, agreementsFor, wordingFor } from '../dealers/agreement.ts';
import { agreementVersions, type FindAgreements } from '../dealers/agreement-store.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import { type ServiceOffer, servicesFor } from '../dealers/offered-service.ts';
import type { FindServices } from '../dealers/offered-service-store.ts';
import { AppError } from '../kernel/app-error.ts';
import type { Language } from '../kernel/language.ts';
import type { Table } from '../table/table.ts';
import { isSame } from '../visits/answers.ts';
import type { Visit } from '../visits/visit.ts';

/** A service as the customer sees it. `staffName`: as those read it who do the work. */
export type OfferShown = ServiceOffer & { isPriceHidden?: true; staffName: string };

/** An agreement as the customer reads it. */
export type AgreementShown = AgreementAsked & NonNullable<ReturnType<typeof wordingFor>>;

/** What our check-in page asks beside the planned work. */
export type Offers = { services: OfferShown[]; agreements: AgreementShown[] };

export type ReadOffersDeps = { table: Table; findServices: FindServices; findAgreements: FindAgreements };
type OfVisit = { visit: Visit; location: LocationInForce; language: Language };

/**
 * What a customer may choose (S2.26–S2.29) and is asked to agree to (S2.42) in a language. A service that is planned already is not
 * offered again; where the location hides prices, no price leaves here (S2.34).
 */
export const readOffers = async (deps: ReadOffersDeps, of: OfVisit): Promise<Offers> => {
  const [services, agreements] = await Promise.all([readServices(deps, of), readAgreements(deps, of)]);
  return { services, agreements };
};

const readServices = async (
  { findServices }: ReadOffersDeps,
  { visit, location, language }: OfVisit,
): Promise<OfferShown[]> => {
  const fallback = location.settings.language;
  const of = { locationId: visit.locationId, brand: visit.vehicle?.brand, language, fallback };
  const services = await findServices(visit.dealerId);
  const forStaff = new Map(
    servicesFor(services, { ...of, language: fallback }).map(({ code, name }) => [code, name]),
  );
  return servicesFor(services, of)
    .filter((offer) => !visit.services.some((planned) => isSame(planned, offer)))
    .map(({ price, ...offer }) => ({
      ...offer,
      staffName: forStaff.get(offer.code) ?? offer.name,
      ...priceShown(price, location.settings.showPrices),
    }));
};

const priceShown = (
  price: ServiceOffer['price'],
  areShown: boolean,
): Pick<OfferShown, 'price' | 'isPriceHidden'> => {
  if (price === undefined) return {};
  return areShown ? { price } : { isPriceHidden: true };
};

const readAgreements = async (
  { table, findAgreements }: ReadOffersDeps,
  { visit, location, language }: OfVisit,
): Promise<AgreementShown[]> => {
  const { dealerId, locationId, checkIn } = visit;
  const asked = agreementsFor(await findAgreements(dealerId), { locationId, pinned: checkIn.agreements });
  const versions = await agreementVersions.getMany(
    table,
    asked.map(({ agreementId, number }) => ({ dealerId, agreementId, number })),
  );
  return asked.map((agreement) => {
    const { agreementId, number } = agreement;
    const version = versions.find((one) => one.agreementId === agreementId && one.number === number);
    const wording = version && wordingFor(version.texts, [language, location.settings.language]);
    if (wording) return { ...agreement, ...wording };
    throw new AppError(
      'Defect',
      'agreement.version_missing',
      `Version ${number} of agreement ${agreementId} is asked for and is not there, though versions are never removed.`,
    );
  });
};
