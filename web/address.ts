/** New values of parameters; null or an empty list takes the parameter away. */
export type Changes = Readonly<Record<string, string | number | readonly string[] | null>>;

/** The same page with other parameters, as a relative address. Empty parameters are dropped. */
export function withParameters(url: URL, changes: Changes, path: string = url.pathname): string {
  const parameters = new URLSearchParams([...url.searchParams].filter(([, value]) => value.trim() !== ''));
  for (const [name, value] of Object.entries(changes)) {
    parameters.delete(name);
    for (const each of value === null ? [] : [value].flat()) parameters.append(name, String(each));
  }
  const query = parameters.toString();
  return query === '' ? path : `${path}?${query}`;
}

/** The same page without one value of a repeatable parameter. */
export const withoutValue = (url: URL, name: string, value: string, also: Changes = {}): string =>
  withParameters(url, { ...also, [name]: url.searchParams.getAll(name).filter((each) => each !== value) });

/** The same page with one more value of a repeatable parameter. */
export const withValue = (url: URL, name: string, value: string, also: Changes = {}): string =>
  withParameters(url, {
    ...also,
    [name]: [...url.searchParams.getAll(name).filter((each) => each !== value), value],
  });
