import { addressIdOf, addressStates } from '../contacts/address-state-store.ts';
import { isInForce, suppressionIdOf, suppressions } from '../contacts/suppression-store.ts';
import { recordAudit } from '../dealers/audit-store.ts';
import type { FindLocation } from '../dealers/dealer-store.ts';
import type { LocationInForce } from '../dealers/dealer.ts';
import { type Staff, worksAt } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import { timedId } from '../kernel/digest.ts';
import type { Now } from '../kernel/instant.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import type { SendOutcome } from '../messaging/claim.ts';
import { judgeSendFault } from '../messaging/judge-send-fault.ts';
import { rememberProviderId } from '../messaging/remember-provider-id.ts';
import {
  decideTrial,
  recordTrialOutcome,
  type Trial,
  type TrialDecision,
  trialReference,
} from '../messaging/trial.ts';
import { channelTrials } from '../messaging/trial-store.ts';
import type { SendingPolicy } from '../messaging/verdict.ts';
import type { Log } from '../platform/log.ts';
import type { DealerChannel } from './channel-requests.ts';
import { clearTrouble, noteTrouble } from './channel-trouble-store.ts';
import { prepareTrial, type PreparedTrial, type PrepareTrialDeps, TRIAL_COMMANDS } from './prepare-trial.ts';

export type SendTrialDeps = PrepareTrialDeps & {
  now: Now;
  log: Log;
  idKey: string;
  sending: SendingPolicy;
  /** As it stands now: who tries a setting has just changed it. */
  findLocation: FindLocation;
};

/** How long the provider should try: who tries it waits beside the phone. */
const TTL_SECONDS = 900;

/**
 * Sends one trial message by a channel of a location (S1.7), through the transport that all messages take. Of two clicks one
 * sends; both get its result. Errors: InvalidInput; NotFound `location.unknown`; Conflict `channel.not_set_up`, `trial.no_template`,
 * `trial.opted_out`, `trial.address_given_up`, `sending.switched_off`, `trial.not_on_allow_list`; Throttled `trial.too_many`.
 */
export const sendTrial = async (
  deps: SendTrialDeps,
  { staff, channel, body }: { staff: Staff; channel: DealerChannel; body: unknown },
): Promise<Trial> => {
  const command = parseCommand(TRIAL_COMMANDS[channel], 'trial.invalid', 'The trial', body);
  const place = { dealerId: staff.dealerId, locationId: command.locationId };
  const location = worksAt(staff, place) ? await deps.findLocation(place) : undefined;
  if (!location)
    throw new AppError(
      'NotFound',
      'location.unknown',
      'There is no such location among yours. Ids keep leading zeros.',
    );
  const prepared = await prepareTrial(deps, { channel, location, to: command.to });
  const { to, provider, template } = prepared;
  requireAllowed(deps.sending, to);
  const addressId = addressIdOf(deps.idKey, staff.dealerId, to);
  await requireWanted(deps, { channel, location, to, addressId });
  const at = deps.now();
  const trialId = timedId(at, staff.dealerId, channel, addressId, staff.sub);
  const decision = await claim(deps, staff.dealerId, {
    trialId,
    channel,
    locationId: command.locationId,
    toDigest: addressId,
    to: prepared.masked,
    provider,
    ...(template === undefined ? {} : { template }),
    by: staff.sub,
    at,
    status: 'sending',
  });
  if (decision.trial === 'same') return decision.earlier;
  if (decision.trial === 'too_many')
    throw new AppError(
      'Throttled',
      'trial.too_many',
      `Five trials in an hour are the most for a dealer. The next one may leave at ${decision.retryAt}.`,
    );
  await recordAudit(
    deps.table,
    {
      scope: 'dealer',
      scopeId: staff.dealerId,
      by: staff,
      what: 'channel.tried',
      target: `location/${command.locationId}`,
      // Whom it went to stays out: the record is kept for years.
      changes: [{ path: `trial ${channel}`, to: template ?? provider }],
      mark: trialId,
    },
    at,
  );
  const outcome = await send(deps, { prepared, location, trialId });
  return record(deps, { location, trial: decision.granted, outcome });
};

const requireAllowed = (sending: SendingPolicy, to: string): void => {
  if (sending.mode === 'off')
    throw new AppError('Conflict', 'sending.switched_off', 'Sending is switched off for this stage.');
  if (sending.mode === 'allow-list' && !sending.recipients.includes(to))
    throw new AppError(
      'Conflict',
      'trial.not_on_allow_list',
      'This stage sends only to the numbers and addresses of its allow-list, and this is none of them.',
    );
};

type Recipient = { channel: DealerChannel; location: LocationInForce; to: string; addressId: string };

/** Nobody is written to who said STOP, nor at an address that bounced or complained (B5). */
const requireWanted = async (
  { table, idKey }: SendTrialDeps,
  { channel, location: { dealerId, networkId }, to, addressId }: Recipient,
): Promise<void> => {
  const state = await addressStates.get(table, { dealerId, addressId });
  if (state?.optOut)
    throw new AppError(
      'Conflict',
      'trial.opted_out',
      'Whoever would get this said STOP, so nothing is sent there. Try somebody else.',
    );
  if (channel !== 'email') return;
  const suppression = await suppressions.get(table, {
    networkId,
    addressId: suppressionIdOf(idKey, networkId, to),
  });
  if (suppression && isInForce(suppression))
    throw new AppError(
      'Conflict',
      'trial.address_given_up',
      'Nobody of the network writes to this address any more: a mail to it came back for good, or its owner complained. Take another one.',
    );
};

const claim = async (deps: SendTrialDeps, dealerId: string, wanted: Trial): Promise<TrialDecision> => {
  let decision: TrialDecision | undefined;
  await channelTrials.change(deps, { dealerId }, (current) => {
    decision = decideTrial(current, dealerId, wanted);
    return decision.trial === 'granted' ? decision.trials : undefined;
  });
  if (decision) return decision;
  throw new Error('A trial was neither granted nor refused.');
};

const send = async (
  deps: SendTrialDeps,
  { prepared, location, trialId }: { prepared: PreparedTrial; location: LocationInForce; trialId: string },
): Promise<SendOutcome> => {
  const { networkId, dealerId, locationId, settings } = location;
  const { transport, to, rendered } = prepared;
  const reference = trialReference(dealerId, trialId);
  try {
    const answer = await transport.send({
      networkId,
      dealerId,
      locationId,
      conversationId: reference,
      language: settings.language,
      to,
      reference,
      ttlSeconds: TTL_SECONDS,
      settings,
      rendered,
    });
    if (answer.result === 'rejected')
      return { outcome: 'rejected', reason: answer.reason, providerCode: answer.providerCode };
    const { providerId } = answer;
    if (transport.lookUpBy)
      await rememberProviderId(deps, { vendor: transport.lookUpBy, providerId, reference });
    return { outcome: 'accepted', providerId, settles: transport.settledBy === 'accept' };
  } catch (error) {
    return judgeSendFault(deps, error);
  }
};

const record = async (
  deps: SendTrialDeps,
  { location, trial, outcome }: { location: LocationInForce; trial: Trial; outcome: SendOutcome },
): Promise<Trial> => {
  const { dealerId, locationId } = location;
  const { trialId, channel } = trial;
  const after = await channelTrials.change(
    deps,
    { dealerId },
    (current) => current && recordTrialOutcome(current, trialId, outcome),
  );
  // The channel works, or does not: whoever looks at it sees that at once.
  if (outcome.outcome === 'accepted') await clearTrouble(deps.table, location, channel);
  if (outcome.outcome === 'rejected') await noteTrouble(deps, location, { channel, reason: outcome.reason });
  deps.log.info('trial message', {
    dealerId,
    channel,
    locationId,
    trialId,
    outcome: outcome.outcome,
    ...('reason' in outcome ? { reason: outcome.reason, providerCode: outcome.providerCode } : {}),
  });
  return after?.trials.find((one) => one.trialId === trialId) ?? trial;
};
