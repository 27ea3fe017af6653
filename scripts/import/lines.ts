import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
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

/**
 * The lines of a file, at memory for one of them. A byte-order mark is dropped, and each line is UTF-8 or
 * Windows-1252 for itself: files glued together from both are read right.
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
    const text = length > bytesMax ? undefined : decode(Buffer.concat(rest)).replace(/\r$/, '');
    rest = [];
    length = 0;
    return { number, text };
  };
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
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
