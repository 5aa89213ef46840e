import { DAY_SECONDS, epochSeconds } from '../kernel/instant.ts';
import { SMS_TRIALS } from '../table/access-patterns/gateways.ts';
import { defineEntity } from '../table/entity.ts';
import { trialsSchema } from './trial.ts';

/** Nobody asks for older ones. */
const KEPT_DAYS = 90;

export const smsTrials = defineEntity({
  name: 'sms-trials',
  schemaNumber: 1,
  shape: trialsSchema,
  key: SMS_TRIALS,
  keyParts: ({ dealerId }) => ({ dealerId }),
  privacy: {
    class: 'configuration',
    holds: 'the last trials of a dealer, with the last digits of the number',
  },
  expires: ({ trials: [newest] }) => newest && epochSeconds(newest.at) + KEPT_DAYS * DAY_SECONDS,
});
