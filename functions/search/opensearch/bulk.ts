import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@opensearch-project/opensearch';
import { NotAvailable } from '../../domain/errors.ts';
import type { IndexChange } from '../../domain/ports.ts';
import { PATIENT } from './client.ts';
import { answerOf, isBusy } from './failures.ts';
import { storedDocument } from './mapping.ts';
import { fieldsOf, listOf, numberOf } from './parsing.ts';
import { reasonToRefuse } from './refusal.ts';

export interface Refused {
  readonly id: string;
  readonly reason: string;
}

/** The smallest managed instances refuse requests above 10 MiB. */
const REQUEST_BYTES_MAX = 5_000_000;
const REQUEST_CHANGES_MAX = 1_000;
const PAUSES_MS = [100, 400, 1_600, 6_400];
/** What a write is answered with while the engine takes none: its volume is full, or somebody has frozen it. */
const BLOCKED = 403;
const GONE = 404;
const OUTDATED = 409;

interface Operation {
  readonly id: string;
  readonly lines: string;
}

function operationOf(change: IndexChange): Operation {
  const { id, version } = 'put' in change ? change.put : change.remove;
  const target = { _id: id, version, version_type: 'external' };
  const lines =
    'put' in change
      ? `${JSON.stringify({ index: target })}\n${JSON.stringify(storedDocument(change.put))}\n`
      : `${JSON.stringify({ delete: target })}\n`;
  return { id, lines };
}

function* requestsOf(operations: readonly Operation[]): Generator<Operation[]> {
  let request: Operation[] = [];
  let bytes = 0;
  for (const operation of operations) {
    const size = Buffer.byteLength(operation.lines);
    if (request.length > 0 && (bytes + size > REQUEST_BYTES_MAX || request.length === REQUEST_CHANGES_MAX)) {
      yield request;
      [request, bytes] = [[], 0];
    }
    request.push(operation);
    bytes += size;
  }
  if (request.length > 0) yield request;
}

/**
 * Writes to the index behind the alias. The engine keeps the higher version of an id, removals included; what is
 * outdated is no error. What the engine is too busy for is tried again, then `NotAvailable`; at once while it
 * takes no writes.
 */
export async function writeChanges(
  client: Client,
  alias: string,
  changes: readonly IndexChange[],
  refresh: 'wait_for' | false,
): Promise<Refused[]> {
  const refused: Refused[] = [];
  const operations: Operation[] = [];
  for (const change of changes) {
    const reason = 'put' in change ? reasonToRefuse(change.put) : undefined;
    if (reason !== undefined && 'put' in change) refused.push({ id: change.put.id, reason });
    else operations.push(operationOf(change));
  }
  for (const request of requestsOf(operations))
    refused.push(...(await writeUntilAnswered(client, alias, request, refresh)));
  return refused;
}

async function writeUntilAnswered(
  client: Client,
  alias: string,
  operations: readonly Operation[],
  refresh: 'wait_for' | false,
): Promise<Refused[]> {
  const refused: Refused[] = [];
  let waiting = operations;
  for (const ms of [0, ...PAUSES_MS]) {
    if (ms > 0) await pause(ms);
    const outcomes = await writeOnce(client, alias, waiting, refresh);
    refused.push(...outcomes.flatMap(({ id, reason }) => (reason === undefined ? [] : [{ id, reason }])));
    waiting = waiting.filter((_, i) => outcomes[i]?.busy);
    if (waiting.length === 0) return refused;
  }
  throw new NotAvailable('the search engine is too busy to write');
}

interface Outcome {
  readonly id: string;
  readonly busy: boolean;
  readonly reason?: string;
}

async function writeOnce(
  client: Client,
  alias: string,
  operations: readonly Operation[],
  refresh: 'wait_for' | false,
): Promise<Outcome[]> {
  const answer = await answerOf(
    client.transport.request(
      {
        method: 'POST',
        path: `/${encodeURIComponent(alias)}/_bulk`,
        querystring: { require_alias: true, refresh, filter_path: 'items.*.status,items.*.error' },
        bulkBody: operations.map(({ lines }) => lines).join(''),
      },
      PATIENT,
    ),
  );
  const items = listOf(fieldsOf(answer, 'answer').items, 'answer');
  if (items.length !== operations.length) throw new Error('the search engine answered for other writes');
  return operations.map(({ id }, i) => outcomeOf(id, items[i]));
}

function outcomeOf(id: string, item: unknown): Outcome {
  const [result] = Object.values(fieldsOf(item, 'outcome'));
  const { status: said, error } = fieldsOf(result, 'outcome');
  const status = numberOf(said, 'outcome');
  if (status === BLOCKED) throw new NotAvailable('the search engine takes no writes');
  if (isBusy(status)) return { id, busy: true };
  if (status < 300 || status === OUTDATED || (status === GONE && error === undefined))
    return { id, busy: false };
  return { id, busy: false, reason: reasonOf(error) };
}

/** Why the engine refused a document: its outer and its inner reason. */
function reasonOf(error: unknown): string {
  const { reason, caused_by: cause } = fieldsOf(error, 'refusal');
  const inner = cause === undefined ? undefined : fieldsOf(cause, 'refusal').reason;
  return (
    [reason, inner].filter((part) => typeof part === 'string').join(': ') || 'refused by the search engine'
  );
}
