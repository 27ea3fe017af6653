import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Checking, checkAccessibility } from './pages/accessibility.ts';
import { openBrowser } from './pages/browser.ts';
import { checkFlows } from './pages/flows.ts';
import { knownListings, type Running, startProgram } from './pages/running.ts';
import { Tally } from './pages/tally.ts';
import { checkHosts, checkWeight } from './pages/weight.ts';

const PICTURES = join(import.meta.dirname, '..', '.build', 'pages');

/** Drives the running program in a real browser: accessibility, keyboard, paper, weight, hosts. */
async function main(): Promise<number> {
  const browser = await openBrowser();
  if (!browser) return process.env.CI === 'true' ? 1 : 0;
  await mkdir(PICTURES, { recursive: true });
  const tally = new Tally();
  let program: Running | undefined;
  try {
    program = await startProgram();
    const known = await knownListings(program.address);
    const checking: Checking = {
      browser,
      address: program.address,
      known,
      tally,
      pictures: PICTURES,
      requests: [],
    };
    await checkWeight(checking);
    await checkFlows(checking);
    await checkAccessibility(checking);
    checkHosts(checking);
  } catch (error) {
    tally.check('the checks ran to the end', false, String(error));
  } finally {
    await browser.close();
    await program?.stop();
  }
  console.log(`${tally.passed} passed, ${tally.failures.length} failed. Pictures are in .build/pages.`);
  return tally.failures.length === 0 ? 0 : 1;
}

process.exitCode = await main();
