import type { AreaBook, PostcodeBook, Record, SearchIndex, StopBook } from './ports.ts';

/** The parts that the rules of the directory work with. Which adapters they are is decided in `runtime`. */
export interface Directory {
  readonly record: Record;
  readonly postcodes: PostcodeBook;
  readonly areas: AreaBook;
  readonly stops: StopBook;
  readonly index: SearchIndex;
  /** The clock; read only here. */
  readonly now: () => Date;
  readonly log: Log;
}

/** One line of a log: a message and plain values. Never a word, place or person of a search, never an address. */
export type Log = (
  level: 'info' | 'warn' | 'error',
  message: string,
  values?: Readonly<{ [key: string]: string | number | boolean }>,
) => void;

/** How well the search follows the record. */
export interface ProjectionStatus {
  /** Milliseconds from commit to searchable, of the last change that was projected; null before the first. */
  readonly lagMs: number | null;
  readonly caughtUp: boolean;
  /** Listings that could not be projected, with the reason; tried again when they change or the index is rebuilt. */
  readonly setAside: ReadonlyMap<string, string>;
}
