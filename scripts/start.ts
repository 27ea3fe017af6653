import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { reviewDue } from '../functions/domain/review.ts';
import { loadSample } from '../functions/domain/sample/load.ts';
import { ukDate } from '../functions/domain/time/days.ts';
import { createApp } from '../functions/http/app.ts';
import { loadAssets } from '../functions/http/assets.ts';
import { readConfig } from '../functions/runtime/config.ts';
import { type Dependencies, openDependencies } from '../functions/runtime/dependencies.ts';
import { type Following, followChanges } from '../functions/runtime/follow.ts';
import { watchSample } from '../functions/runtime/sample-notice.ts';
import { keepIndex, rebuildIndex, startIndex } from '../functions/runtime/start-index.ts';
import { editorAtThisMachine } from '../functions/runtime/who-is.ts';
import { ASSETS_DIR, buildAssets } from './build-assets.ts';

const USAGE = `npm start [-- --no-sample]

  Starts the directory on this machine and prints its address. An empty one is filled with a sample directory of
  made-up listings; --no-sample starts it empty. The environment is listed in the README.`;

const HOUR_MS = 3_600_000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { 'no-sample': { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help) return console.log(USAGE);
  const started = performance.now();
  const config = readConfig();
  await mkdir(config.dataDir, { recursive: true });
  const parts = await openDependencies(config);
  const loaded = values['no-sample'] ? 0 : await loadSample(parts);
  if (loaded > 0) console.log(`The directory was empty: loaded ${loaded} made-up listings as a sample.`);

  const feed = parts.openFeed(() => void rebuildIndex(parts, feed));
  const following = followChanges(parts, feed, await startIndex(parts, feed));
  const review = reviewEveryDay(parts);
  const sample = await watchSample(parts, following.position);
  await buildAssets();
  const app = createApp({
    directory: parts,
    assets: await loadAssets(ASSETS_DIR),
    status: following.status,
    leaveTrace: parts.traces.leave,
    notice: sample.shown,
    whoIs: (context) =>
      editorAtThisMachine({
        remoteAddress: getConnInfo(context).remote.address,
        host: context.req.header('Host'),
        origin: context.req.header('Origin'),
        forwarded:
          context.req.header('X-Forwarded-For') !== undefined ||
          context.req.header('Forwarded') !== undefined,
      }),
    ...(config.tiles ? { tiles: config.tiles } : {}),
  });
  const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, (address) => {
    const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
    console.log(
      `Hereabouts is at http://${host}:${address.port} (ready in ${((performance.now() - started) / 1000).toFixed(1)} s)`,
    );
  });
  const stop = async () => {
    clearInterval(review);
    sample.stop();
    server.close();
    await closeAll(parts, following);
    process.exit(0);
  };
  server.on('error', (error) => {
    console.error(
      `Cannot listen on ${config.host}:${config.port}: ${error.message}. Set PORT to another one.`,
    );
    process.exit(2);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

/** At the start, and then whenever the date has changed. */
function reviewEveryDay(parts: Dependencies): NodeJS.Timeout {
  let reviewed = '';
  const look = async () => {
    const today = ukDate(parts.now());
    if (today === reviewed) return;
    reviewed = today;
    await reviewDue(parts.now(), parts).catch((error: unknown) => {
      reviewed = '';
      parts.log('error', 'the daily review failed and will be tried again', { reason: String(error) });
    });
  };
  void look();
  return setInterval(() => void look(), HOUR_MS);
}

async function closeAll(parts: Dependencies, following: Following): Promise<void> {
  await following.stop();
  await keepIndex(parts, following.position()).catch((error: unknown) =>
    parts.log('warn', 'the index was not kept for the next start', { reason: String(error) }),
  );
  await parts.close();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
});
