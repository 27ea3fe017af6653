import { Weekday } from '../../../schemas/words.ts';

/** Half-hours of the day. Morning ends at noon, evening begins at five. */
export const PARTS: Readonly<
  Record<'mornings' | 'afternoons' | 'evenings', readonly [from: number, to: number]>
> = {
  mornings: [0, 24],
  afternoons: [24, 34],
  evenings: [34, 48],
};
export type Part = keyof typeof PARTS;
export const ALL_PARTS = Object.keys(PARTS) as Part[];

const WEEKEND: readonly Weekday[] = ['SA', 'SU'];

/** The days that are named so; none where a part of the day is. */
export function daysNamed(time: string): readonly Weekday[] {
  if (time === 'weekends') return WEEKEND;
  return time === 'weekdays' ? Weekday.options.filter((day) => !WEEKEND.includes(day)) : [];
}

/** The parts of the day that are named so; none where days are. */
export const partsNamed = (time: string): readonly Part[] =>
  time === 'daytime' ? ['mornings', 'afternoons'] : ALL_PARTS.filter((part) => part === time);
