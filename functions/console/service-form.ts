import type { OfferedServiceView } from '../../shared/dealers/describe-offered-services.ts';
import { CURRENCIES } from '../../shared/dealers/offered-service.ts';
import type { Issue } from '../../shared/kernel/app-error.ts';
import { type Language, LANGUAGES } from '../../shared/kernel/language.ts';
import type { Viewer } from './console-handler.tsx';
import { CONSOLE_TEXTS } from './console-texts.ts';
import type { Faults } from './form-fields.tsx';
import { locationsFor } from './locations-for.ts';
import { readPrice, writePrice } from './price.ts';
import { SERVICE_WORDS } from './service-words.ts';
import { SETTINGS_WORDS } from './settings-words.ts';

/* The form of a service that is offered in the check-in: a name and a description for each language, and all else once. */

export type ServiceForm = Readonly<Record<string, string>>;

/** The language of the dealer's customers whose own one is not known: that of the first location that the person sees. */
export const dealerLanguage = (viewer: Viewer): Language =>
  locationsFor(viewer)[0]?.settings.language ?? viewer.language;

/** A new service comes last, and is for the locations of whoever looks after some only. */
export const emptyService = ({ staff }: Viewer, services: readonly OfferedServiceView[]): ServiceForm => ({
  version: '0',
  position: String(Math.min((services.at(-1)?.position ?? 0) + 10, 9999)),
  currency: services.find(({ price }) => price !== undefined)?.price?.currency ?? CURRENCIES[0],
  offered: 'on',
  ...Object.fromEntries(staff.locationIds.map((id) => [`location.${id}`, 'on'])),
});

/** The fields of a service as it stands. */
export const filledService = (service: OfferedServiceView, language: Language): ServiceForm => ({
  version: String(service.version),
  ...Object.fromEntries(
    Object.entries(service.words).flatMap(([spoken, { name, description = '' }]) => [
      [`${spoken}.name`, name],
      [`${spoken}.description`, description],
    ]),
  ),
  price: service.price === undefined ? '' : writePrice(language, service.price.amount),
  currency: service.price?.currency ?? CURRENCIES[0],
  link: service.link ?? '',
  brands: service.brands.join(', '),
  ...Object.fromEntries(service.locationIds.map((id) => [`location.${id}`, 'on'])),
  ...(service.offered ? { offered: 'on' } : {}),
  position: String(service.position),
});

const typed = (form: ServiceForm, name: string): string => (form[name] ?? '').replaceAll('\r\n', '\n').trim();

/** The service as the use case takes it. A description without a name is said, so that its fault is told. */
export const serviceOf = (form: ServiceForm): Record<string, unknown> => {
  const words = LANGUAGES.flatMap((language): [string, Record<string, string>][] => {
    const [name, description] = [typed(form, `${language}.name`), typed(form, `${language}.description`)];
    if (name === '' && description === '') return [];
    return [[language, { name, ...(description === '' ? {} : { description }) }]];
  });
  const [price, link] = [typed(form, 'price'), typed(form, 'link')];
  return {
    version: Number(form['version']),
    words: Object.fromEntries(words),
    ...(price === '' ? {} : { price: { amount: readPrice(price), currency: form['currency'] } }),
    ...(link === '' ? {} : { link }),
    brands: typed(form, 'brands')
      .split(',')
      .map((brand) => brand.trim())
      .filter((brand) => brand !== ''),
    locationIds: Object.keys(form)
      .filter((name) => name.startsWith(LOCATION))
      .map((name) => name.slice(LOCATION.length)),
    offered: form['offered'] !== undefined,
    position: Number(typed(form, 'position')),
  };
};
const LOCATION = 'location.';

/** The faults that the use case found, beside the fields that they are about; empty where none of them can mend it. */
export const serviceFaults = (issues: readonly Issue[], viewer: Viewer): Faults => {
  const { language } = viewer;
  const { required, tooLong, unreadable } = CONSOLE_TEXTS[language].form;
  const { faults } = SERVICE_WORDS[language];
  return Object.fromEntries(
    issues.flatMap(({ path, message }): [string, string][] => {
      const most = /<=\s*(\d+) characters/.exec(message)?.[1];
      const long = most === undefined ? undefined : tooLong(Number(most));
      const [first = '', second, third] = path.split('.');
      switch (first) {
        case '':
          return [['code', faults.code]];
        case 'words':
          if (second === undefined || third === undefined)
            return [[`${dealerLanguage(viewer)}.name`, faults.texts]];
          return [[`${second}.${third}`, long ?? required]];
        case 'price':
          return [second === 'currency' ? ['currency', unreadable] : ['price', faults.price]];
        case 'link':
          return [['link', long ?? faults.link]];
        case 'brands':
          return [['brands', long ?? unreadable]];
        case 'locationIds':
          return [['locations', unreadable]];
        case 'position':
          return [['position', SETTINGS_WORDS[language].faults.between(0, 9999)]];
        default:
          return [];
      }
    }),
  );
};
