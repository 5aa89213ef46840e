import { describe, expect, it } from 'vitest';
import { explainSettings } from '../../../shared/dealers/explain-settings.ts';
import { faultText, outcomeJson, outcomeText } from '../../../bin/admin/report.ts';
import { savedOutcome } from '../../../bin/admin/saved-outcome.ts';
import { AppError } from '../../../shared/kernel/app-error.ts';

describe('what admin prints', () => {
  it('says what was changed, line by line', () => {
    const changes = [
      { path: 'name', from: 'A', to: 'B' },
      { path: 'settings.quietHours', from: { from: '08:00', to: '20:00' }, to: null },
      { path: 'settings.colour', from: '#112233' },
    ];
    expect(outcomeText(savedOutcome('Dealer 00027', { result: 'updated', changes }))).toBe(
      [
        'Dealer 00027: updated',
        '  name: A → B',
        '  settings.quietHours: {"from":"08:00","to":"20:00"} → none',
        '  settings.colour: #112233 → nothing',
      ].join('\n'),
    );
    expect(outcomeText(savedOutcome('Dealer 00027', { result: 'unchanged', changes: [] }))).toContain(
      'unchanged',
    );
  });

  it('S1.6 shows a secret once, at the end, with a warning and where it belongs', () => {
    const outcome = savedOutcome('Partner x', { result: 'created', changes: [] }, [
      { name: 'API key', value: 'kb_1', goesTo: 'the partner' },
    ]);
    expect(outcomeText(outcome)).toMatch(/Shown once\.[\s\S]*API key: kb_1\n {4}for the partner$/);
    expect(JSON.parse(outcomeJson(outcome))).toEqual({
      data: { result: 'created', changes: [] },
      shownOnce: [{ name: 'API key', value: 'kb_1', goesTo: 'the partner' }],
    });
  });

  it('names the flag behind each fault', () => {
    const issues = [
      { path: 'settings.zone', message: 'an IANA time zone' },
      { path: 'roles.0', message: 'one of ours' },
      { path: '', message: 'Unrecognized key: "x"' },
    ];
    const text = faultText(
      new AppError('InvalidInput', 'x.invalid', 'Not valid.', { details: { issues } }),
      'local',
      [
        { name: 'zone', to: 'settings.zone', says: '' },
        { name: 'role', to: 'roles', says: '' },
      ],
    );
    expect(text).toBe(
      [
        'Not valid.',
        '  --zone (settings.zone): an IANA time zone',
        '  --role (roles.0): one of ours',
        '  the command: Unrecognized key: "x"',
      ].join('\n'),
    );
  });

  it.each([
    ['CredentialsProviderError', 'No AWS credentials were found'],
    ['ExpiredTokenException', 'AWS does not accept the credentials'],
    ['AccessDeniedException', 'may write to the table'],
    ['ResourceNotFoundException', 'npx cdk deploy --all -c stage=prod'],
  ])('says what to do about %s', (name, advice) => {
    expect(faultText(Object.assign(new Error('words of AWS'), { name }), 'prod')).toContain(advice);
  });
});

describe('which level sets a setting', () => {
  it('is the nearest one that says something, also when it says none', () => {
    const explained = explainSettings([
      { settings: { language: 'de', quietHours: { from: '08:00', to: '20:00' } } },
      { settings: { quietHours: null } },
      { settings: { zone: 'Europe/Berlin' } },
    ]);
    const setBy = (name: string) => explained.find(({ setting }) => setting === name);
    expect(setBy('zone')).toEqual({ setting: 'zone', value: 'Europe/Berlin', setBy: 'location' });
    expect(setBy('quietHours')).toEqual({ setting: 'quietHours', value: null, setBy: 'dealer' });
    expect(setBy('language')).toEqual({ setting: 'language', value: 'de', setBy: 'network' });
    expect(setBy('inviteDaysBefore')).toEqual({ setting: 'inviteDaysBefore', value: 3, setBy: 'default' });
    expect(setBy('country')).toEqual({ setting: 'country', value: null, setBy: 'nobody' });
  });
});
