import type { Context } from 'hono';

const HOST = /^[a-z0-9.-]+(:\d{1,5})?$/i;

/**
 * The address as the person asked for it. A proxy or CloudFront asks us by a name of our own and tells the one that
 * it was asked by; whoever comes directly and makes one up is only told it back.
 */
export function askedUrl({ req }: Pick<Context, 'req'>): URL {
  const url = new URL(req.url);
  const told = (name: string) => req.header(name)?.split(',')[0]?.trim() ?? '';
  const host = told('X-Forwarded-Host');
  if (!HOST.test(host)) return url;
  const protocol = told('X-Forwarded-Proto');
  if (protocol === 'http' || protocol === 'https') url.protocol = protocol;
  url.port = '';
  url.host = host;
  return url;
}
