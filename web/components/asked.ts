import type { Frame } from '../frame.ts';
import type { Choice } from './fields.tsx';

/** The words that can be chosen from the vocabulary, in the language of the page. */
export interface PersonChoices {
  readonly conditions: readonly Choice[];
  readonly circumstances: readonly Choice[];
  readonly languages: readonly Choice[];
}

export interface AskedProps {
  readonly frame: Frame;
  /** What was typed, as it was typed, also where it could not be understood. */
  readonly typed: URLSearchParams;
  /** By field name. */
  readonly errors: Readonly<Record<string, string>>;
  readonly choices: PersonChoices;
  /** On the home page everything is asked here; beside results, room, price and route are filters. */
  readonly at: 'home' | 'results';
}
