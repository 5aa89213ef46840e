import { SocialMessagingClient } from '@aws-sdk/client-socialmessaging';
import { vendorClientOptions } from '../../platform/aws-clients.ts';
import type { Settings } from '../../dealers/settings.ts';
import type { ChannelTransport } from '../channel.ts';
import { whatsAppCloudTransport, type WhatsAppCloudDeps } from './whatsapp-cloud.ts';
import { whatsAppEumSocialTransport } from './whatsapp-eum-social.ts';

export type WhatsAppGatewayDeps = WhatsAppCloudDeps & {
  /** Of Meta's Graph API, as AWS speaks it; without it numbers that AWS carries are not offered here. */
  metaApiVersion: string | undefined;
};

/** Who carries the messages of a number: Meta directly, or AWS where it is connected there; undefined where the stage does not offer that. */
export const whatsAppGateways = (
  deps: WhatsAppGatewayDeps,
): ((settings: Settings) => ChannelTransport | undefined) => {
  const { metaApiVersion, timeoutMs } = deps;
  const byMeta = whatsAppCloudTransport(deps);
  const byAws =
    metaApiVersion === undefined
      ? undefined
      : whatsAppEumSocialTransport({
          client: new SocialMessagingClient(vendorClientOptions(timeoutMs)),
          metaApiVersion,
        });
  return ({ whatsapp }) => (whatsapp?.awsPhoneNumberId === undefined ? byMeta : byAws);
};
