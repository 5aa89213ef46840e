import { SMS_PROVIDERS } from '../../shared/dealers/sms-providers.ts';

/** Whom a channel's messages leave by, as people call it. */
export const providerLabel = (provider: string): string => {
  const label = Object.entries(SMS_PROVIDERS).find(([name]) => name === provider)?.[1].label;
  return label ?? { oem: 'OEM', mybmw: 'MyBMW', meta: 'Meta', ses: 'Amazon SES' }[provider] ?? provider;
};
