import { recordAudit } from '../dealers/audit-store.ts';
import { addressIdOf, addressStates } from '../contacts/address-state-store.ts';
import { isMobile, normalisePhone } from '../contacts/address.ts';
import { type FindLocation } from '../dealers/dealer-store.ts';
import { idSchema, type LocationInForce } from '../dealers/dealer.ts';
import type { SmsProvider } from '../dealers/sms-providers.ts';
import { type Staff, worksAt } from '../dealers/staff.ts';
import { AppError } from '../kernel/app-error.ts';
import { timedId } from '../kernel/digest.ts';
import type { Now } from '../kernel/instant.ts';
import { parseCommand } from '../kernel/parse-command.ts';
import type { ChannelTransport } from '../messaging/channel.ts';
import type { SendOutcome } from '../messaging/claim.ts';
import { judgeSendFault } from '../messaging/judge-send-fault.ts';
import { rememberProviderId } from '../messaging/remember-provider-id.ts';
import {
  decideTrial,
  maskNumber,
  recordTrialOutcome,
  type Trial,
  type TrialDecision,
  trialReference,
  trialText,
} from '../messaging/trial.ts';
import { smsTrials } from '../messaging/trial-store.ts';
import type { SendingPolicy } from '../messaging/verdict.ts';
import type { Log } from '../platform/log.ts';
import type { Table } from '../table/table.ts';
import * as z from 'zod';
import { clearTrouble, noteTrouble } from './channel-trouble-store.ts';

export const trialCommandSchema = z.strictObject({
  locationId: idSchema,
  to: z.string().min(3).max(30).meta({
    description: 'A mobile number, as E.164 or as people of the location’s country write it.',
    example: '+491713920000',
  }),
});

export type SendTrialDeps = {
  table: Table;
  now: Now;
  log: Log;
  idKey: string;
  sending: SendingPolicy;
  /** As it stands now: who tries a setting has just changed it. */
  findLocation: FindLocation;
  transportFor: (provider: SmsProvider) => ChannelTransport | undefined;
};

/** How long the provider should try: who tries it waits beside the phone. */
const TTL_SECONDS = 900;

/**
 * Sends one trial SMS by the provider of a location (S1.7), through the transport that all messages take. Of two clicks one
 * sends; both get its result. Errors: InvalidInput; NotFound `location.unknown`; Conflict `channel.not_set_up`,
 * `trial.opted_out`, `sending.switched_off`, `trial.not_on_allow_list`; Throttled `trial.too_many`.
 */
export const sendTrial = async (
  deps: SendTrialDeps,
  { staff, body }: { staff: Staff; body: unknown },
): Promise<Trial> => {
  const command = parseCommand(trialCommandSchema, 'trial.invalid', 'The trial', body);
  const place = { dealerId: staff.dealerId, locationId: command.locationId };
  const location = worksAt(staff, place) ? await deps.findLocation(place) : undefined;
  if (!location)
    throw new AppError(
      'NotFound',
      'location.unknown',
      'There is no such location among yours. Ids keep leading zeros.',
    );
  const { sms } = location.settings;
  const transport = sms ? deps.transportFor(sms.provider) : undefined;
  if (!sms || !transport)
    throw new AppError(
      'Conflict',
      'channel.not_set_up',
      sms
        ? `This stage does not offer ${sms.provider}. Choose another provider.`
        : 'The location sends no SMS. Choose a provider first: PUT /v1/channels/sms.',
    );
  const to = readNumber(command.to, location.settings.country);
  requireAllowed(deps.sending, to);
  const addressId = addressIdOf(deps.idKey, staff.dealerId, to);
  const state = await addressStates.get(deps.table, { dealerId: staff.dealerId, addressId });
  if (state?.optOut)
    throw new AppError(
      'Conflict',
      'trial.opted_out',
      'Whoever has this number said STOP, so nothing is sent to it. Try another one.',
    );
  const at = deps.now();
  const trialId = timedId(at, staff.dealerId, addressId, staff.sub);
  const decision = await claim(deps, staff.dealerId, {
    trialId,
    locationId: command.locationId,
    toDigest: addressId,
    to: maskNumber(to),
    provider: sms.provider,
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
      changes: [{ path: 'trial sms', to: sms.provider }],
      mark: trialId,
    },
    at,
  );
  const outcome = await send(deps, { transport, location, provider: sms.provider, to, trialId });
  return record(deps, { location, trial: decision.granted, outcome });
};

const readNumber = (text: string, country: string): string => {
  const to = normalisePhone(text, country);
  const message =
    to === undefined
      ? 'is no valid phone number; write it with its country code, such as +491713920000'
      : isMobile(to)
        ? undefined
        : 'is a landline, which no SMS can reach; take a mobile number';
  if (to !== undefined && message === undefined) return to;
  throw new AppError('InvalidInput', 'trial.invalid', `The trial is not valid: to ${message}.`, {
    details: { issues: [{ path: 'to', message: message ?? '' }] },
  });
};

const requireAllowed = (sending: SendingPolicy, to: string): void => {
  if (sending.mode === 'off')
    throw new AppError('Conflict', 'sending.switched_off', 'Sending is switched off for this stage.');
  if (sending.mode === 'allow-list' && !sending.recipients.includes(to))
    throw new AppError(
      'Conflict',
      'trial.not_on_allow_list',
      'This stage sends only to the numbers of its allow-list, and this is none of them.',
    );
};

const claim = async (deps: SendTrialDeps, dealerId: string, wanted: Trial): Promise<TrialDecision> => {
  let decision: TrialDecision | undefined;
  await smsTrials.change(deps, { dealerId }, (current) => {
    decision = decideTrial(current, dealerId, wanted);
    return decision.trial === 'granted' ? decision.trials : undefined;
  });
  if (decision) return decision;
  throw new Error('A trial was neither granted nor refused.');
};

type Wanted = {
  transport: ChannelTransport;
  location: LocationInForce;
  provider: SmsProvider;
  to: string;
  trialId: string;
};

const send = async (
  deps: SendTrialDeps,
  { transport, location, provider, to, trialId }: Wanted,
): Promise<SendOutcome> => {
  const { networkId, dealerId, locationId, settings } = location;
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
      rendered: { form: 'text', text: trialText(provider, location.name) },
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
  const { trialId } = trial;
  const after = await smsTrials.change(
    deps,
    { dealerId },
    (current) => current && recordTrialOutcome(current, trialId, outcome),
  );
  // The channel works, or does not: whoever looks at it sees that at once.
  if (outcome.outcome === 'accepted') await clearTrouble(deps.table, location, 'sms');
  if (outcome.outcome === 'rejected')
    await noteTrouble(deps, location, { channel: 'sms', reason: outcome.reason });
  deps.log.info('trial SMS', {
    dealerId,
    locationId,
    trialId,
    outcome: outcome.outcome,
    ...('reason' in outcome ? { reason: outcome.reason, providerCode: outcome.providerCode } : {}),
  });
  return after?.trials.find((one) => one.trialId === trialId) ?? trial;
};
