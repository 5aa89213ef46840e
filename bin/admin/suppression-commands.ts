import * as z from 'zod';
import { normaliseEmail } from '../../shared/contacts/address.ts';
import { liftSuppression } from '../../shared/contacts/lift-suppression.ts';
import { type Suppression, suppressionIdOf, suppressions } from '../../shared/contacts/suppression-store.ts';
import { networks } from '../../shared/dealers/dealer-store.ts';
import { AppError } from '../../shared/kernel/app-error.ts';
import { isReason, REASONS } from '../../shared/messaging/reasons.ts';
import { platformKeys } from '../../shared/platform/platform-keys.ts';
import type { AdminCommand, AdminContext } from './command.ts';
import { found } from './found.ts';

const flags = [
  { name: 'network', to: 'networkId', value: 'ID', says: 'the network whose dealers do not write to it' },
  {
    name: 'email',
    to: 'email',
    value: 'ADDRESS',
    says: 'the address; it is not stored, only its keyed digest',
  },
];

const commandSchema = z.object({ networkId: z.string().catch(''), email: z.string().catch('') });

/** The network and the address that a command is about, and the key by which the address is looked up. */
const subjectOf = async (
  { table, secrets, secretPrefix }: AdminContext,
  command: Record<string, unknown>,
) => {
  const { networkId, email } = commandSchema.parse(command);
  found(`network ${networkId}`, await networks.get(table, { networkId }));
  const address = normaliseEmail(email);
  if (address === undefined)
    throw new AppError(
      'InvalidInput',
      'admin.usage',
      '--email: expected an email address such as anna@example.com.',
    );
  const { idKey } = await platformKeys(secrets.read, secretPrefix);
  return { networkId, address, idKey };
};

const describe = ({ networkId, reason, channel, at, liftedAt }: Suppression): string => {
  const why = isReason(reason) ? REASONS[reason].says : reason;
  return liftedAt === undefined
    ? `Suppressed in ${networkId} since ${at}, for ${channel}: ${why} (${reason}).`
    : `Not suppressed in ${networkId}. It was from ${at} to ${liftedAt}, for ${channel}: ${why} (${reason}).`;
};

const NONE = 'is not suppressed in';

export const SUPPRESSION_COMMANDS: readonly AdminCommand[] = [
  {
    noun: 'suppression',
    verb: 'show',
    says: 'Shows whether a network still writes to an email address, and why not',
    flags,
    examples: ['suppression show --network bmw-de --email anna@example.com'],
    run: async (context, command) => {
      const { networkId, address, idKey } = await subjectOf(context, command);
      const addressId = suppressionIdOf(idKey, networkId, address);
      const suppression = await suppressions.get(context.table, { networkId, addressId });
      return {
        lines: [suppression ? describe(suppression) : `This address ${NONE} ${networkId}.`],
        data: { suppression: suppression ?? null },
      };
    },
  },
  {
    noun: 'suppression',
    verb: 'remove',
    says: 'Lets a network write to an email address again, after its owner asked for it or the mailbox was mended',
    flags,
    examples: ['suppression remove --network bmw-de --email anna@example.com'],
    run: async (context, command) => {
      const { networkId, address, idKey } = await subjectOf(context, command);
      const lifted = await liftSuppression({ ...context, idKey }, { networkId, address });
      if (!lifted)
        throw new AppError(
          'Conflict',
          'suppression.none',
          `This address ${NONE} ${networkId}, so there is nothing to remove. See npm run admin -- suppression show`,
        );
      return {
        lines: [
          describe(lifted),
          'SES keeps a list of its own and bounces the next mail unless it is taken from there, too:',
          '  aws sesv2 delete-suppressed-destination --email-address ADDRESS',
        ],
        data: { suppression: lifted },
      };
    },
  },
];
