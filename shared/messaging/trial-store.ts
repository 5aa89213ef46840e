import { DAY_SECONDS, epochSeconds } from '../kernel/instant.ts';
import { CHANNEL_TRIALS } from '../table/access-patterns/gateways.ts';
import { defineEntity } from '../table/entity.ts';
import { trialsSchema } from './trial.ts';

/** Nobody asks for older ones. */
const KEPT_DAYS = 90;

/** Its name is of the time when there were trial SMS only: items bear it. */
export const channelTrials = defineEntity({
  name: 'sms-trials',
  schemaNumber: 1,
  shape: trialsSchema,
  key: CHANNEL_TRIALS,
  keyParts: ({ dealerId }) => ({ dealerId }),
  privacy: {
    class: 'configuration',
    holds: 'the last trials of a dealer, with the ends of the number or address',
  },
  expires: ({ trials: [newest] }) => newest && epochSeconds(newest.at) + KEPT_DAYS * DAY_SECONDS,
});
