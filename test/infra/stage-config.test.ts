import { describe, expect, it } from 'vitest';
import { ladderSeconds, stageConfig } from '../../lib/stage-config.ts';
import { OWN_DOMAIN } from './synthesized.ts';

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

  it('B11 lets the clock of a stage on a laptop be moved, and of no other', () => {
    expect(stageConfig({ stage: 'local' }).clockFile).toBeUndefined();
    expect(stageConfig({ stage: 'local', clockFile: '/home/me/kerbside/.local/clock' }).clockFile).toBe(
      '/home/me/kerbside/.local/clock',
    );
    expect(() => stageConfig({ stage: 'local', clockFile: 'clock' })).toThrow('must be the whole path');
    for (const stage of ['sandbox', 'prod'])
      expect(() => stageConfig({ stage, clockFile: '/tmp/clock' })).toThrow(
        'is for the stage local only: nobody moves the clock of a stage on AWS',
      );
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

  it('takes a domain with a certificate, or with the zone in which one is made; the public address follows', () => {
    const certificateArn =
      'arn:aws:acm:eu-central-1:123456789012:certificate/12345678-1234-1234-1234-123456789012';
    const bought = stageConfig({ stage: 'prod', domainName: 'checkin.example.com', certificateArn });
    expect(bought.domain).toEqual({ name: 'checkin.example.com', certificateArn, zone: undefined });
    expect(bought.publicBaseUrl).toBe('https://checkin.example.com');
    const made = stageConfig({ stage: 'prod', ...OWN_DOMAIN, publicBaseUrl: 'https://edge.example.com' });
    expect(made.domain?.zone).toEqual({ id: 'Z0123456789ABC', name: 'example.com' });
    expect(made.publicBaseUrl).toBe('https://edge.example.com');
    expect(stageConfig({ stage: 'prod' }).domain).toBeUndefined();
  });

  it.each([
    [{ domainName: 'https://checkin.example.com' }, '-c domainName=… must be a host name'],
    [{ domainName: 'Checkin.example.com' }, '-c domainName=… must be a host name in lower case'],
    [{ domainName: 'checkin.example.com' }, 'needs a certificate: -c certificateArn=…'],
    [
      { ...OWN_DOMAIN, hostedZoneName: 'example.org' },
      'is not in the zone example.org; expected a name that ends in .example.org',
    ],
    [
      { domainName: 'checkin.example.com', hostedZoneId: 'Z0123456789ABC' },
      '-c hostedZoneId=… and -c hostedZoneName=… go together',
    ],
    [{ hostedZoneId: 'Z0123456789ABC' }, 'got -c hostedZoneId without -c domainName=…'],
    [
      {
        domainName: 'checkin.example.com',
        certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012',
      },
      'an ACM certificate in eu-central-1',
    ],
    [{ ...OWN_DOMAIN, hostedZoneId: '/hostedzone/Z1' }, '-c hostedZoneId=… must be the id of a zone'],
  ])('refuses the domain %o', (context, message) => {
    expect(() => stageConfig({ stage: 'prod', ...context })).toThrow(message);
  });

  it('has no domain locally', () => {
    expect(() => stageConfig({ stage: 'local', ...OWN_DOMAIN })).toThrow(
      'got -c domainName=checkin.example.com for local',
    );
  });
});
