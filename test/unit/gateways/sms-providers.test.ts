import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { locationSchema } from '../../../shared/dealers/dealer.ts';
import { locations } from '../../../shared/dealers/dealer-store.ts';
import { settingsSchema } from '../../../shared/dealers/settings.ts';
import {
  SMS_PROVIDERS,
  type SmsProviderFacts,
  smsSettingsSchema,
} from '../../../shared/dealers/sms-providers.ts';
import { smsGateways } from '../../../shared/messaging/channels/sms-gateways.ts';
import { LOCATION } from '../../../shared/table/access-patterns/tenancy.ts';
import { defineEntity } from '../../../shared/table/entity.ts';
import { MemoryTable } from '../../../shared/table/memory-table.ts';

const NOW = '2026-11-24T10:00:00.000Z';
const names = Object.keys(SMS_PROVIDERS);

const gateways = smsGateways({
  sendHttp: () => Promise.reject(new Error('nobody is called')),
  readSecret: () => Promise.resolve(undefined),
  secretPrefix: 'kerbside/test',
  baseUrl: 'https://portal.bulkgate.com',
  timeoutMs: 1000,
  configurationSet: 'kerbside-test',
});

describe('the list of SMS providers', () => {
  it('S1.4 is the one behind settings and transports', () => {
    expect(smsSettingsSchema.options.map(({ shape }) => shape.provider.value).toSorted()).toEqual(
      names.toSorted(),
    );
    expect(Object.keys(gateways).toSorted()).toEqual(names.toSorted());
    for (const transport of Object.values(gateways)) expect(transport?.channel).toBe('sms');
  });

  it('S1.8 knows for each provider by which word it tells a free test', () => {
    for (const { trialWord } of Object.values<SmsProviderFacts>(SMS_PROVIDERS))
      expect(trialWord).toBe('TEST');
  });

  it('S1.4 a provider more changes no schema of the table: old items stay valid, new ones need no migration', async () => {
    const pigeon = {
      label: 'Pigeon post',
      settings: z.object({ provider: z.literal('pigeon'), loft: z.string() }),
      trialWord: 'COO',
      account: 'own',
    } as const satisfies SmsProviderFacts;
    const sms = z.discriminatedUnion('provider', [...smsSettingsSchema.options, pigeon.settings]).nullable();
    const extended = defineEntity({
      name: 'location',
      schemaNumber: 1,
      shape: locationSchema.extend({ settings: settingsSchema.partial().extend({ sms: sms.optional() }) }),
      key: LOCATION,
      keyParts: ({ dealerId, locationId }) => ({ dealerId, locationId }),
      privacy: { class: 'configuration', holds: 'settings' },
    });
    const table = new MemoryTable();
    const old = { dealerId: '00027', locationId: '01', name: 'Eins' };
    const bulkgate = { provider: 'bulkgate', sender: 'Autohaus' } as const;
    await locations.createOnce(table, { ...old, settings: { sms: bulkgate } }, NOW);
    expect((await extended.get(table, old))?.settings.sms).toEqual(bulkgate);
    const place = { dealerId: '00027', locationId: '02' };
    const chosen = { provider: 'pigeon', loft: 'Dach' } as const;
    await extended.createOnce(table, { ...place, name: 'Zwei', settings: { sms: chosen } }, NOW);
    expect((await extended.get(table, place))?.settings.sms).toEqual(chosen);
    const [before, after] = [...table.items.values()];
    expect(after?.schema).toBe(before?.schema);
  });
});
