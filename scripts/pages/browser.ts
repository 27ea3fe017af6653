import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Debian's Chromium; undefined, and said loudly, where it is not installed. */
export async function openBrowser(): Promise<Browser | undefined> {
  if (existsSync(CHROMIUM)) return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  console.warn(
    `SKIPPED: no browser at ${CHROMIUM}. Install it with: apt-get install -y chromium fonts-dejavu-core`,
  );
  return undefined;
}
