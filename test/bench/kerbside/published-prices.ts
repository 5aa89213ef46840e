/**
 * What others ask for the same journey, in USD for 1,000 of them: their published list prices, dated 2026-11-21, from the
 * vendors' pricing pages as public repositories cite them, without the compute that one runs beside them, carriers and
 * email. `least` is a journey with one delivered invite and one confirmation; `most` one through all channels.
 */
export const PUBLISHED: readonly { name: string; counts: string; least: number; most: number }[] = [
  { name: 'Temporal Cloud', counts: '12 to 25 actions, without compute', least: 0.6, most: 1.25 },
  { name: 'Customer.io (Builder)', counts: '2 to 5 messages', least: 0.8, most: 2 },
  { name: 'Novu Cloud', counts: '2 runs', least: 2.4, most: 2.4 },
  { name: 'Knock', counts: '2 messages; up to 5 if attempts count', least: 10, most: 25 },
  { name: 'Courier', counts: '2 to 5 messages at USD 0.005', least: 10, most: 25 },
];
