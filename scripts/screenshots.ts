import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser } from './pages/browser.ts';
import { startProgram } from './pages/running.ts';

const DOCS = join(import.meta.dirname, '..', 'docs');

/** The picture of the README, taken from the running program. */
async function main(): Promise<number> {
  const browser = await openBrowser();
  if (!browser) return 1;
  await mkdir(DOCS, { recursive: true });
  const program = await startProgram();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1240 } });
    await page.goto(
      `${program.address}/search?q=something+with+her+hands,+gentle+company&near=SA1+1AA&age=74&cannot=driving`,
    );
    await page.locator('.pin').first().waitFor();
    await page.screenshot({ path: join(DOCS, 'search.png') });
  } finally {
    await browser.close();
    await program.stop();
  }
  console.log('docs/search.png is taken.');
  return 0;
}

process.exitCode = await main();
