import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { runImport } from '../../functions/domain/import/run.ts';
import { createApp } from '../../functions/http/app.ts';
import type { AppParts } from '../../functions/http/app-parts.ts';
import { readConfig } from '../../functions/runtime/config.ts';
import { type Dependencies, openDependencies } from '../../functions/runtime/dependencies.ts';
import { rebuildIndex } from '../../functions/runtime/start-index.ts';
import type { Actor } from '../../schemas/listing.ts';
import { NOW } from '../fixtures/surroundings.ts';

export const EDITOR: Actor = { kind: 'editor', name: 'at this machine' };

export interface OneMachine {
  readonly app: Hono;
  readonly parts: Dependencies;
  readonly folder: string;
  /** Every line that the program logged. */
  readonly logged: string[];
  /** Who is signed in from now on. */
  signIn(actor: Actor | undefined): void;
  importAll(services: readonly object[], source?: string): ReturnType<typeof runImport>;
  /** Brings the index up to the record. */
  settle(): Promise<void>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** The same directory at another time: what we believe of a listing changes by itself. */
  on(now: string): Hono;
  close(): Promise<void>;
}

let runs = 0;

/** The program as it runs on one machine, without its socket: the real record and index over a folder of its own. */
export async function oneMachine(more: Partial<AppParts> = {}): Promise<OneMachine> {
  const folder = mkdtempSync(join(tmpdir(), 'hereabouts-http-'));
  const logged: string[] = [];
  const config = readConfig({ HEREABOUTS_DATA: folder, HEREABOUTS_NOW: NOW });
  const parts = await openDependencies(config, (level, message, values = {}) =>
    logged.push(JSON.stringify({ level, message, ...values })),
  );
  const feed = parts.openFeed(() => {});
  let signedIn: Actor | undefined;
  const app = createApp({ directory: parts, status: () => undefined, whoIs: () => signedIn, ...more });
  const settle = async () => {
    await rebuildIndex(parts, feed);
  };
  await settle();
  return {
    app,
    parts,
    folder,
    logged,
    settle,
    signIn: (actor) => {
      signedIn = actor;
    },
    async importAll(services, source = 'https://feed.example.org') {
      async function* items() {
        for (const [n, value] of services.entries()) yield { value, where: `record ${n}` };
      }
      runs += 1;
      const report = await runImport(
        parts,
        { source: { id: source, name: source }, items: items(), complete: false, lossless: false },
        { run: `run-${runs}` },
      );
      await settle();
      return report;
    },
    get: async (path, headers = {}) => app.request(path, { headers }),
    on: (now) =>
      createApp({
        directory: { ...parts, now: () => new Date(now) },
        status: () => undefined,
        whoIs: () => signedIn,
        ...more,
      }),
    async close() {
      await feed.close();
      await parts.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A service in the shape of a feed, at a place in Swansea. */
export const aFeedService = (id: string, more: object = {}) => ({
  id,
  name: `Club ${id}`,
  description: 'Tea and talk.',
  status: 'active',
  organization: { id: 'trust', name: 'Uplands Community Trust' },
  service_at_locations: [
    {
      id: `${id}-place`,
      location: {
        id: `${id}-hall`,
        name: 'Uplands Hall',
        location_type: 'physical',
        latitude: 51.618,
        longitude: -3.965,
        addresses: [{ address_1: '1 Gwydr Square', city: 'Swansea', postal_code: 'SA2 0HF', country: 'GB' }],
      },
    },
  ],
  ...more,
});

export const patchRequest = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'PATCH',
  headers: { 'Content-Type': 'application/merge-patch+json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

/** A kilometre northward, in degrees of latitude. */
export const KM_NORTH = 1 / 111.195;

/** A community choir in a hall so many kilometres north of a point; its place is `hall-ID`. */
export function aChoir(
  id: string,
  from: { readonly latitude: number; readonly longitude: number },
  northKm: number,
  more: object = {},
): object {
  const point = { latitude: from.latitude + northKm * KM_NORTH, longitude: from.longitude };
  const location = { id: `hall-${id}`, location_type: 'physical', ...point };
  return aFeedService(id, {
    name: 'Community choir',
    description: 'Singing together. No auditions.',
    service_at_locations: [{ id: `at-${id}`, location }],
    ...more,
  });
}
