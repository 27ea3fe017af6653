import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { OpenSource, ReadItem, Source } from '../../functions/domain/import/records.ts';
import { LIMITS } from '../../schemas/limits.ts';
import { linesOf } from './lines.ts';

/** A message of the JSON parser quotes the text around the fault, which may be somebody's address: only the place is kept. */
export function jsonFault(error: unknown): string {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  return position === undefined
    ? 'is not valid JSON'
    : `is not valid JSON at character ${Number(position) + 1}`;
}

async function* recordsOf(file: string, reading: { bytes: number }): AsyncGenerator<ReadItem> {
  const name = basename(file);
  for await (const { number, text } of linesOf(file, reading)) {
    const where = `${name} line ${number}`;
    if (text === undefined) {
      const reason = `is over ${LIMITS.recordLineBytesMax} bytes`;
      yield { where, value: undefined, problems: [{ field: '', reason }] };
    } else if (text.trim() !== '') {
      yield parsed(text, where);
    }
  }
}

function parsed(text: string, where: string): ReadItem {
  try {
    return { where, value: JSON.parse(text) };
  } catch (error) {
    return { where, value: undefined, problems: [{ field: '', reason: jsonFault(error) }] };
  }
}

/** Services, one JSON object a line, in the shape of `interface.md`: our own export format. */
export function openNdjson(file: string, named?: string): OpenSource {
  const source: Source = { id: named ?? `file:${basename(file)}`, name: named ?? basename(file) };
  const size = statSync(file).size;
  const reading = { bytes: 0 };
  return {
    source,
    complete: false,
    lossless: true,
    items: recordsOf(file, reading),
    progress: () => (size === 0 ? 1 : reading.bytes / size),
  };
}
