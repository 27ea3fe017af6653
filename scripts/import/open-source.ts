import { existsSync, statSync } from 'node:fs';
import { InvalidInput } from '../../functions/domain/errors.ts';
import type { Mapping } from '../../functions/domain/import/mapping.ts';
import type { OpenSource } from '../../functions/domain/import/records.ts';
import { openFeedAddress } from './feed-address.ts';
import { feedFiles, openFeedFile, openFeedFolder } from './feed-folder.ts';
import { isHsdsTables, openHsdsTables } from './hsds-tables.ts';
import { openMappedCsv } from './mapped-csv.ts';
import { openNdjson } from './ndjson.ts';

export interface SourceOptions {
  /** For CSV. */
  readonly mapping?: Mapping | undefined;
  /** What the source is called in the record, where the usual name would not do. */
  readonly named?: string | undefined;
}

const refuse = (source: string, reason: string): never => {
  throw new InvalidInput([{ field: source, reason }]);
};

/** Finds out what a source is, and opens it. Throws `InvalidInput` where nothing can be read from it. */
export async function openSource(source: string, { mapping, named }: SourceOptions): Promise<OpenSource> {
  if (/^https?:\/\//i.test(source)) {
    return URL.canParse(source)
      ? openFeedAddress(source, named)
      : refuse(source, 'is not an address that can be read');
  }
  if (!existsSync(source)) return refuse(source, 'does not exist');
  if (statSync(source).isDirectory()) return openFolder(source, named);
  if (/\.(ndjson|jsonl)$/i.test(source)) return openNdjson(source, named);
  if (/\.json$/i.test(source)) return openFeedFile(source, named);
  if (!/\.(csv|tsv|txt)$/i.test(source) && !mapping) {
    return refuse(source, 'is none of: a feed address, a folder, .ndjson, .json, .csv');
  }
  if (!mapping) return refuse(source, 'needs --mapping FILE (see scripts/mappings/README.md)');
  return openMappedCsv(source, mapping);
}

function openFolder(folder: string, named: string | undefined): OpenSource {
  if (isHsdsTables(folder)) return openHsdsTables(folder, named);
  const { lists, fulls } = feedFiles(folder);
  if (lists.length + fulls.length > 0) return openFeedFolder(folder, named);
  return refuse(
    folder,
    'holds neither saved pages (service_list*.json, service_full*.json) nor services.csv',
  );
}
