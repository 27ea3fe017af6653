import { Service } from '../../../schemas/service.ts';
import { clean } from '../import/clean.ts';

/**
 * A service as one line, in the order of the schema and without what says nothing. Its provenance is always there,
 * if only as an empty list: by that an import knows the line for ours, and keeps it to the letter.
 */
export function toLine(service: Service): string {
  const { hereabouts, ...rest } = Service.parse(clean(service));
  const provenance = hereabouts?.provenance ?? [];
  return JSON.stringify({ ...rest, hereabouts: { ...hereabouts, provenance } });
}
