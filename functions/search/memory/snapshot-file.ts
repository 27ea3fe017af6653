import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/**
 * Arrays by name, in a file: a magic line, a header in JSON, the arrays, a checksum of everything before it.
 * The number is raised whenever there are other arrays, or those of the same name hold something else.
 */
const MAGIC = 'hereabouts index 4\n';
const KINDS = { Int8Array, Uint8Array, Uint16Array, Uint32Array, Float64Array } as const;
type Kind = keyof typeof KINDS;
export type Part = Int8Array | Uint8Array | Uint16Array | Uint32Array | Float64Array;
const HEADER_BYTES_MAX = 10_000_000;
/** Numbers are written as this machine holds them. */
const byteOrder = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 'little' : 'big';

interface Header {
  readonly byteOrder: string;
  readonly notes: Readonly<Record<string, string | number>>;
  readonly parts: readonly { readonly name: string; readonly kind: Kind; readonly length: number }[];
}

export interface Contents {
  readonly notes: Header['notes'];
  readonly parts: ReadonlyMap<string, Part>;
}

const bytesOf = (part: Part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength);

/** Written beside the file, flushed, then renamed over it. */
export async function writeParts(file: string, { notes, parts }: Contents): Promise<void> {
  const header: Header = {
    byteOrder,
    notes,
    parts: [...parts].map(([name, part]) => ({ name, kind: kindOf(part), length: part.length })),
  };
  const json = Buffer.from(JSON.stringify(header));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(json.length);
  const temporary = `${file}.part`;
  const handle = await open(temporary, 'w');
  try {
    let sum = 0;
    for (const bytes of [Buffer.from(MAGIC), size, json, ...[...parts.values()].map(bytesOf)]) {
      sum = crc32(bytes, sum);
      await writeAll(handle, bytes);
    }
    const end = Buffer.alloc(4);
    end.writeUInt32LE(sum);
    await writeAll(handle, end);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(temporary, { force: true });
    throw error;
  }
  await handle.close();
  await rename(temporary, file);
}

/** A Buffer is bytes, too. */
function kindOf(part: Part): Kind {
  return part instanceof Uint8Array ? 'Uint8Array' : (part.constructor.name as Kind);
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at)).bytesWritten;
}

/** Undefined where the file is missing, cut short, changed or not one of these. */
export async function readParts(file: string): Promise<Contents | undefined> {
  const handle = await open(file, 'r').catch(() => undefined);
  if (!handle) return undefined;
  try {
    return await readFrom(handle);
  } finally {
    await handle.close();
  }
}

async function readFrom(handle: FileHandle): Promise<Contents | undefined> {
  const start = await readExactly(handle, MAGIC.length + 4);
  if (!start || Buffer.from(start).toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined;
  const headerBytes = Buffer.from(start).readUInt32LE(MAGIC.length);
  if (headerBytes > HEADER_BYTES_MAX) return undefined;
  const json = await readExactly(handle, headerBytes);
  const header = json && parseHeader(json);
  if (!json || !header) return undefined;
  const body = header.parts.reduce(
    (sum, { kind, length }) => sum + length * KINDS[kind].BYTES_PER_ELEMENT,
    0,
  );
  const { size } = await handle.stat();
  if (size !== start.length + json.length + body + 4) return undefined;

  let sum = crc32(json, crc32(start));
  const parts = new Map<string, Part>();
  for (const { name, kind, length } of header.parts) {
    const bytes = await readExactly(handle, length * KINDS[kind].BYTES_PER_ELEMENT);
    if (!bytes) return undefined;
    sum = crc32(bytes, sum);
    parts.set(name, new KINDS[kind](bytes.buffer));
  }
  const end = await readExactly(handle, 4);
  if (!end || Buffer.from(end).readUInt32LE() !== sum) return undefined;
  return { notes: header.notes, parts };
}

/** Exactly so many bytes in a buffer of their own. */
async function readExactly(handle: FileHandle, length: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; ) {
    const { bytesRead } = await handle.read(bytes, at, length - at);
    if (bytesRead === 0) return undefined;
    at += bytesRead;
  }
  return bytes;
}

function parseHeader(json: Uint8Array): Header | undefined {
  try {
    const header: Header = JSON.parse(Buffer.from(json).toString());
    const known = header.parts.every(({ kind, length }) => kind in KINDS && Number.isSafeInteger(length));
    return known && header.byteOrder === byteOrder ? header : undefined;
  } catch {
    return undefined;
  }
}
