import type { Page } from 'playwright-core';
import type { Checking } from './accessibility.ts';

export const focusIs = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`);

/** Presses Tab until the focus is on what is looked for; false where it never comes. */
export async function tabTo(page: Page, selector: string, limit = 150): Promise<boolean> {
  for (let i = 0; i < limit; i++) {
    await page.keyboard.press('Tab');
    if (await focusIs(page, selector)) return true;
  }
  return false;
}

/** The main job from the question to the sorted shortlist, without script and by keyboard alone. */
export async function checkWithoutScript({ browser, address, tally, requests }: Checking): Promise<void> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 1280, height: 900 },
  });
  context.on('request', (request) => requests.push(request.url()));
  const page = await context.newPage();
  const step = (name: string, holds: boolean) => tally.check(`by keyboard without script: ${name}`, holds);
  await page.goto(address);
  await page.keyboard.press('Tab');
  step('the first stop is the skip link', await focusIs(page, '.govuk-skip-link'));
  step('the question can be reached', await tabTo(page, '#q'));
  await page.keyboard.type('lonely');
  step('the place can be reached', await tabTo(page, '#near'));
  await page.keyboard.type('SA1');
  await Promise.all([page.waitForURL(/\/search\?/), page.keyboard.press('Enter')]);
  const before = await page.locator('.result').count();
  step('there are answers', before > 0);
  step('a filter can be reached', await tabTo(page, '#filter-delivery-in-person'));
  await page.keyboard.press('Space');
  step('the button to apply can be reached', await tabTo(page, '.filters__apply'));
  await Promise.all([page.waitForURL(/delivery=in-person/), page.keyboard.press('Enter')]);
  step(
    'the filter is in the address and stays ticked',
    await page.locator('#filter-delivery-in-person').isChecked(),
  );
  step('an answer can be put on the shortlist', await tabTo(page, '.pick'));
  await Promise.all([page.waitForURL(/pick=/), page.keyboard.press('Enter')]);
  step('the menu counts it', /\(1\)/.test((await page.locator('[data-shortlist-link]').textContent()) ?? ''));
  await page.locator('.pick[data-pick-on="false"]').first().click();
  await page.locator('[data-shortlist-link]').click();
  step('the shortlist holds both', (await page.locator('.entry').count()) === 2);
  const names = await page.locator('.entry__name a').allTextContents();
  await page.locator('.entry__tools a').first().click();
  step('the order can be changed', (await page.locator('.entry__name a').first().textContent()) === names[1]);
  await page.locator('[data-language-link]').click();
  step(
    'the language changes and the page stays',
    (await page.locator('html').getAttribute('lang')) === 'cy' &&
      (await page.locator('.entry').count()) === 2,
  );
  await page.locator('.entry__name a').first().click();
  step('a listing opens in the same language', (await page.locator('html').getAttribute('lang')) === 'cy');
  await context.close();
}
