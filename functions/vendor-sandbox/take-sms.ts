import { parseReference } from '../../shared/messaging/channel.ts';
import { bulkGateAccepted, bulkGateError, hasCredit, parseBulkGateSend } from './bulkgate-api.ts';
import type { VendorAnswer } from './graph-api.ts';
import type { HandsetMessage } from './handset.ts';
import { identifyApplication } from './identify-application.ts';
import { behaviourOf, magic } from './magic-recipients.ts';
import type { Sandbox } from './sandbox.ts';
import { isFirstTry, placeMessage } from './sandbox-store.ts';

/** Plays BulkGate's `POST /api/1.0/simple/transactional`: checks as BulkGate does, then does what the recipient's digits say. */
export const takeSms = async (deps: Sandbox, command: { body: unknown }): Promise<VendorAnswer> => {
  const application = await identifyApplication(deps, command.body);
  if (!application) return bulkGateError('unknown_identity');
  const parsed = parseBulkGateSend(command.body);
  if ('fault' in parsed) return bulkGateError(parsed.fault);
  if (!hasCredit(application.applicationId)) return bulkGateError('low_credit');

  const { number, text, sender, tag } = parsed.send;
  const about = parseReference(tag)?.messageId ?? tag;
  const isThrottledOnce = behaviourOf('sms', number).answer === 'throttled once';
  const firstTry = isThrottledOnce && (await isFirstTry(deps, { number, channel: 'sms', about }));
  const decision = magic('sms', number, { isTemplate: false, isFirstTry: firstTry });
  if (decision.does !== 'take') return bulkGateError(decision.code);

  const message: HandsetMessage = {
    // Without an underscore: what follows one is the number of a part.
    messageId: deps.newId('tmp').replace('_', '').toLowerCase(),
    number,
    channel: 'sms',
    account: application.applicationId,
    title: sender,
    from: 'dealer',
    at: deps.now(),
    shown: { text, buttons: [] },
    ...(tag === '' ? {} : { reference: tag }),
    arrives: decision.arrives,
    planned: [...decision.receipts],
    reported: [],
  };
  await placeMessage(deps, message);
  await deps.queueReceipts(message.messageId, message.planned.length);
  if (decision.hangs) await deps.hang();
  return bulkGateAccepted(message.messageId, number, text);
};
