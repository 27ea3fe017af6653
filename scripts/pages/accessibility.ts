import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Known, PAGE_CHECKS, type PageCheck } from './checks.ts';
import type { Tally } from './tally.ts';

/** 640 pixels is what is left of a screen of 1280 at 200 % zoom. */
const WIDTHS = [320, 640, 768, 1280] as const;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export interface Checking {
  readonly browser: Browser;
  readonly address: string;
  readonly known: Known;
  readonly tally: Tally;
  readonly pictures: string;
  /** Every address that a page asked for. */
  readonly requests: string[];
}

/** Every page in every state at every width: no axe violation, nothing wider than the screen, the right status. */
export async function checkAccessibility(checking: Checking): Promise<void> {
  for (const width of WIDTHS) await inContext(checking, { width, script: true }, PAGE_CHECKS);
  await inContext(checking, { width: 320, script: false }, PAGE_CHECKS);
  const some = PAGE_CHECKS.filter(({ name }) =>
    ['home', 'search-many', 'search-error', 'listing', 'shortlist'].includes(name),
  );
  await inContext(checking, { width: 1280, script: true, forced: true }, some);
}

interface Setting {
  readonly width: number;
  readonly script: boolean;
  readonly forced?: boolean;
}

async function inContext(checking: Checking, setting: Setting, checks: readonly PageCheck[]): Promise<void> {
  const context = await openContext(checking, setting);
  const page = await context.newPage();
  for (const check of checks) {
    const name = `${check.name} at ${setting.width}${setting.script ? '' : ' without script'}${setting.forced ? ' in forced colours' : ''}`;
    await checkPage(checking, page, check, name, setting).catch((error: unknown) =>
      checking.tally.check(name, false, String(error)),
    );
  }
  await context.close();
}

/** Script is off by refusing its files: the page is as without it, and axe can still look at it. */
export async function openContext(
  { browser, requests }: Checking,
  { width, script, forced }: Setting,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
    ...(forced ? { forcedColors: 'active' as const } : {}),
  });
  context.on('request', (request) => requests.push(request.url()));
  if (!script) await context.route('**/*.js', (route) => route.abort());
  return context;
}

async function checkPage(
  { address, known, tally, pictures }: Checking,
  page: Page,
  check: PageCheck,
  name: string,
  setting: Setting,
): Promise<void> {
  await page.goto('about:blank');
  const errors: string[] = [];
  const onError = (error: Error) => errors.push(error.message);
  page.on('pageerror', onError);
  const response = await page.goto(`${address}${check.path(known)}`, { waitUntil: 'load' });
  if (setting.script) await page.evaluate('localStorage.clear()');
  tally.check(
    `${name}: status`,
    response?.status() === (check.status ?? 200),
    `status ${response?.status()}`,
  );
  if (check.holds)
    tally.check(`${name}: state`, check.holds.test(await page.content()), `does not hold ${check.holds}`);
  if (setting.width >= 1280)
    for (const details of await page.locator('details.person, details.filter__more').all())
      await details.evaluate((element) => element.setAttribute('open', ''));
  if (setting.script && (await page.locator('[data-map]').count()) > 0) await page.waitForTimeout(150);
  const wide = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  tally.check(`${name}: fits the screen`, wide <= 0, `${wide} pixels too wide`);
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const told = violations
    .map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html.slice(0, 160)}`)
    .join(' | ');
  tally.check(`${name}: axe`, violations.length === 0, told);
  tally.check(`${name}: no script error`, errors.length === 0, errors.join('; '));
  page.off('pageerror', onError);
  const suffix = setting.forced ? '-forced' : setting.script ? '' : '-without-script';
  await page.screenshot({
    path: join(pictures, `${check.name}-${setting.width}${suffix}.png`),
    fullPage: false,
  });
}
