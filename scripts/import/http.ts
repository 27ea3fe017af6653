import { setTimeout as sleep } from 'node:timers/promises';
import { type JsonFile, PAGE_BYTES_MAX, parseJson } from './json-file.ts';

export interface HttpOptions {
  /** For one answer from first to last byte. */
  readonly timeoutMs?: number;
  readonly attempts?: number;
  /** Before the second attempt; doubled before each further one. */
  readonly backoffMs?: number;
}

const TIMEOUT_MS = 30_000;
const ATTEMPTS = 4;
const BACKOFF_MS = 500;
/** Longer than this no server is waited for, whatever it asks. */
const RETRY_AFTER_MAX_MS = 30_000;

/** Too busy, or broken for the moment; any other answer will be the same next time. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

type Answer = JsonFile & { readonly retryMs?: number | undefined; readonly passing?: boolean };

async function bodyOf(response: Response): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > PAGE_BYTES_MAX) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.min(Math.max(0, seconds) * 1_000, RETRY_AFTER_MAX_MS) : undefined;
}

async function attempt(address: string, timeoutMs: number): Promise<Answer> {
  try {
    const headers = { accept: 'application/json', 'user-agent': 'hereabouts-import' };
    const response = await fetch(address, { headers, signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok) {
      await response.body?.cancel();
      const passing = PASSING.has(response.status);
      return { fault: `answered ${response.status}`, passing, retryMs: retryAfter(response) };
    }
    const body = await bodyOf(response);
    return body ? parseJson(body) : { fault: `answered more than ${PAGE_BYTES_MAX} bytes` };
  } catch (error) {
    return { fault: reasonOf(error, timeoutMs), passing: true };
  }
}

function reasonOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return 'could not be reached';
  if (error.name === 'TimeoutError') return `gave no whole answer within ${timeoutMs / 1_000} s`;
  const cause = error.cause instanceof Error && 'code' in error.cause ? ` (${String(error.cause.code)})` : '';
  return `could not be reached${cause}`;
}

/** The JSON at an address, or why not, after as many attempts as make sense. Never throws. */
export async function getJson(address: string, options: HttpOptions = {}): Promise<JsonFile> {
  const { timeoutMs = TIMEOUT_MS, attempts = ATTEMPTS, backoffMs = BACKOFF_MS } = options;
  for (let tried = 1; ; tried += 1) {
    const answer = await attempt(address, timeoutMs);
    if (!('fault' in answer)) return answer;
    if (!answer.passing || tried >= attempts) return { fault: answer.fault };
    await sleep(answer.retryMs ?? backoffMs * 2 ** (tried - 1));
  }
}
