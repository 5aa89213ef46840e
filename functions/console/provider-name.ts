import { SMS_PROVIDERS } from '../../shared/dealers/sms-providers.ts';

const OTHERS: Readonly<Record<string, string>> = {
  oem: 'OEM',
  mybmw: 'MyBMW',
  meta: 'Meta',
  ses: 'Amazon SES',
};

/** Who carries messages, as people call it. */
export const providerName = (provider: string): string =>
  Object.entries(SMS_PROVIDERS).find(([name]) => name === provider)?.[1].label ??
  OTHERS[provider] ??
  provider;
