import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Checking, openContext } from './accessibility.ts';

/** Words that would only be in a request if a note for a client left the browser. */
const CANARY = 'canary-note-for-a-person';

/** The main job, from the question to the printed sheet, by keyboard alone; with script and without. */
export async function checkFlows(checking: Checking): Promise<void> {
  await withoutScript(checking);
  await withScript(checking);
  await onPaper(checking);
  await correction(checking);
}

async function tabTo(page: Page, selector: string, limit = 150): Promise<boolean> {
  for (let i = 0; i < limit; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`))
      return true;
  }
  return false;
}

async function withoutScript({ browser, address, tally, requests }: Checking): Promise<void> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 1280, height: 900 },
  });
  context.on('request', (request) => requests.push(request.url()));
  const page = await context.newPage();
  const step = (name: string, holds: boolean) => tally.check(`by keyboard without script: ${name}`, holds);
  await page.goto(address);
  await page.keyboard.press('Tab');
  step(
    'the first stop is the skip link',
    await page.evaluate<boolean>("document.activeElement?.matches('.govuk-skip-link') ?? false"),
  );
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

async function withScript(checking: Checking): Promise<void> {
  const { address, tally } = checking;
  const context = await openContext(checking, { width: 1280, script: true });
  const page = await context.newPage();
  const step = (name: string, holds: boolean) => tally.check(`with script: ${name}`, holds);
  await page.goto(`${address}/`);
  await page.locator('#near').fill('');
  await page.locator('#near').pressSequentially('Swan', { delay: 20 });
  const offered = await page
    .locator('#near-suggestions li')
    .first()
    .waitFor({ timeout: 3000 })
    .then(
      () => true,
      () => false,
    );
  step('places are suggested', offered);
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
  step(
    'the focus stays on the filter',
    await page.evaluate<boolean>("document.activeElement?.id === 'filter-delivery-in-person'"),
  );
  step('what changed is said', /\d/.test((await page.locator('[data-status]').textContent()) ?? ''));
  step(
    'the map draws its pins',
    await page
      .locator('.pin')
      .first()
      .waitFor({ timeout: 5000 })
      .then(
        () => true,
        () => false,
      ),
  );
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
  await page.locator('textarea').first().fill(CANARY);
  await page.locator('.entry__tools a').first().click();
  step('the shortlist holds both', (await page.locator('.entry').count()) === 2);
  step('notes never leave the browser', !checking.requests.some((url) => url.includes(CANARY)));
  step(
    'a note is in no form and has no name',
    await page.evaluate<boolean>(
      "[...document.querySelectorAll('textarea')].every((note) => !note.form && !note.hasAttribute('name'))",
    ),
  );
  await context.close();
}

/** One side of A4 for the usual four, with their notes. */
async function onPaper(checking: Checking): Promise<void> {
  const { address, known, tally, pictures } = checking;
  const context = await openContext(checking, { width: 1280, script: true });
  const page = await context.newPage();
  await page.goto(`${address}/shortlist?${known.picks.map((id) => `id=${id}`).join('&')}`);
  for (const note of await page.locator('textarea').all()) await note.fill('Ask for Sian at the door.');
  const paper = await page.pdf({ format: 'A4', path: join(pictures, 'shortlist.pdf') });
  const sides = paper.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  tally.check('a shortlist of four prints on one side of A4', sides === 1, `${sides} sides`);
  await context.close();
}

/** Two editors open one listing: the first is saved, the second loses nothing that was typed. */
async function correction({ browser, address, known, tally }: Checking): Promise<void> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const [first, second] = [await context.newPage(), await context.newPage()];
  const step = (name: string, holds: boolean) => tally.check(`correcting: ${name}`, holds);
  for (const page of [first, second]) await page.goto(`${address}/listings/${known.listing}/edit`);
  await first.locator('#phone').fill('01792 496 0123');
  await first.locator('#capacity').selectOption('waiting-list');
  await first.locator('#weeks').fill('3');
  await first.locator('button[type=submit]').click();
  const page = await first.content();
  step(
    'what was changed is shown',
    page.includes('01792 496 0123') && page.includes('Waiting list: 3 weeks'),
  );
  await second.locator('#name').fill('A name typed at the same time');
  await second.locator('button[type=submit]').click();
  step(
    'the slower one is told, and what was typed stays',
    (await second.content()).includes('01792 496 0123') &&
      (await second.locator('#name').inputValue()) === 'A name typed at the same time',
  );
  await second.locator('#name').fill('');
  await second.locator('button[type=submit]').click();
  step('an empty name is refused beside its field', (await second.locator('#name-error').count()) === 1);
  await context.close();
}
