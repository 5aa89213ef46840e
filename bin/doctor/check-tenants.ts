import { type Check, fault, ok, warning } from './check.ts';

/** What is looked at below, and what is named somewhere but does not exist. */
export const checkTenants: Check = {
  name: 'dealers and partners',
  run: async ({ tenants }) => {
    const { partners, dealers, missingDealers, incompletePlaces } = await tenants();
    const places = dealers.reduce((sum, dealer) => sum + dealer.places.length, 0);
    return [
      dealers.length === 0 && partners.length === 0
        ? warning(
            'nobody is set up yet: no partner and no dealer with access data',
            'npm run admin -- help lists the steps',
          )
        : ok(`${partners.length} partners, ${dealers.length} dealers, ${places} locations`),
      ...missingDealers.map((dealerId) =>
        fault(
          `dealer ${dealerId} is named by a partner or a secret, but is not saved`,
          `npm run admin -- dealer save --id ${dealerId} …`,
        ),
      ),
      ...incompletePlaces.map((place) =>
        fault(
          `location ${place} lacks its zone, language or country: its events are parked`,
          `npm run admin -- location save --dealer ${place.replace('/', ' --id ')} --zone Europe/Berlin --language de --country DE`,
        ),
      ),
      ...dealers
        .filter((dealer) => dealer.places.length === 0)
        .map(({ dealerId }) =>
          warning(
            `dealer ${dealerId} has no location`,
            `npm run admin -- location save --dealer ${dealerId} --id 01 …`,
          ),
        ),
    ];
  },
};
