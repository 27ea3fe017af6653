import { errors } from '@opensearch-project/opensearch';
import { NotAvailable } from '../../domain/errors.ts';

const BUSY_OR_AWAY: ReadonlySet<number> = new Set([408, 429, 502, 503, 504]);

export const isBusy = (status: number): boolean => BUSY_OR_AWAY.has(status);

/** The kind of a refusal, such as `resource_already_exists_exception`; undefined for other errors. */
export function refusalKind(error: unknown): string | undefined {
  if (!(error instanceof errors.ResponseError)) return undefined;
  const kind: unknown = error.body?.error?.type;
  return typeof kind === 'string' ? kind : `status ${error.statusCode}`;
}

/**
 * The answer of a call, or one of two errors: `NotAvailable` where the engine is away, too slow, overloaded or has no
 * index yet, and a plain error that names the kind of refusal. Neither carries anything of the request, since the
 * engine's own messages repeat the words and coordinates of a search.
 */
export async function answerOf<T>(call: Promise<{ body: T }>): Promise<T> {
  try {
    return (await call).body;
  } catch (error) {
    throw namedError(error);
  }
}

function namedError(error: unknown): Error {
  const kind = refusalKind(error);
  if (kind === 'index_not_found_exception') return new NotAvailable('the search index is not there yet');
  if (error instanceof errors.ResponseError && !isBusy(error.statusCode))
    return new Error(`the search engine refused a request: ${kind}`);
  if (error instanceof errors.OpenSearchClientError)
    return new NotAvailable('the search engine does not answer');
  return error instanceof Error ? error : new Error('the search engine failed');
}
