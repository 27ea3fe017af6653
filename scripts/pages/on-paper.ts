import { join } from 'node:path';
import { type Checking, openContext } from './accessibility.ts';
import { idsOf } from './checks.ts';

/** One side of A4 for the usual four, with their notes. */
export async function checkPaper(checking: Checking): Promise<void> {
  const { address, known, tally, pictures } = checking;
  const context = await openContext(checking, { width: 1280, script: true });
  const page = await context.newPage();
  for (const lang of ['en', 'cy']) {
    await page.goto(`${address}/shortlist?lang=${lang}&${idsOf(known.picks)}`);
    for (const note of await page.locator('textarea').all()) await note.fill('Ask for Sian at the door.');
    const paper = await page.pdf({ format: 'A4', path: join(pictures, `shortlist-${lang}.pdf`) });
    const sides = paper.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
    tally.check(`a shortlist of four prints on one side of A4 (${lang})`, sides === 1, `${sides} sides`);
    await page.emulateMedia({ media: 'print' });
    const band = await page.locator('.sample-band').boundingBox();
    tally.check(
      `paper says that a sample is made up (${lang})`,
      band !== null && band.height > 0 && band.height < 30,
    );
    await page.emulateMedia({ media: null });
  }
  await context.close();
}
