import { describe, expect, it } from 'vitest';
import { ladderSeconds, stageConfig } from '../../lib/stage-config.ts';

describe('stage configuration', () => {
  it('says which stages there are when none or a wrong one is named', () => {
    expect(() => stageConfig({})).toThrow('-c stage=… must be one of local, sandbox, prod');
    expect(() => stageConfig({ stage: 'production' })).toThrow(
      '-c stage=… must be one of local, sandbox, prod',
    );
  });

  it('lists every fault at once, with what to pass instead', () => {
    const wrong = {
      stage: 'prod',
      publicBaseUrl: 'checkin.example.com',
      oemBaseUrl: 'http://gateway.example.com',
      sending: 'on',
      allowedRecipients: 'a, b',
      alarmEmail: 'nobody',
    };
    expect(() => stageConfig(wrong)).toThrow(
      /publicBaseUrl.*oemBaseUrl.*sending.*allowedRecipients.*alarmEmail/,
    );
  });

  it('sends to everybody on prod, to listed recipients on sandbox, to everybody at the simulated vendors locally', () => {
    expect(stageConfig({ stage: 'prod' }).sending).toEqual({ mode: 'on', recipients: '' });
    expect(stageConfig({ stage: 'sandbox' }).sending).toEqual({ mode: 'allow-list', recipients: '' });
    expect(
      stageConfig({ stage: 'sandbox', allowedRecipients: '+491711234567,eva@example.com' }).sending,
    ).toEqual({ mode: 'allow-list', recipients: '+491711234567,eva@example.com' });
    expect(stageConfig({ stage: 'local' }).sending.mode).toBe('on');
  });

  it('reads SNS’s log of SMS only where that is asked for, and not where there is none', () => {
    expect(stageConfig({ stage: 'prod' }).readsSnsSmsStatus).toBe(false);
    expect(stageConfig({ stage: 'prod', snsSmsStatus: 'true' }).readsSnsSmsStatus).toBe(true);
    expect(() => stageConfig({ stage: 'local', snsSmsStatus: 'true' })).toThrow('needs a stage on AWS');
    expect(() => stageConfig({ stage: 'prod', snsSmsStatus: 'yes' })).toThrow('must be true or false');
  });

  it.each(['local', 'sandbox', 'prod'])('has a kill switch on %s', (stage) => {
    expect(stageConfig({ stage, sending: 'off' }).sending.mode).toBe('off');
  });

  it('takes the public address without a slash at its end', () => {
    expect(stageConfig({ stage: 'prod', publicBaseUrl: 'https://checkin.example.com/' }).publicBaseUrl).toBe(
      'https://checkin.example.com',
    );
  });

  it('knows the manufacturer’s gateway only where its address is said', () => {
    expect(stageConfig({ stage: 'prod' }).oemBaseUrl).toBeUndefined();
    expect(stageConfig({ stage: 'prod', oemBaseUrl: 'https://gateway.example.com/v1' }).oemBaseUrl).toBe(
      'https://gateway.example.com/v1',
    );
  });

  it('knows how long the whole ladder takes', () => {
    expect(ladderSeconds(stageConfig({ stage: 'prod' }))).toBe(50 * 60);
    expect(ladderSeconds(stageConfig({ stage: 'local' }))).toBe(24);
  });

  it.each(['local', 'sandbox'])('lets simulated vendors on %s hang longer than we wait for them', (stage) => {
    const { vendorSandbox, vendorTimeoutMs } = stageConfig({ stage });
    expect(vendorSandbox?.hangSeconds).toBeGreaterThan(vendorTimeoutMs / 1000);
  });
});
