/** Saves batches into the file it is given for ever, and prints the last id of each batch once it is acknowledged. */
import { openSqliteRecord } from '../../functions/store/sqlite/record.ts';
import { aListing } from '../fixtures/listing.ts';

const [file = '', name = ''] = process.argv.slice(2);
const record = openSqliteRecord(file, { now: () => new Date() });
const BATCH = 20;

async function writeForEver(): Promise<never> {
  for (let from = 0; ; from += BATCH) {
    const ids = Array.from({ length: BATCH }, (_, n) => `${name}-${from + n}`);
    await record.saveListings(ids.map((id) => ({ listing: aListing({ id }), expected: 0 })));
    process.stdout.write(`${from + BATCH}\n`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
await writeForEver();
