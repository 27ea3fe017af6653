import type { Page } from 'playwright-core';
import { type Checking, openContext } from './accessibility.ts';
import { focusIs, tabTo } from './by-keyboard.ts';
import { idsOf } from './checks.ts';

/** Words that would only be in a request if a note for a client left the browser. */
const CANARY = 'canary-note-for-a-person';

/** The focus can be seen: an outline on the element itself, or on the box that stands for it. */
const focusShows = (page: Page) =>
  page.evaluate<boolean>(`(() => {
    const at = document.activeElement;
    const drawn = at.matches('.govuk-checkboxes__input')
      ? getComputedStyle(at.nextElementSibling, '::before')
      : getComputedStyle(at);
    return drawn.outlineStyle !== 'none' && parseFloat(drawn.outlineWidth) >= 2;
  })()`);
/** Waits until it holds, at most three seconds. The pages' own policy forbids Playwright's way, which evaluates words. */
async function until(page: Page, holds: string): Promise<void> {
  for (let tries = 0; tries < 60 && !(await page.evaluate<boolean>(holds)); tries++)
    await page.waitForTimeout(50);
}
const said = async (page: Page, selector: string) => (await page.locator(selector).textContent()) ?? '';

/** What moves on the page is told to those who do not see it, and the focus is never lost. */
export async function checkMoving(checking: Checking): Promise<void> {
  const context = await openContext(checking, { width: 1280, script: true });
  const page = await context.newPage();
  await suggestions(checking, page);
  await filters(checking, page);
  await picks(checking, page);
  await entries(checking, page);
  await context.close();
}

const stepper = (checking: Checking, what: string) => (name: string, holds: boolean) =>
  checking.tally.check(`${what} by keyboard: ${name}`, holds);

async function suggestions(checking: Checking, page: Page): Promise<void> {
  const step = stepper(checking, 'suggestions');
  await page.goto(`${checking.address}/`);
  step('the field is reached', await tabTo(page, '#q'));
  await page.keyboard.type('befr', { delay: 20 });
  await page.locator('#q-suggestions li').first().waitFor({ timeout: 3000 });
  const status = '.suggest:has(#q) [role=status]';
  step('how many there are is said', /\d/.test(await said(page, status)));
  await page.keyboard.press('Escape');
  step('Escape closes them and keeps what was typed', await page.locator('#q-suggestions').isHidden());
  step('and nothing is said any more', (await said(page, status)) === '');
  await page.keyboard.press('ArrowDown');
  await page.locator('#q-suggestions li').first().waitFor({ timeout: 3000 });
  await page.keyboard.press('ArrowUp');
  step(
    'an arrow opens them again, and goes round',
    (await page.locator('#q').getAttribute('aria-activedescendant')) ===
      (await page.locator('#q-suggestions li').last().getAttribute('id')),
  );
  await page.keyboard.press('Tab');
  step('Tab leaves them', (await page.locator('#q-suggestions').isHidden()) && !(await focusIs(page, '#q')));
  step('what was typed stays', (await page.locator('#q').inputValue()) === 'befr');
  await page.locator('#q').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('i');
  await page.locator('#q-suggestions li').first().waitFor({ timeout: 3000 });
  await page.keyboard.press('e');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(600);
  step('closed while more are asked for, they stay closed', await page.locator('#q-suggestions').isHidden());
}

async function filters(checking: Checking, page: Page): Promise<void> {
  const step = stepper(checking, 'filters');
  await page.goto(`${checking.address}/search?q=lonely&near=SA1&venue=step-free`);
  step('a filter is reached', await tabTo(page, '.filter input'));
  step('its focus shows', await focusShows(page));
  const id = await page.evaluate<string>('document.activeElement.id');
  await page.keyboard.press('Space');
  await until(page, "document.querySelector('[data-status]').textContent !== ''");
  step('the focus stays on it', await focusIs(page, `#${id}`));
  step('how many answers there are now is said', /\d/.test(await said(page, '[data-status]')));
  step('nothing is busy any more', (await page.locator('[aria-busy]').count()) === 0);
  const folded = page.locator('.filter__more summary').first();
  await folded.focus();
  step('the focus of a fold shows', await focusShows(page));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const deep = await page.evaluate<string>('document.activeElement.id');
  for (let turn = 0; turn < 2; turn++) {
    const before = page.url();
    await page.keyboard.press('Space');
    await until(page, `location.href !== ${JSON.stringify(before)}`);
    step(`the address follows${turn === 0 ? '' : ' again'}`, page.url() !== before);
  }
  step(
    'ticked and cleared again, a folded filter keeps the focus or gives it to the heading',
    await focusIs(page, `#${deep}, #answers-heading`),
  );
}

async function picks(checking: Checking, page: Page): Promise<void> {
  const step = stepper(checking, 'shortlist');
  await page.goto(`${checking.address}/search?q=lonely&near=SA1`);
  await page.evaluate('localStorage.clear()');
  await page.reload();
  step('an answer’s button is reached', await tabTo(page, '.pick'));
  step('its focus shows', await focusShows(page));
  await page.keyboard.press('Space');
  step('what the list holds is said', (await said(page, '[data-picked]')).startsWith('1 '));
  step('the focus stays on the button', await focusIs(page, '.pick[data-pick-on="true"]'));
  await page.keyboard.press('Enter');
  step('pressed again it is taken off', (await said(page, '[data-picked]')).startsWith('0 '));
}

async function entries(checking: Checking, page: Page): Promise<void> {
  const { address, known, requests } = checking;
  const step = stepper(checking, 'order');
  await page.goto(`${address}/shortlist?${idsOf(known.picks)}`);
  const names = await page.locator('.entry__name a').allTextContents();
  await page.locator('textarea').first().fill(CANARY);
  step('a tool is reached', await tabTo(page, '[data-move=down]'));
  step('its focus shows', await focusShows(page));
  await page.keyboard.press('Enter');
  await until(page, "document.querySelector('[data-picked]').textContent !== ''");
  const now = await page.locator('.entry__name a').allTextContents();
  step('it moves', now[0] === names[1] && now[1] === names[0]);
  step('the note moves with it', (await page.locator('textarea').nth(1).inputValue()) === CANARY);
  step('where it is now is said', / 2 /.test(await said(page, '[data-picked]')));
  step('the focus goes with it', await focusIs(page, `[data-move=down][data-entry="${known.picks[0]}"]`));
  step(
    'the address follows',
    page.url().indexOf(known.picks[1] ?? '') < page.url().indexOf(known.picks[0] ?? ''),
  );
  await page.locator('[data-move=remove]').first().focus();
  await page.keyboard.press('Enter');
  await until(page, `document.querySelectorAll('.entry').length === ${known.picks.length - 1}`);
  step('after a removal the heading has the focus', await focusIs(page, 'h1'));
  step(
    'a removal keeps the notes of the others',
    (await page.locator('textarea').first().inputValue()) === CANARY,
  );
  step(
    'the menu counts what is left',
    (await said(page, '[data-shortlist-link]')).includes(`(${known.picks.length - 1})`),
  );
  await page.evaluate(
    "for (const link of [...document.querySelectorAll('[data-move=remove]')].slice(0, 2)) link.click()",
  );
  await until(page, `document.querySelectorAll('.entry').length === ${known.picks.length - 3}`);
  step(
    'two removed in haste are both gone',
    (await page.locator('.entry').count()) === known.picks.length - 3,
  );
  step('notes never leave the browser', !requests.some((url) => url.includes(CANARY)));
}
