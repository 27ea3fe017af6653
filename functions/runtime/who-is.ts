import type { Actor } from '../../schemas/listing.ts';

/** The claims of a token that the API's authoriser has checked. */
interface GatewayEvent {
  readonly requestContext?: {
    readonly authorizer?: { readonly jwt?: { readonly claims?: Readonly<Record<string, unknown>> } };
  };
}

/** In AWS: an editor, where the authoriser says who it is; otherwise nobody. */
export function editorOfEvent(event: unknown): Actor | undefined {
  const claims = (event as GatewayEvent | undefined)?.requestContext?.authorizer?.jwt?.claims;
  const subject = claims?.sub;
  if (typeof subject !== 'string' || subject === '') return undefined;
  const groups = String(claims?.['cognito:groups'] ?? '')
    .replace(/[[\]]/g, ' ')
    .split(/[\s,]+/);
  if (!groups.includes('editors')) return undefined;
  const name = typeof claims?.name === 'string' ? claims.name : subject;
  return { kind: 'editor', name: name.slice(0, 250) };
}

const LOOPBACK = /^(::1|127\.\d+\.\d+\.\d+|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * On one machine: whoever sits at it. The connection comes from the machine itself, to a name of the machine itself
 * (a web page elsewhere that lets its own name point here does not pass), not through a proxy, and not from a page
 * of another origin.
 */
export function editorAtThisMachine(request: {
  readonly remoteAddress: string | undefined;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly forwarded: boolean;
}): Actor | undefined {
  const { remoteAddress, host, origin, forwarded } = request;
  if (forwarded || !remoteAddress || !LOOPBACK.test(remoteAddress) || !host || !LOCAL_HOST.test(host))
    return undefined;
  if (origin !== undefined && origin !== `http://${host}`) return undefined;
  return { kind: 'editor', name: 'at this machine' };
}
