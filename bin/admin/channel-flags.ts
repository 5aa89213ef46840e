import type { Flag } from './flags.ts';

/* Flags that more than one channel has. */

export const dealer: Flag = {
  name: 'dealer',
  to: 'dealerId',
  value: 'ID',
  says: 'the dealer’s id, with leading zeros',
};

export const onlyFor: Flag = {
  name: 'location',
  to: 'locationId',
  value: 'ID',
  says: 'for this location only; left out: for the whole dealer',
};
