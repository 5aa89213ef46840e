import { count, JOURNEYS, price } from '../../support/journey-cost.ts';
import { PUBLISHED } from './published-prices.ts';
import { fixed, type Section, table } from './statistics.ts';

/** Journeys of a month at 400,000 a day. */
const MONTH_IN_THOUSANDS = 400 * 30;

const perMonth = (perThousand: number): string =>
  Math.round(perThousand * MONTH_IN_THOUSANDS)
    .toString()
    .replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** What a journey costs at AWS's list prices, counted as the budget test counts it, beside what others ask. */
export const compareCosts = async (): Promise<Section> => {
  const ours: string[][] = [];
  for (const [name, play] of Object.entries(JOURNEYS)) {
    const usd = price(count(await play()));
    ours.push([`Kerbside: ${name}`, 'all of AWS', fixed(usd, 3), perMonth(usd)]);
  }
  const others = PUBLISHED.map(({ name, counts, least, most }) => [
    name,
    counts,
    least === most ? fixed(least) : `${fixed(least)} – ${fixed(most)}`,
    least === most ? perMonth(least) : `${perMonth(least)} – ${perMonth(most)}`,
  ]);
  return {
    title: 'What a journey costs',
    text: [
      'AWS list prices (us-east-1, without free tiers) of 2026-11-21 by `test/support/aws-prices.ts`; run times of functions are assumptions. The others: published list prices of the same day, as cited in public (`test/bench/kerbside/published-prices.ts`). They do less (no check-in, no page, no inbox) and more (editors, analytics); carriers and SES come on top of all. Frankfurt is up to a quarter dearer for some rows. Not in it, since no journey causes it: a secret costs USD 0.40 a month at AWS, so 10,000 dealers with access data of their own are USD 4,000 a month.',
      '',
      table(['', 'what is counted', 'USD per 1,000', 'USD a month at 400,000 a day'], [...ours, ...others]),
    ].join('\n'),
  };
};
