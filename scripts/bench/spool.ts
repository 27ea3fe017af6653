import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { IndexDocument } from '../../functions/domain/search/index-language.ts';
import { indexDocument } from '../../functions/domain/search/indexed/document.ts';
import { readConfig } from '../../functions/runtime/config.ts';
import { openDependencies } from '../../functions/runtime/dependencies.ts';
import type { Listing } from '../../schemas/listing.ts';
import type { Service } from '../../schemas/service.ts';
import { BLOCK, generatedServices } from './generated-services.ts';

/** Lines that are written together. */
const BATCH = 500;

/** Services in feed shape, one a line: what `npm run import` reads. */
export async function writeServices(file: string, count: number, today: string): Promise<void> {
  const to = await open(file, 'w');
  try {
    for await (const batch of batches(generatedServices(count, today)))
      await to.appendFile(batch.map((service) => `${JSON.stringify(service)}\n`).join(''));
  } finally {
    await to.close();
  }
}

function* batches<T>(items: Iterable<T>): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

export const listingOf = (service: Service, today: string): Listing => ({
  kind: 'listing',
  id: service.id,
  version: 1,
  service,
  change: {
    at: `${today}T00:00:00Z`,
    by: { kind: 'system' },
    why: 'generated for a measurement',
    fields: [],
  },
});

export interface SpoolTask {
  readonly folder: string;
  readonly part: number;
  readonly from: number;
  readonly count: number;
  readonly today: string;
}

const documentsFile = (folder: string, part: number) => join(folder, `documents-${part}.ndjson`);

/** Puts a part of the generated listings into the record of one machine, and the documents of its index into a file. */
export async function spool({ folder, part, from, count, today }: SpoolTask): Promise<void> {
  const parts = await openDependencies(readConfig({ HEREABOUTS_DATA: folder }));
  const to = await open(documentsFile(folder, part), 'w');
  try {
    for (const batch of batches(generatedServices(count, today, from))) {
      const listings = batch.map((service) => listingOf(service, today));
      const outcomes = await parts.record.saveListings(listings.map((listing) => ({ listing, expected: 0 })));
      if (!outcomes.every(({ saved }) => saved)) throw new Error('a generated listing was not saved');
      await to.appendFile(listings.map((listing) => lineOf(indexDocument(listing, today))).join(''));
    }
  } finally {
    await to.close();
    await parts.close();
  }
}

/** One task a processor, each of whole blocks. */
export function spoolTasks(folder: string, listings: number, today: string, processors = 2): SpoolTask[] {
  const share = Math.ceil(listings / processors / BLOCK) * BLOCK;
  return Array.from({ length: Math.ceil(listings / share) }, (_, part) => ({
    folder,
    part,
    from: part * share,
    count: Math.min(share, listings - part * share),
    today,
  }));
}

/** The documents of all parts. */
export async function* spooled(tasks: readonly SpoolTask[]): AsyncGenerator<IndexDocument> {
  for (const { folder, part } of tasks)
    for await (const line of createInterface({ input: createReadStream(documentsFile(folder, part)) }))
      yield documentOf(line);
}

const lineOf = ({ sense, ...document }: IndexDocument) =>
  `${JSON.stringify({ ...document, sense: [...sense] })}\n`;

function documentOf(line: string): IndexDocument {
  const document = JSON.parse(line) as IndexDocument & { readonly sense: readonly number[] };
  return { ...document, sense: Int8Array.from(document.sense) };
}
