/** "{town} Choir" with `{ town: "Neath" }` gives "Neath Choir"; a slot without a value is an error in the data. */
export function fill(
  template: string,
  values: Readonly<Record<string, string | number | undefined>>,
): string {
  return template.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const value = values[slot];
    if (value === undefined) throw new RangeError(`nothing to put for {${slot}} in "${template}"`);
    return String(value);
  });
}

export const slotsIn = (template: string): string[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '');

/** For addresses on the web: lower case, no accents, hyphens. */
export const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f']/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

type Stated<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Drops what is not stated, so that absent stays absent in JSON. */
export const stated = <T extends object>(facts: T): Stated<T> =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Stated<T>;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
