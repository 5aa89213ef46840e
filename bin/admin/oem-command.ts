import { saveOemChannel } from '../../shared/conversations/save-oem-channel.ts';
import type { AdminCommand } from './command.ts';
import { readYesNo } from './flags.ts';
import { savedOutcome } from './saved-outcome.ts';
import { siteOf } from './site-of.ts';

export const OEM_COMMAND: AdminCommand = {
  noun: 'channel',
  verb: 'oem',
  says: 'Connects a network to the app of its manufacturer',
  flags: [
    { name: 'network', to: 'networkId', value: 'ID', says: 'the network’s id' },
    {
      name: 'gateway',
      to: 'gateway',
      value: 'NAME',
      says: 'mybmw (the default, and the only one so far); its address is said at deployment: -c oemBaseUrl=…',
    },
    {
      name: 'brand',
      to: 'brands',
      value: 'BRAND',
      many: true,
      says: 'brand whose customers have the app (repeatable: say all of them)',
    },
    { name: 'client-id', to: 'clientId', value: 'ID', says: 'from the manufacturer' },
    {
      name: 'client-secret',
      to: 'clientSecret',
      value: 'SECRET',
      says: 'from the manufacturer; --file - keeps it out of the shell’s history',
    },
    {
      name: 'webhook-secret',
      to: 'webhookSecret',
      value: 'WHSEC',
      says: 'what the gateway signs with, where the manufacturer chooses it; made up otherwise',
    },
    {
      name: 'new-webhook-secret',
      to: 'newWebhookSecret',
      says: 'make a new one; the present one is accepted until the next',
    },
    {
      name: 'own-check-in',
      to: 'ownCheckIn',
      value: 'yes|no',
      read: readYesNo,
      says: 'yes: the app runs the check-in itself, so that our invite has no button',
    },
    { name: 'off', to: 'off', says: 'offer it no longer and forget the access data' },
  ],
  examples: [
    'channel oem --network bmw-de --brand BMW --brand MINI --client-id kerbside --client-secret …',
    'channel oem --network bmw-de --off',
  ],
  run: async (context, command) => {
    const saved = await saveOemChannel(context, command);
    const goesTo = 'the manufacturer, for the gateway’s webhooks (Standard Webhooks)';
    return savedOutcome(
      `Manufacturer’s app of network ${String(command['networkId'])}`,
      saved,
      saved.webhook === undefined
        ? []
        : [
            {
              name: 'webhook URL',
              value: `${siteOf(context.publicBaseUrl)}${saved.webhook.path}`,
              goesTo,
            },
            { name: 'webhook secret', value: saved.webhook.secret, goesTo },
          ],
    );
  },
};
