import type { Checking } from './accessibility.ts';

/** First view of the search with twenty answers (`web.md`): compressed kilobytes and requests. */
export const BUDGET = { kilobytes: 60, requests: 8 } as const;

/** What a first visit costs until the page can be read and used, and what the map adds after that. */
export async function checkWeight({ browser, address, tally, requests }: Checking): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.on('request', (request) => requests.push(request.url()));
  const page = await context.newPage();
  let allowMap: () => void = () => undefined;
  const mapAllowed = new Promise<void>((done) => {
    allowMap = done;
  });
  const client = await context.newCDPSession(page);
  await client.send('Network.enable');
  const sizes: number[] = [];
  /** Pictures within the styles are no requests, though the browser tells of them in the same way. */
  const within = new Set<string>();
  client.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.startsWith('data:')) within.add(requestId);
  });
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!within.has(requestId)) sizes.push(encodedDataLength);
  });
  await page.route(/\/assets\/map/, async (route) => {
    await mapAllowed;
    await route.continue();
  });
  await page.goto(`${address}/search?q=lonely&near=SA1`, { waitUntil: 'load' });
  const answers = await page.locator('.result').count();
  const first = { requests: sizes.length, kilobytes: sizes.reduce((sum, size) => sum + size, 0) / 1000 };
  allowMap();
  await page.locator('.pin').first().waitFor({ timeout: 10_000 });
  const all = { requests: sizes.length, kilobytes: sizes.reduce((sum, size) => sum + size, 0) / 1000 };
  const said = ({ requests: n, kilobytes }: typeof first) => `${kilobytes.toFixed(1)} kB in ${n} requests`;
  console.log(`First view of ${answers} answers: ${said(first)}; with the map: ${said(all)}`);
  tally.check('the weighed page has twenty answers', answers === 20, `${answers}`);
  tally.check(`first view within ${BUDGET.kilobytes} kB`, first.kilobytes <= BUDGET.kilobytes, said(first));
  tally.check(`with the map within ${BUDGET.requests} requests`, all.requests <= BUDGET.requests, said(all));
  await context.close();
}

/** Nothing is asked of another host. */
export function checkHosts({ address, requests, tally }: Checking): void {
  const foreign = requests.filter(
    (url) => !url.startsWith(address) && !url.startsWith('data:') && url !== 'about:blank',
  );
  tally.check(
    `none of ${requests.length} requests left this host`,
    foreign.length === 0,
    foreign.slice(0, 3).join(', '),
  );
}
