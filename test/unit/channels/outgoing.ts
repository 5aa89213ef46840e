import { readFileSync } from 'node:fs';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/dealers/settings.ts';
import type { Outgoing, Rendered } from '../../../shared/messaging/channel.ts';
import type { HttpRequest, SendHttp } from '../../../shared/platform/http-client.ts';

/** A recorded answer or webhook of a vendor, as the text that came. */
export const vendorFixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/vendors/${name}`, import.meta.url), 'utf8');

export const settings: Settings = {
  ...DEFAULT_SETTINGS,
  zone: 'Europe/Berlin',
  language: 'de',
  country: 'DE',
  whatsapp: { phoneNumberId: '106540352242922', templates: [] },
  sms: { provider: 'bulkgate', sender: 'BMWMuster' },
  email: { from: 'service@muster.example', name: 'Autohaus Müller' },
};

export const invite: Extract<Rendered, { form: 'whatsapp-template' }> = {
  form: 'whatsapp-template',
  template: {
    purpose: 'check-in-invite',
    language: 'de',
    name: 'checkin_invite',
    code: 'de',
    status: 'approved',
  },
  header: 'BMW Muster',
  body: ['Pablo', '12.12. 09:00'],
  buttonSuffix: 't/abc123',
};

export const outgoing = (rendered: Rendered, changes: Partial<Outgoing> = {}): Outgoing => ({
  networkId: 'bmw',
  dealerId: '00027',
  locationId: '01',
  conversationId: 'cv0123456789',
  language: 'de',
  ttlSeconds: 1200,
  to: '+4917139200001',
  reference: 'cv0123456789-01KABC~1',
  settings,
  rendered,
  ...changes,
});

/** A vendor that gives one answer to everything, and what it was asked. */
export const fakeVendor = (status: number, text: string): { sendHttp: SendHttp; requests: HttpRequest[] } => {
  const requests: HttpRequest[] = [];
  const sendHttp: SendHttp = (request) => {
    requests.push(request);
    return Promise.resolve({ status, headers: new Headers(), text });
  };
  return { sendHttp, requests };
};

/** What a promise was rejected with. */
export const thrownBy = async (promise: Promise<unknown>): Promise<unknown> => {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('expected a rejection, got an answer');
};
