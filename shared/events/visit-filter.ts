import type { Contact } from '../contacts/contact.ts';
import { toSearchName } from '../contacts/contact.ts';
import { asksForWork, countAnswers } from '../visits/answers.ts';
import type { Visit } from '../visits/visit.ts';

/** What a list of visits can be narrowed to. */
export const VISIT_FILTERS = ['all', 'unanswered', 'answered', 'open', 'handled', 'cancelled'] as const;
export type VisitFilter = (typeof VISIT_FILTERS)[number];

const OFF: ReadonlySet<Visit['status']> = new Set(['cancelled', 'declined', 'no_show']);

export const fitsFilter = (visit: Visit, filter: VisitFilter): boolean => {
  const isAnswered = visit.checkIn.status === 'finished';
  const isOff = OFF.has(visit.status);
  switch (filter) {
    case 'all':
      return true;
    case 'unanswered':
      return !isAnswered && !isOff;
    case 'answered':
      return isAnswered;
    case 'open':
      return asksForWork(visit);
    case 'handled':
      return isAnswered && countAnswers(visit.answers).open === 0;
    case 'cancelled':
      return isOff;
  }
};

const compact = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase();

/** Whether a visit is meant by what somebody searched for: a part of the plate, the VIN, the order’s number, or all words in the name. */
export const isSearched = (search: string, visit: Visit, customer: Contact | undefined): boolean => {
  const sign = compact(search);
  if (sign === '') return true;
  const { vehicle, orderNumber } = visit;
  const signs = [vehicle?.licensePlate, vehicle?.vin, orderNumber];
  if (signs.some((one) => one !== undefined && compact(one).includes(sign))) return true;
  if (!customer) return false;
  const name = toSearchName(`${customer.firstName ?? ''} ${customer.lastName ?? ''}`);
  return toSearchName(search)
    .split(' ')
    .every((word) => name.includes(word));
};
