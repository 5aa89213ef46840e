import { parseReference } from '../../shared/messaging/channel.ts';
import { isWindowOpen } from '../../shared/messaging/verdict.ts';
import { sameSecret } from '../../shared/kernel/digest.ts';
import { type GraphNumber, phoneNumberIdSchema, type Template } from './accounts.ts';
import { fillTemplate } from './fill-template.ts';
import {
  graphAccepted,
  graphError,
  type GraphFault,
  type GraphSend,
  parseGraphSend,
  type VendorAnswer,
} from './graph-api.ts';
import type { HandsetMessage, Shown } from './handset.ts';
import { behaviourOf, magic } from './magic-recipients.ts';
import type { Sandbox } from './sandbox.ts';
import { graphNumbers, graphUsers, isFirstTry, placeMessage, templates, threads } from './sandbox-store.ts';

/** Plays Meta's `POST /{version}/{phone number id}/messages`: checks as Meta does, then does what the recipient's digits say. */
export const takeWhatsApp = async (
  deps: Sandbox,
  command: { phoneNumberId: string; authorization: string | undefined; body: unknown },
): Promise<VendorAnswer> => {
  const refuse = (fault: GraphFault): VendorAnswer => graphError(fault, deps.newId('trace'));
  const { phoneNumberId } = command;
  const account = phoneNumberIdSchema.safeParse(phoneNumberId).success
    ? await graphNumbers.get(deps.table, { phoneNumberId })
    : undefined;
  const accessFault = checkAccess(account, command.authorization);
  if (!account || accessFault) return refuse(accessFault ?? NO_NUMBER);
  const parsed = parseGraphSend(command.body);
  if ('fault' in parsed) return refuse(parsed.fault);

  const number = await numberOf(deps, parsed.send.to);
  if (number === undefined) return refuse(NOBODY);
  const send = { ...parsed.send, to: number };
  const isTemplate = send.content.kind === 'template';
  const [template, thread] = await Promise.all([
    send.content.kind === 'template'
      ? templates.get(deps.table, {
          phoneNumberId,
          name: send.content.template.name,
          language: send.content.template.language.code,
        })
      : undefined,
    threads.get(deps.table, { number: send.to, channel: 'whatsapp', account: phoneNumberId }),
  ]);
  const content = showContent(send, template, isWindowOpen(thread?.lastInboundAt, deps.now()));
  if ('fault' in content) return refuse(content.fault);

  const about = parseReference(send.reference ?? '')?.messageId ?? send.reference ?? '';
  const isThrottledOnce = behaviourOf('whatsapp', send.to).answer === 'throttled once';
  const firstTry =
    isThrottledOnce && (await isFirstTry(deps, { number: send.to, channel: 'whatsapp', about }));
  const decision = magic('whatsapp', send.to, { isTemplate, isFirstTry: firstTry });
  if (decision.does !== 'take')
    return refuse({
      code: Number(decision.code),
      details: `The sandbox plays this for numbers that end in ${send.to.slice(-2)}.`,
    });

  const message: HandsetMessage = {
    messageId: deps.newId('wamid').replace('_', '.'),
    number: send.to,
    channel: 'whatsapp',
    account: phoneNumberId,
    title: account.displayPhoneNumber,
    from: 'dealer',
    at: deps.now(),
    shown: content.shown,
    ...(send.reference === undefined ? {} : { reference: send.reference }),
    arrives: decision.arrives,
    planned: [...decision.receipts],
    reported: [],
  };
  await placeMessage(deps, message);
  await deps.queueReceipts(message.messageId, message.planned.length);
  if (decision.hangs) await deps.hang();
  return graphAccepted(parsed.send.to, send.to, message.messageId);
};

/** The handset of a number, or of somebody who hides it. */
const numberOf = async ({ table }: Sandbox, to: string): Promise<string | undefined> =>
  to.startsWith('+') ? to : (await graphUsers.get(table, { userId: to }))?.number;

const NOBODY: GraphFault = { code: 131_026, details: 'Nobody of the sandbox has this id.' };

const NO_NUMBER: GraphFault = {
  code: 100,
  details:
    'Unsupported post request. There is no phone number with this id; register it at /sandbox/graph/numbers.',
};

/** Whether the token is the one of the number. */
export const checkAccess = (
  account: GraphNumber | undefined,
  authorization: string | undefined,
): GraphFault | undefined => {
  const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
  if (token === undefined) return { code: 190, details: 'An access token is required.' };
  if (!account) return NO_NUMBER;
  return sameSecret(token, account.token)
    ? undefined
    : { code: 190, details: 'The access token is not one for this phone number.' };
};

/** What the customer will see, or why Meta refuses it: an unknown template, wrong parameters, free text outside the window. */
const showContent = (
  { content }: GraphSend,
  template: Template | undefined,
  windowIsOpen: boolean,
): { shown: Shown } | { fault: GraphFault } => {
  if (content.kind === 'template') {
    if (template) return fillTemplate(template, content.template);
    return {
      fault: {
        code: 132_001,
        details: `Template name (${content.template.name}) does not exist in ${content.template.language.code}`,
      },
    };
  }
  if (!windowIsOpen)
    return {
      fault: {
        code: 131_047,
        details: 'More than 24 hours have passed since the customer last wrote to this number.',
      },
    };
  return { shown: { text: content.text, buttons: [] } };
};
