import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { InvalidInput } from '../../functions/domain/errors.ts';
import { LIMITS } from '../../schemas/limits.ts';

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Undefined for a line over the limit, which is passed over and never held. */
  readonly text: string | undefined;
}

/** What a program that watches the reading may know of it. */
export interface Reading {
  bytes: number;
}

const NEWLINE = 0x0a;
const windows1252 = new TextDecoder('windows-1252');

/** Text that is not UTF-8 is taken for Windows-1252, which is what spreadsheets on Windows write. */
export const decode = (bytes: Buffer): string =>
  (isUtf8(bytes) ? bytes.toString('utf8') : windows1252.decode(bytes)).replace(/^\uFEFF/, '');

const isUtf16 = (bytes: Buffer): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

/** Most lines lie within one piece of the file, and need no copy. */
const joined = (pieces: readonly Buffer[]): Buffer =>
  pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);

/**
 * The lines of a file, at memory for one of them. A byte-order mark is dropped, and each line is UTF-8 or
 * Windows-1252 for itself: files glued together from both are read right. Throws `InvalidInput` for UTF-16.
 */
export async function* linesOf(
  file: string,
  reading: Reading = { bytes: 0 },
  bytesMax: number = LIMITS.recordLineBytesMax,
): AsyncGenerator<Line> {
  let rest: Buffer[] = [];
  let length = 0;
  let number = 0;
  const line = (): Line => {
    number += 1;
    const text = length > bytesMax ? undefined : decode(joined(rest)).replace(/\r$/, '');
    rest = [];
    length = 0;
    return { number, text };
  };
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    if (reading.bytes === 0 && isUtf16(chunk)) {
      throw new InvalidInput([{ field: basename(file), reason: 'is UTF-16 text: save it as UTF-8' }]);
    }
    reading.bytes += chunk.length;
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
      length += at - from;
      if (length <= bytesMax) rest.push(chunk.subarray(from, at));
      yield line();
      from = at + 1;
    }
    length += chunk.length - from;
    if (length <= bytesMax) rest.push(chunk.subarray(from));
    else rest = [];
  }
  if (length > 0) yield line();
}
