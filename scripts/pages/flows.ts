import type { Checking } from './accessibility.ts';
import { checkWithoutScript } from './by-keyboard.ts';
import { checkCorrecting } from './correcting.ts';
import { checkMoving } from './moving.ts';
import { checkPaper } from './on-paper.ts';
import { checkLeaving, checkWithScript } from './with-script.ts';

/** The main job, from the question to the printed sheet, by keyboard alone; with script and without. */
export async function checkFlows(checking: Checking): Promise<void> {
  await checkWithoutScript(checking);
  await checkWithScript(checking);
  await checkLeaving(checking);
  await checkMoving(checking);
  await checkPaper(checking);
  await checkCorrecting(checking);
}
