import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { siteAsset, assetPaths } from '../../../shared/web/site-assets.ts';
import { SITE_CSS } from '../../../shared/web/site-style.ts';
import { contrast } from '../../../shared/kernel/colour.ts';
import { DARK, LIGHT, SHAPE_CONTRAST, TEXT_CONTRAST, themeCss, themeOf } from '../../../shared/web/theme.ts';

const colours = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('the colours of a page', () => {
  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21);
    expect(contrast('#ffffff', '#ffffff')).toBe(1);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
    expect(contrast('#ffffff', '#0b57d0')).toBeCloseTo(6.39, 1);
  });

  it.each([
    ['#0b57d0', '#ffffff'],
    ['#ffd400', '#000000'],
    ['#777777', '#000000'],
    ['#E2001A', '#ffffff'],
  ])('writes on %s in %s', (colour, text) => {
    expect(themeOf(colour).onBrand).toBe(text);
  });

  it('reaches 4.5:1 for text and 3:1 for shapes with any dealer’s colour, in light and dark', () => {
    fc.assert(
      fc.property(colours, (colour) => {
        const { brand, onBrand, light, dark } = themeOf(colour);
        expect(contrast(onBrand, brand)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
        for (const [ground, { ink, edge }] of [
          [LIGHT, light],
          [DARK, dark],
        ] as const) {
          for (const surface of [ground.page, ground.card]) {
            expect(contrast(ink, surface)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
            expect(contrast(edge, surface)).toBeGreaterThanOrEqual(SHAPE_CONTRAST);
          }
        }
      }),
    );
  });

  it('leaves a colour that is seen well as it is', () => {
    expect(themeOf('#0b57d0').light).toEqual({ ink: '#0b57d0', edge: '#0b57d0' });
  });

  it.each([
    ['light', LIGHT],
    ['dark', DARK],
  ] as const)(
    'reads in sunlight without any dealer’s colour (%s)',
    (_, { page, card, text, muted, field, error }) => {
      for (const ground of [page, card]) {
        expect(contrast(text, ground)).toBeGreaterThanOrEqual(12);
        expect(contrast(muted, ground)).toBeGreaterThanOrEqual(7);
        expect(contrast(error, ground)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
        expect(contrast(field, ground)).toBeGreaterThanOrEqual(SHAPE_CONTRAST);
      }
    },
  );
});

describe('the files behind a page', () => {
  it('the stylesheet has at most 8 KB with its theme, and loads nothing', () => {
    expect(Buffer.byteLength(SITE_CSS + themeCss('#0b57d0'))).toBeLessThanOrEqual(8 * 1024);
    expect(SITE_CSS).not.toMatch(/url\(|@import|\n/);
  });

  it('are kept for ever under a name that follows from their content', () => {
    const { stylesheet, icon } = assetPaths('#FFD400');
    expect(stylesheet).toMatch(/^\/assets\/site-ffd400-[0-9a-f]{10}\.css$/);
    for (const [path, type] of [
      [stylesheet, 'text/css; charset=utf-8'],
      [icon, 'image/svg+xml'],
    ] as const) {
      expect(siteAsset(path.replace('/assets/', ''))).toMatchObject({
        status: 200,
        contentType: type,
        headers: { 'cache-control': 'public, max-age=31536000, immutable' },
      });
    }
    expect(String(siteAsset(stylesheet.slice(8))?.body)).toContain('--brand:#ffd400;--on-brand:#000000');
  });

  it('are not kept under a name of another version, and are nothing under any other name', () => {
    expect(siteAsset('site-ffd400-0123456789.css')).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'no-store' },
    });
    for (const name of [
      '',
      'site.css',
      'site-ffd40-0123456789.css',
      'site-ffd400-0123456789.js',
      '../package.json',
      'site-ffd400-0123456789.css/x',
    ])
      expect(siteAsset(name)).toBeUndefined();
  });
});
