import { distance } from 'fastest-levenshtein';

/** `customer.first_name` and `customerFirstName` are near each other; `first_name` alone is meant to be found, too. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]/g, '');
const lastPart = (name: string): string => plain(name.split('.').at(-1) ?? '');

/** Of what there is the name that was most likely meant; undefined where nothing is near. */
export const suggestName = (written: string, known: readonly string[]): string | undefined => {
  const rated = known.map((name) => ({
    name,
    apart: Math.min(
      distance(plain(written), plain(name)),
      // A little worse than the same distance between whole names.
      distance(lastPart(written), lastPart(name)) + 0.5,
    ),
  }));
  const best = rated.toSorted((one, other) => one.apart - other.apart)[0];
  return best && best.apart <= Math.max(2, plain(written).length * 0.4) ? best.name : undefined;
};

/** What was most likely meant, empty where nothing is near; and as a sentence: `; did you mean car.title?`, or what there is to choose from. */
export const meantBy = (written: string, known: readonly string[]): [meant: string, rather: string] => {
  const meant = suggestName(written, known);
  return meant === undefined ? ['', `; there are ${known.join(', ')}`] : [meant, `; did you mean ${meant}?`];
};
