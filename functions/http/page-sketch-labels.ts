import type { SketchView } from '../../web/views.ts';

/** A part of the sketch, in its units. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

interface Town extends Spot {
  readonly name: string;
  /** A pin stands in it: it is named also where its name has to stand off. */
  readonly own: boolean;
}

/** Half of a pin with the white around it. */
const PIN = 13;
const LETTER_WIDTH = 9;
/** From the middle of a line of text to its upper and lower end, and to its base line. */
const HALF_LINE = 10;
const BASE_LINE = 6;
/** How far a name stands from its town: close by, else just clear of a pin that stands on it, else farther. */
const CLOSE = [6];
const GAPS = [...CLOSE, 16, 30];

const around = ({ x, y }: Spot, half: number): Box => ({
  left: x - half,
  top: y - half,
  right: x + half,
  bottom: y + half,
});
const meet = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const holds = (whole: Box, part: Box): boolean =>
  part.left >= whole.left &&
  part.right <= whole.right &&
  part.top >= whole.top &&
  part.bottom <= whole.bottom;

export const pinBox = (spot: Spot): Box => around(spot, PIN);

/** Places beside a spot and around it, nearest first, each clear of the others. */
const STEPS = [0, 1, -1, 2, -2, 3, -3];
const ASIDE: readonly Spot[] = STEPS.flatMap((across) =>
  STEPS.map((down) => ({ x: across * 2 * PIN, y: down * 2 * PIN })),
).toSorted((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y));

/** Pins on one spot are moved beside each other, so that each number can be read. */
export function apart(dots: SketchView['dots'], sheet: Box): SketchView['dots'] {
  const placed: SketchView['dots'][number][] = [];
  for (const dot of dots) {
    const free = ASIDE.map(({ x, y }) => ({ ...dot, x: dot.x + x, y: dot.y + y })).find(
      (moved) => holds(sheet, pinBox(moved)) && !placed.some((other) => meet(pinBox(other), pinBox(moved))),
    );
    placed.push(free ?? dot);
  }
  return placed;
}

/** Names beside their towns, clear of what is there already and of each other; a name without room is left out. */
export function named(towns: readonly Town[], taken: readonly Box[], sheet: Box): SketchView['towns'] {
  const full = [...taken];
  return towns.flatMap((town) => {
    const { name, x, y } = town;
    const free = besides(town).find(
      ({ box }) => holds(sheet, box) && !full.some((other) => meet(other, box)),
    );
    if (!free) return [];
    full.push(free.box);
    return [{ name, x, y, label: free.label }];
  });
}

/** Where the name of a town can stand: at its right, its left, below and above it. */
function besides({ name, x, y, own }: Town): { label: SketchView['towns'][number]['label']; box: Box }[] {
  const width = name.length * LETTER_WIDTH;
  return (own ? GAPS : CLOSE).flatMap((gap) =>
    (
      [
        { anchor: 'start', left: x + gap, middle: y },
        { anchor: 'end', left: x - gap - width, middle: y },
        { anchor: 'middle', left: x - width / 2, middle: y + gap + HALF_LINE },
        { anchor: 'middle', left: x - width / 2, middle: y - gap - HALF_LINE },
      ] as const
    ).map(({ anchor, left, middle }) => ({
      label: {
        x: Math.round(anchor === 'start' ? left : anchor === 'end' ? left + width : left + width / 2),
        y: Math.round(middle + BASE_LINE),
        anchor,
      },
      box: { left, right: left + width, top: middle - HALF_LINE, bottom: middle + HALF_LINE },
    })),
  );
}
