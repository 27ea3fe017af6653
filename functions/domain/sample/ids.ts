import { v5 } from 'uuid';

const NAMESPACE = v5('https://hereabouts.example/sample', v5.URL);

/** The same id for the same thing of the same seed, so that a second load changes nothing. */
export const idOf = (seed: string, ...path: readonly (string | number)[]): string =>
  v5([seed, ...path].join('/'), NAMESPACE);
