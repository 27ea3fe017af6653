import type { Checking } from './accessibility.ts';

/** Two editors open one listing: the first is saved, the second loses nothing that was typed. */
export async function checkCorrecting({ browser, address, known, tally }: Checking): Promise<void> {
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
