import type { AreaName } from '../../../schemas/area.ts';

/** A census area is named after its district and a number: "Swansea 028A". */
const NUMBERED = /^(.+) \d{3}[A-Z]$/;
const SMALLER_THAN_A_DISTRICT = new Set(['small-area', 'middle-area', 'ward']);

/**
 * How the areas that hold a person are spelt in what listings say they serve: by code and by name. Where we know the
 * person's place only about, an area smaller than a district would be a guess, and is left out.
 */
export function areaWords(held: readonly AreaName[], approximate: boolean): string[] {
  const sure = held.filter(({ kind }) => !(approximate && SMALLER_THAN_A_DISTRICT.has(kind)));
  const names = held.flatMap(({ name }) => NUMBERED.exec(name ?? '')?.[1] ?? []);
  return [...new Set([...sure.flatMap(({ code, name }) => (name ? [code, name] : [code])), ...names])];
}
