import { join } from 'node:path';
import { type Checking, openContext } from './accessibility.ts';
import { idsOf } from './checks.ts';

/** What may be written beside so many, for the sheet to stay on one side: a line each for six, three for three. */
const SHEETS = [
  {
    count: 3,
    note: 'Ask for Sian at the door.\nBring your glasses and the letter.\nI will ring you on Friday.',
  },
  { count: 6, note: 'Ask for Sian at the door.' },
];
/** Points, of which a pixel of the screen is three quarters. */
const LEAST_TYPE = 12;

/** One side of A4 in large type. */
export async function checkPaper(checking: Checking): Promise<void> {
  const { address, known, tally, pictures } = checking;
  const context = await openContext(checking, { width: 1280, script: true });
  const page = await context.newPage();
  for (const lang of ['en', 'cy']) {
    for (const { count, note } of SHEETS) {
      await page.goto(`${address}/shortlist?lang=${lang}&${idsOf(known.picks.slice(0, count))}`);
      for (const field of await page.locator('textarea').all()) await field.fill(note);
      const path = join(pictures, `shortlist-${count}-${lang}.pdf`);
      const paper = await page.pdf({ format: 'A4', path });
      const sides = paper.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
      tally.check(
        `a shortlist of ${count} prints on one side of A4 (${lang})`,
        sides === 1,
        `${sides} sides`,
      );
    }
    await page.emulateMedia({ media: 'print' });
    const pixels = await page.evaluate<string>(
      "getComputedStyle(document.querySelector('.entry dd')).fontSize",
    );
    tally.check(
      `the fullest sheet is in large type (${lang})`,
      parseFloat(pixels) * 0.75 >= LEAST_TYPE,
      pixels,
    );
    const isWhole = await page.evaluate<boolean>(
      "[...document.querySelectorAll('.entry dt, .entry dd')].every((each) => each.getClientRects().length > 0)",
    );
    tally.check(`every fact is on paper too, also that it is not known (${lang})`, isWhole);
    const band = await page.locator('.sample-band').boundingBox();
    tally.check(
      `paper says that a sample is made up (${lang})`,
      band !== null && band.height > 0 && band.height < 30,
    );
    await page.emulateMedia({ media: null });
  }
  await context.close();
}
