import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Purpose, PURPOSES } from '../../../shared/dealers/settings.ts';
import { type Language, LANGUAGES } from '../../../shared/kernel/language.ts';
import { checkTemplate } from '../../../shared/messaging/templates/check-template.ts';
import { offerWords } from '../../../shared/messaging/templates/offer-words.ts';
import { suggestName } from '../../../shared/messaging/templates/suggest-name.ts';
import { type TemplateTexts } from '../../../shared/messaging/templates/template.ts';
import { TEXTS } from '../../../shared/messaging/templates/texts.ts';
import { VARIABLE_NAMES } from '../../../shared/messaging/templates/variables.ts';

const check = (
  texts: TemplateTexts,
  more: { purpose?: Purpose; language?: Language; promotional?: boolean } = {},
) =>
  checkTemplate({ purpose: 'asset-ready', language: 'en', promotional: false, texts, ...more }).map(
    ({ path, message }) => `${path} ${message}`,
  );
const sms = (text: string, more = {}) => check({ sms: { text } }, more);

describe('S1.16 errors at save point at line and variable', () => {
  it.each([
    ['{{ location.nam }}', 'sms.text:1:4 unknown variable "location.nam"; did you mean location.name?'],
    ['Hi\n  {{ locationName }}', 'sms.text:2:6 unknown variable "locationName"; did you mean location.name?'],
    ['{{ car.car_title }}', 'sms.text:1:4 unknown variable "car.car_title"; did you mean car.title?'],
    ['{{ firstName }}', 'sms.text:1:4 unknown variable "firstName"; did you mean customer.first_name?'],
    ['{{ customer }}', 'sms.text:1:4 unknown variable "customer"'],
    ['{{ location.name.size }}', 'sms.text:1:4 unknown variable "location.name.size"'],
    ['{{ location[x] }}', 'sms.text:1:4 unknown variable'],
    ['{{ location.name | upcas }}', 'sms.text:1:20 unknown filter "upcas"; did you mean upcase?'],
    ['a {{ location.name | replace: "a", "b" }}', 'sms.text:1:22 unknown filter "replace"'],
    ['{{ location.name | constructor }}', 'sms.text:1:20 unknown filter "constructor"'],
    ['x {% iff location.name %}', 'sms.text:1:3 tag "iff" not found; did you mean if?'],
    ['{% include "a" %}', 'sms.text:1:1 tag "include" not found; there are if, unless, case'],
    ['{% render "a" %}', 'sms.text:1:1 tag "render" not found'],
    ['{% layout "a" %}', 'sms.text:1:1 tag "layout" not found'],
    ['{% for i in (1..9999999) %}x{% endfor %}', 'sms.text:1:1 tag "for" not found'],
    ['{% constructor %}', 'sms.text:1:1 tag "constructor" not found'],
    ['{{ location.name', 'sms.text:1:1 output "{{ location.name" not closed'],
    ['{% if location.name %} x', 'sms.text:1:1 tag {% if location.name %} not closed'],
    ['{{ }}', 'sms.text:1:4 invalid value expression: ""'],
    ['{{ "{{" }} x', 'sms.text leaves {{ or {%'],
    ['Hello <b>{{ location.name }}</b>', 'sms.text holds HTML'],
    ['{% if car.title != blank %}x{% endif %}', 'sms.text is empty when only the mandatory'],
    ['{{ car.title }}', 'sms.text:1:4 car.title may be empty: say what stands there then'],
    ['{{ location.name | append: car.title }}', 'sms.text:1:28 car.title may be empty'],
    ['{{ (1..99999999) }}', 'sms.text'],
    ['x'.repeat(1540), 'sms.text is 11 SMS long'],
    [
      'Get 20% off {{ location.name }}',
      'sms.text:1:5 "20% off" makes an offer, and a service message holds none. Take it out, or save the template as promotional',
    ],
  ])('%s', (text, says) => {
    const found = sms(text);
    expect(
      found.some((issue) => issue.startsWith(says)),
      found.join('\n'),
    ).toBe(true);
  });

  it('all faults come at once, of all channels', () => {
    const found = check({
      sms: { text: '{{ a }} {{ location.name | b }} {{ car.title }}' },
      email: { subject: '{{ c }}', body: '{% d %}', button: '{{ location.name }}' },
      whatsapp: { header: 'x', body: '{{ location.name }}' },
    });
    expect(found.map((issue) => issue.split(' ')[0])).toEqual([
      'sms.text:1:4',
      'sms.text:1:28',
      'sms.text:1:36',
      'email.subject:1:4',
      'email.body:1:1',
      'whatsapp.body',
      'email.button',
    ]);
  });

  it.each([
    '{{ car.title | default: "car" }} {{ location.name }}',
    '{% if car.title != blank %}{{ car.title }}{% endif %}x',
    '{% if car.title %}{{ car.title }}{% else %}x{% endif %}',
    '{% if appointment.starts_at %}{{ appointment.date }}, {{ appointment.time }}{% endif %}x',
    '{% unless car.title == blank %}{{ car.title | upcase }}{% endunless %}x',
    'x{% case car.title %}{% when "BMW X3" %}{{ car.title }}{% endcase %}',
    'The brake disc is worn 3 mm < 5 mm > 2 mm',
  ])('a fallback is enough: %s', (text) => expect(sms(text)).toEqual([]));

  it('S0.19 what has a link at its heart must have it', () => {
    const invite = { purpose: 'check-in-invite' as const };
    expect(sms('Check in', invite)).toEqual(['sms.text has no link: put {{ link }} where it belongs']);
    expect(sms('Check in {{ link }}', invite)).toEqual([]);
    const mail = { subject: 'x', body: 'y' };
    expect(check({ email: mail }, invite)).toHaveLength(1);
    expect(check({ email: { ...mail, button: 'Go' } }, invite)).toEqual([]);
    expect(check({ whatsapp: { body: 'a {{ location.name }} b' } }, invite)).toEqual([]);
    expect(
      check({ whatsapp: { body: 'a {{ location.name }} b' } }, { purpose: 'video-published' }),
    ).toHaveLength(1);
  });

  it.each([
    ['{{ location.name }} x', 'begins or ends'],
    ['x {{ location.name }}.', 'begins or ends'],
    ['x {{ location.name }} {{ location.name }} y', 'nothing between'],
    ['x {% if location.name %}y{% endif %}', 'no conditions'],
    ['hello', 'no variable'],
    [`${'x'.repeat(1020)} {{ location.name }} y`, 'at most 1024'],
  ])('S0.23 what Meta would refuse is refused here: %s', (body, says) => {
    expect(check({ whatsapp: { body } }).join()).toContain(says);
  });

  it.each(PURPOSES.flatMap((purpose) => LANGUAGES.map((language) => [purpose, language] as const)))(
    'our own texts of %s in %s have no fault',
    (purpose, language) => expect(check(TEXTS[language][purpose], { purpose, language })).toEqual([]),
  );

  it('a promotional template may hold an offer', () =>
    expect(sms('20% off at {{ location.name }}', { promotional: true })).toEqual([]));

  it('any text at all is judged, in bounded time, and what has no fault renders', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...'{{ }} {% %} | : " if endif else case when for default append truncate (1..99) [ ] . blank == - <b>'.split(
          ' ',
        ),
        ...VARIABLE_NAMES,
        ' ',
        '\n',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 40 }), (pieces) => {
        const text = pieces.join(' ').slice(0, 2000) || 'x';
        const started = performance.now();
        for (const issue of checkTemplate({
          purpose: 'asset-ready',
          language: 'de',
          promotional: false,
          texts: { sms: { text }, whatsapp: { body: text } },
        }))
          expect(issue.path).toMatch(/^(sms\.text|whatsapp\.body)(:\d+:\d+)?$/);
        expect(performance.now() - started).toBeLessThan(1500);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['{% if location.name %}'.repeat(90) + 'x' + '{% endif %}'.repeat(90)],
    ['{{ location.name | append: location.name '.concat('| append: location.name '.repeat(80), '}}')],
    ['{{ "' + 'x'.repeat(1900) + '" | truncate: 99999999999 }}'],
    ['{'.repeat(2000)],
    ['{{ '.repeat(600)],
    ['{% if '.repeat(300)],
    ['{{ location.name | default: '.repeat(60)],
  ])('a text that is made to hurt is over in a moment', (text) => {
    const started = performance.now();
    sms(text.slice(0, 2000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('words of an offer', () => {
  const found = (language: Language, text: string) => offerWords(text, language).map(({ word }) => word);
  it.each<[Language, string]>([
    ['en', 'Get 20% off'],
    ['en', 'a discount on tyres'],
    ['en', 'our special offer'],
    ['en', 'Spring sale!'],
    ['en', 'a voucher for you'],
    ['de', '10 % Rabatt auf Reifen'],
    ['de', 'unser Winterangebot'],
    ['de', 'Sonderangebote'],
    ['de', 'Ihr Gutschein'],
    ['nl', '10% korting'],
    ['nl', 'onze aanbieding'],
    ['nl', 'een cadeaubon'],
    ['fr', '10 % de remise'],
    ['fr', 'une réduction'],
    ['fr', 'nos offres'],
    ['fr', 'les soldes'],
    ['sk', 'zľava 10 %'],
    ['sk', 'so zľavou'],
    ['sk', 'výhodná ponuka'],
    ['de', 'Reifen -20 %'],
  ])('%s: %s', (language, text) => expect(found(language, text)).not.toEqual([]));

  it.each<[Language, string]>([
    ['en', 'our after-sales team and your salesman'],
    ['en', 'We offer you a lift home'],
    ['en', 'your wholesale order'],
    ['de', 'Ihr Kostenvoranschlag liegt bereit'],
    ['de', 'eine Rückrufaktion des Herstellers'],
    ['de', 'Zahlung ohne Skonto'],
    ['nl', 'je offerte staat klaar'],
    ['fr', 'la remise des clés'],
    ['fr', 'lors de la remise de votre véhicule'],
    ['fr', 'le solde à régler'],
    ['fr', 'votre devis'],
    ['sk', 'cenová ponuka je hotová'],
    ['sk', 'akcia je naplánovaná'],
    ['en', 'The battery is at 80 %'],
  ])('%s: not %s', (language, text) => expect(found(language, text)).toEqual([]));
});

describe('the name that was meant', () => {
  it('is always the name itself where it is written right', () => {
    for (const name of VARIABLE_NAMES) expect(suggestName(name, VARIABLE_NAMES)).toBe(name);
  });
  it('is nothing where nothing is near', () =>
    expect(suggestName('completely_different_thing', VARIABLE_NAMES)).toBeUndefined());
});
