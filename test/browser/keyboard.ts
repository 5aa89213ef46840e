import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/* Whether a page can be worked by the keyboard alone. */

/** Runs in the page: what Tab should reach, in the order in which it is read. */
const IN_PAGE = `
  window.keyboard = {
    isShown: (element) => element.checkVisibility({ visibilityProperty: true }),
    /** Of a group of radio buttons Tab reaches the chosen one, else the first. */
    isOfGroup(element) {
      if (element.type !== 'radio') return true;
      const group = [...document.querySelectorAll('input[type=radio]')].filter(
        (other) => other.name === element.name && other.form === element.form && this.isShown(other),
      );
      return element === (group.find((other) => other.checked) ?? group[0]);
    },
    reachable() {
      return [...document.querySelectorAll('a[href],button,input,select,textarea,summary,[tabindex]')].filter(
        (element) =>
          this.isShown(element) && !element.disabled && element.type !== 'hidden' && element.tabIndex >= 0 && this.isOfGroup(element),
      );
    },
    /** Every control that is shown, whether Tab reaches it or not. */
    controls() {
      return [...document.querySelectorAll('a[href],button,input,select,textarea,summary')].filter(
        (element) =>
          this.isShown(element) && !element.disabled && element.type !== 'hidden' && element.ariaHidden !== 'true' && this.isOfGroup(element),
      );
    },
    name: (element) =>
      element.outerHTML.slice(0, 120).replaceAll('\\n', ' ') + ' ' + (element.textContent ?? '').trim().slice(0, 40),
    isSeen(element) {
      // A high field may reach below the edge of the screen; some of it is seen.
      return [...element.getClientRects()].some(({ x, y, width, height }) =>
        [height / 2, 4, height - 4].some((down) => {
          const found = document.elementFromPoint(x + width / 2, y + down);
          return found !== null && (element.contains(found) || found.contains(element));
        }),
      );
    },
    hasRing(element) {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && !/^rgba\\(.*, 0\\)$/.test(outlineColor);
    },
    /** From the beginning of the page on, whatever was read or clicked before. */
    restart() {
      const start = document.createElement('span');
      start.tabIndex = -1;
      document.body.prepend(start);
      start.focus();
      start.remove();
      scrollTo(0, 0);
    },
    focused() {
      const element = document.activeElement;
      if (element === null || element === document.body) return undefined;
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return {
        index: this.reachable().indexOf(element),
        name: this.name(element),
        isInMain: element.closest('main') !== null,
        isSeen: this.isSeen(element),
        hasRing: this.hasRing(element),
        left, right, top: top + scrollY, bottom: bottom + scrollY,
      };
    },
  };
`;

type Focused = {
  index: number;
  name: string;
  isInMain: boolean;
  isSeen: boolean;
  hasRing: boolean;
  left: number;
  right: number;
  top: number;
  bottom: number;
};

const focused = (page: Page): Promise<Focused | undefined> => page.evaluate('window.keyboard.focused()');
const restart = (page: Page): Promise<unknown> => page.evaluate('window.keyboard.restart()');
const named = (page: Page, list: string): Promise<string[]> =>
  page.evaluate(`${list}.map((element) => window.keyboard.name(element))`);

/** The first that Tab reaches leads past the navigation, into the content. */
const expectSkipLink = async (page: Page): Promise<void> => {
  await restart(page);
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.matches(".skip")')).toBe(true);
  expect(await page.evaluate('document.activeElement.getBoundingClientRect().left >= 0')).toBe(true);
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('main');
  const isMore = await page.evaluate(
    'window.keyboard.reachable().some((element) => element.closest("main") !== null)',
  );
  await page.keyboard.press('Tab');
  if (isMore) expect((await focused(page))?.isInMain).toBe(true);
};

/** What is folded opens and closes by Enter and by Space; it stays open for what comes next. */
const expectFoldsOpen = async (page: Page): Promise<void> => {
  const closed = page.locator('main details:not([open]) > summary:visible');
  for (let left = await closed.count(); left > 0; left = await closed.count()) {
    const fold = await closed.first().elementHandle();
    const isOpen = () =>
      fold?.evaluate(
        (summary) => (summary as unknown as { parentElement: { open: boolean } }).parentElement.open,
      );
    await fold?.focus();
    await page.keyboard.press('Enter');
    expect(await isOpen()).toBe(true);
    await page.keyboard.press('Space');
    expect(await isOpen()).toBe(false);
    await page.keyboard.press('Space');
    expect(await isOpen()).toBe(true);
  }
};

/** Tab reaches each control once, in the order of reading, each is seen with a ring around it, and the way leads out again. */
const expectTabReachesAll = async (page: Page): Promise<void> => {
  expect(await named(page, 'window.keyboard.reachable()')).toEqual(
    await named(page, 'window.keyboard.controls()'),
  );
  const all = await named(page, 'window.keyboard.reachable()');
  await restart(page);
  const reached: Focused[] = [];
  let isOut = false;
  // A field for a date or a time takes a Tab for each of its parts.
  for (let presses = 0; presses < all.length * 8 && !isOut; presses += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    isOut = now === undefined || (now.index === 0 && reached.length > 1);
    if (now !== undefined && !isOut && now.index !== reached.at(-1)?.index) reached.push(now);
  }
  expect(isOut, `a trap at ${reached.at(-1)?.name ?? 'the beginning'}`).toBe(true);
  expect(reached.map(({ index, name }) => (index === -1 ? name : all[index]))).toEqual(all);
  expect(reached.filter(({ hasRing }) => !hasRing).map(({ name }) => name)).toEqual([]);
  expect(reached.filter(({ isSeen }) => !isSeen).map(({ name }) => name)).toEqual([]);
  const inMain = reached.filter(({ isInMain }) => isInMain);
  // Up again goes only who turns to the next column.
  const backwards = inMain.filter((next, index) => {
    const before = inMain[index - 1];
    return (
      before !== undefined &&
      next.bottom <= before.top &&
      next.left < before.right &&
      next.right > before.left
    );
  });
  expect(backwards.map(({ name }) => name)).toEqual([]);
};

/** Whoever types and presses Enter sends the form, by a button that hurts nobody. */
const expectEnterSends = async (page: Page): Promise<void> => {
  const buttons: string[] = await page.evaluate(`
    [...document.forms]
      .filter((form) => form.querySelector('input:not([type=hidden],[type=checkbox],[type=radio])'))
      .map((form) => [...form.elements].find((element) => element.type === 'submit'))
      .map((button) => (button ? button.className : 'none'))`);
  expect(buttons.filter((button) => button === 'none' || button.includes('danger'))).toEqual([]);
  const field = page.locator('main form[method=get] input[type=search]:visible').first();
  if ((await field.count()) === 0) return;
  await field.focus();
  const sent = page.waitForEvent('framenavigated');
  await page.keyboard.press('Enter');
  await sent;
  await page.waitForLoadState('networkidle');
};

/** The menu of the account opens, leads into itself, and closes with Escape, where it was opened. */
const expectMenu = async (page: Page): Promise<void> => {
  const menu = page.locator('details.me > summary');
  await menu.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.closest("details.me") !== null')).toBe(true);
  await page.keyboard.press('Escape');
  expect(await page.evaluate('document.querySelector("details.me").open')).toBe(false);
  expect(await page.evaluate('document.activeElement.matches("details.me > summary")')).toBe(true);
};

/** Nothing of the page needs a mouse. What is folded is open afterwards, or the page is another one by a search that was sent. */
export const expectKeyboardOnly = async (page: Page): Promise<void> => {
  await page.evaluate(IN_PAGE);
  await expectSkipLink(page);
  await expectMenu(page);
  await expectFoldsOpen(page);
  await expectTabReachesAll(page);
  await expectEnterSends(page);
};
