import type { Locator } from 'playwright-core';
import { type Checking, openContext } from './accessibility.ts';
import { focusIs } from './by-keyboard.ts';
import { idsOf } from './checks.ts';

const appears = (what: Locator, withinMs: number): Promise<boolean> =>
  what.waitFor({ timeout: withinMs }).then(
    () => true,
    () => false,
  );

/** The main job with script: suggestions, filters in place, the map, and a shortlist that the browser keeps. */
export async function checkWithScript(checking: Checking): Promise<void> {
  const { address, known, tally } = checking;
  const context = await openContext(checking, { width: 1280, script: true });
  const page = await context.newPage();
  const step = (name: string, holds: boolean) => tally.check(`with script: ${name}`, holds);
  await page.goto(`${address}/`);
  await page.locator('#near').fill('');
  await page.locator('#near').pressSequentially('Swan', { delay: 20 });
  step('places are suggested', await appears(page.locator('#near-suggestions li').first(), 3000));
  await page.keyboard.press('ArrowDown');
  step(
    'arrows choose a suggestion',
    (await page.locator('#near').getAttribute('aria-activedescendant')) === 'near-suggestions-0',
  );
  await page.keyboard.press('Enter');
  step('Enter takes it', /^Swan/.test(await page.locator('#near').inputValue()));
  await page.locator('#q').fill('lonely');
  await Promise.all([page.waitForURL(/\/search\?/), page.keyboard.press('Enter')]);
  step('empty fields stay out of the address', !/age=|gender=|condition=/.test(page.url()));
  await page.evaluate('window.same = true');
  await page.locator('#filter-delivery-in-person').check();
  await page.waitForURL(/delivery=in-person/);
  await page.locator('.chip').first().waitFor();
  step('a filter answers without a new page', await page.evaluate<boolean>("'same' in window"));
  step('the focus stays on the filter', await focusIs(page, '#filter-delivery-in-person'));
  step('what changed is said', /\d/.test((await page.locator('[data-status]').textContent()) ?? ''));
  step('the map draws its pins', await appears(page.locator('.pin').first(), 5000));
  const map = await page.locator('.map').boundingBox();
  const pin = await page.locator('.pin').first().boundingBox();
  step(
    'the nearest pin lies inside the map',
    map !== null && pin !== null && pin.x >= map.x && pin.y >= map.y && pin.y < map.y + map.height,
  );
  step(
    'the map says its scale in miles',
    /mi|ft/.test((await page.locator('.leaflet-control-scale').textContent()) ?? ''),
  );
  for (const pick of [0, 1]) await page.locator('.result .pick').nth(pick).click();
  const kept = await page.evaluate<string>('JSON.stringify(localStorage)');
  step(
    'the shortlist is kept as ids only',
    /^\{"hereabouts\.shortlist":"\[[^ ]*\]"\}$/.test(kept) && !/lonely|Swan/.test(kept),
  );
  await page.locator('[data-shortlist-link]').click();
  step('the shortlist holds both', (await page.locator('.entry').count()) === 2);
  const own = await page.evaluate<string>('localStorage.getItem("hereabouts.shortlist")');
  const shared = known.picks.filter((id) => !own.includes(id)).slice(0, 1);
  await page.goto(`${address}/shortlist?${idsOf(shared)}`);
  step('a list that somebody shared is shown', (await page.locator('.entry').count()) === 1);
  await page.locator('[data-move=remove]').click();
  await page.locator('.entry').waitFor({ state: 'detached' });
  step(
    'emptied, it does not empty the own one',
    (await page.evaluate<string>('localStorage.getItem("hereabouts.shortlist")')) === own,
  );
  await page.locator('[data-shortlist-link]').click();
  step('and does not take the place of the own one', (await page.locator('.entry').count()) === 2);
  step(
    'a note is in no form and has no name',
    await page.evaluate<boolean>(
      "[...document.querySelectorAll('textarea')].every((note) => !note.form && !note.hasAttribute('name'))",
    ),
  );
  const opensBeside = async () => (await page.locator('.entry__name a[target="_blank"]').count()) > 0;
  step('a listing opens in its place', !(await opensBeside()));
  await page.locator('textarea').first().fill('for one person only');
  step('and beside the notes, where there are any', await opensBeside());
  await page.locator('[data-language-link]').click();
  await page.waitForURL(/lang=cy/);
  step(
    'a note goes with the language',
    (await page.locator('textarea').first().inputValue()) === 'for one person only',
  );
  step('and is kept nowhere', (await page.evaluate<number>('sessionStorage.length')) === 0);
  await page.locator('[data-language-link]').click();
  await page.waitForURL((url) => !url.searchParams.has('lang'));
  await page.locator('[data-start-new] a').click();
  await page.waitForURL((url) => url.pathname === '/' && url.search === '');
  step(
    'a new person starts with an empty list',
    (await page.evaluate<string>('localStorage.getItem("hereabouts.shortlist")')) === '[]',
  );
  step('and there is nothing more to empty', await page.locator('[data-start-new]').isHidden());
  await page.goBack();
  step('whoever goes back finds no note', (await page.locator('textarea').first().inputValue()) === '');
  await context.close();
}

/** Whoever is come upon reads about something else, and the way back does not lead to what they read. */
export async function checkLeaving({ browser, address, tally }: Checking): Promise<void> {
  const context = await browser.newContext();
  await context.route(/bbc\.co\.uk/, (route) => route.fulfill({ body: 'Rain later.' }));
  const page = await context.newPage();
  await page.goto(`${address}/`);
  await page.goto(`${address}/search?q=refuge`);
  await page.locator('[data-leave]').click();
  await page.waitForURL(/bbc\.co\.uk/);
  await page.goBack();
  tally.check(
    'with script: who leaves the page quickly does not come back to it',
    !page.url().includes('refuge'),
  );
  await context.close();
}
