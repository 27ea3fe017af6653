import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Id } from '../../schemas/common.ts';
import type { Frame } from '../../web/frame.ts';
import { sayIn } from '../../web/words.ts';
import type { AppParts } from './app-parts.ts';
import { askedUrl } from './asked-url.ts';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/** Fast enough to do for every page, and within a few per cent of the best (level 11 takes fifty times as long). */
const BROTLI_LEVEL = 5;
/** Smaller than this fits in one packet anyway. */
const COMPRESS_FROM_BYTES = 1_200;

/** What every page knows, from its address. */
export function frameOf(context: Context, parts: AppParts): Frame {
  const url = askedUrl(context);
  const lang = url.searchParams.get('lang') === 'cy' ? 'cy' : 'en';
  return {
    lang,
    say: sayIn(lang),
    url,
    picks: idsIn(url, 'pick'),
    assets: parts.assets?.links ?? {},
    sample: parts.notice?.() === 'sample',
    ...(parts.tiles ? { tiles: parts.tiles } : {}),
  };
}

/** Every link of a page carries what was picked: nobody picks more by hand. */
const IDS_MAX = 40;

/** Ids that could be those of listings, each once, in order. */
export const idsIn = (url: URL, name: string): string[] =>
  [...new Set(url.searchParams.getAll(name).filter((id) => Id.safeParse(id).success))].slice(0, IDS_MAX);

/** A page as the answer, compressed where the browser can. Nothing of it is kept by anyone on the way. */
export async function answerPage(
  context: Context,
  page: { toString(): string } | Promise<string>,
  status = 200,
): Promise<Response> {
  const html = Buffer.from(`<!doctype html>${await page.toString()}`);
  const headers: Record<string, string> = {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    Vary: 'Accept-Encoding',
  };
  const accepted = context.req.header('Accept-Encoding') ?? '';
  let body = html;
  if (html.length >= COMPRESS_FROM_BYTES && /\bbr\b/.test(accepted)) {
    body = await brotli(html, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_LEVEL,
        [constants.BROTLI_PARAM_SIZE_HINT]: html.length,
      },
    });
    headers['Content-Encoding'] = 'br';
  } else if (html.length >= COMPRESS_FROM_BYTES && /\bgzip\b/.test(accepted)) {
    body = await zip(html);
    headers['Content-Encoding'] = 'gzip';
  }
  return context.body(new Uint8Array(body), status as ContentfulStatusCode, headers);
}
