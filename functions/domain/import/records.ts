import type { FieldProblem } from '../errors.ts';

/** Where records come from. `id` is what the record keeps; it names no machine and no secret. */
export interface Source {
  readonly id: string;
  readonly name: string;
  readonly licence?: string;
}

/** One record as a reader found it. */
export interface RawRecord {
  /** For a person: file and line, or file and position, or address. */
  readonly where: string;
  /** What a report calls it, where its own id would tell a person nothing. */
  readonly name?: string;
  readonly value: unknown;
  /** What the list said of it, where the full record was read as well. */
  readonly summary?: unknown;
  /** What the reader itself found wrong; the record is then refused. */
  readonly problems?: readonly FieldProblem[];
}

/** Something of the source that could not be read: what came before it counts, and nothing is taken for gone. */
interface ReadFailure {
  readonly where: string;
  readonly failure: string;
}

/** Something worth saying of the source as a whole. */
interface ReadNotice {
  readonly where: string;
  readonly notice: string;
}

export type ReadItem = RawRecord | ReadFailure | ReadNotice;

export interface OpenSource {
  readonly source: Source;
  /** True where a reading to the end shows everything that the source has. */
  readonly complete: boolean;
  /** True for our own export format: what it brings with its provenance is kept to the letter. */
  readonly lossless: boolean;
  readonly items: AsyncIterable<ReadItem>;
  /** From 0 to 1, how far the reading is, where that can be known. */
  readonly progress?: () => number;
}

export interface Problem {
  /** Its id; where that is none that a person could know, the file and line. */
  readonly record: string;
  readonly where: string;
  /** A path such as `schedules.0.opens_at`; empty where the whole record is meant. */
  readonly field: string;
  readonly reason: string;
  readonly severity: 'error' | 'warning';
}
