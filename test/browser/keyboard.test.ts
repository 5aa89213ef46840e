import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { expectKeyboardOnly } from './keyboard.ts';

/* The judge of keyboard use itself: a page that is well passes, and each way to break it is found. */

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
});

const WELL = `<!doctype html><html lang="en"><head><style>
:focus-visible{outline:3px solid black}.skip{position:absolute;left:-999px}.skip:focus{left:0}.main:focus{outline:none}
</style></head><body>
<a class="skip" href="#main">Skip</a>
<details class="me"><summary>Anna</summary><button>Sign out</button></details>
<nav><a href="#one">One</a> <a href="#two">Two</a></nav>
<main id="main" class="main" tabindex="-1">
<p><a href="#three">Three</a></p>
<details class="more"><summary>More</summary><p><button class="in">In it</button></p></details>
<form method="post"><p><input name="name"></p><p><input type="date"></p>
<p><label><input type="radio" name="r">A</label> <label><input type="radio" name="r" checked>B</label></p>
<p class="last"><button class="go">Save</button></p></form>
</main><script>
addEventListener('keydown', ({ key }) => {
  const menu = document.querySelector('details.me');
  if (key === 'Escape' && menu.open) { menu.open = false; menu.querySelector('summary').focus(); }
});
</script></body></html>`;

const judged = async (html: string): Promise<string> => {
  const page = await browser.newPage({ viewport: { width: 390, height: 500 } });
  try {
    await page.setContent(html);
    await expectKeyboardOnly(page);
    return 'well';
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : 'broken';
  } finally {
    await page.close();
  }
};

it('a page that is well passes', async () => {
  expect(await judged(WELL)).toBe('well');
});

it.each<[how: string, from: string, to: string]>([
  ['no ring around what has the focus', '3px solid black', '0'],
  ['a ring that is transparent', '3px solid black', '3px solid transparent'],
  ['no ring on one thing', '.skip:focus{left:0}', '.skip:focus{left:0}.go:focus{outline:none}'],
  ['no skip link', '<a class="skip" href="#main">Skip</a>', ''],
  ['a skip link that leads nowhere', 'href="#main"', 'href="#content"'],
  ['a skip link that stays hidden', '.skip:focus{left:0}', ''],
  ['a skip link that moves no focus', ' tabindex="-1"', ''],
  ['a button that Tab leaves out', '<button class="go">', '<button class="go" tabindex="-1">'],
  ['another order than that of reading', '<a href="#two">', '<a href="#two" tabindex="1">'],
  [
    'an order that jumps up the page',
    '.skip{position',
    'main{display:flex;flex-direction:column}main>form{order:-1}.skip{position',
  ],
  [
    'a trap',
    "addEventListener('keydown', ({ key }) => {",
    "document.querySelector('.go').addEventListener('keydown', (event) => event.key === 'Tab' && event.preventDefault());addEventListener('keydown', ({ key }) => {",
  ],
  [
    'something that lies over what has the focus',
    '</main>',
    '</main><div style="position:fixed;inset:0 0 auto;height:40vh;background:white"></div>',
  ],
  [
    'a fold that no key opens',
    "addEventListener('keydown', ({ key }) => {",
    "document.querySelector('.more').addEventListener('click', (event) => event.preventDefault());addEventListener('keydown', ({ key }) => {",
  ],
  ['a menu that Escape does not close', "key === 'Escape'", "key === 'Home'"],
  ['a form that Enter does not send', '<button class="go">', '<button class="go" type="button">'],
  ['a form whose Enter hurts', 'class="go"', 'class="danger"'],
])('finds %s', async (_, from, to) => {
  expect(WELL).toContain(from);
  expect(await judged(WELL.replace(from, to))).toMatch(/^AssertionError/);
});
