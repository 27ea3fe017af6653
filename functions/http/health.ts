import type { Hono } from 'hono';
import type { AppParts } from './app-parts.ts';

/** `/health`: the process is alive. `/ready`: the record and the index answer, and how far the search lags. */
export function healthRoutes(app: Hono, { directory, status }: AppParts): void {
  app.get('/health', (context) => context.json({ status: 'alive' }));
  app.get('/ready', async (context) => {
    const [record, index] = await Promise.all([
      answers(directory.record.ready()),
      answers(directory.index.ready()),
    ]);
    const following = status();
    const ready = record && index;
    return context.json(
      {
        status: ready ? 'ready' : 'not-ready',
        record,
        index,
        listings: index ? await directory.index.size().catch(() => null) : null,
        ...(following
          ? { lagMs: following.lagMs, caughtUp: following.caughtUp, setAside: following.setAside.size }
          : {}),
      },
      ready ? 200 : 503,
    );
  });
}

const answers = (check: Promise<boolean>): Promise<boolean> => check.catch(() => false);
