import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/** Nothing from another host, but for map tiles where somebody has configured them. Nothing of a search is cached or passed on. */
export function securityHeaders(tiles: string | undefined): MiddlewareHandler {
  const tileHost = tiles ? [new URL(tiles.replace(/\{s\}\.?/, '')).origin] : [];
  const headers = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', ...tileHost],
      connectSrc: ["'self'"],
      fontSrc: ["'none'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    permissionsPolicy: { geolocation: ['self'], camera: [], microphone: [] },
    crossOriginEmbedderPolicy: false,
  });
  return async (context, next) => {
    await headers(context, async () => {
      await next();
      if (!context.res.headers.has('Cache-Control')) context.res.headers.set('Cache-Control', 'no-store');
    });
  };
}
