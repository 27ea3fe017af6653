import type { Client } from '@opensearch-project/opensearch';
import { PATIENT } from './client.ts';
import { answerOf, refusalKind } from './failures.ts';
import { MAPPING, MAPPING_HASH, SETTINGS } from './mapping.ts';
import { fieldsOf } from './parsing.ts';

/**
 * The versions of the index behind its alias. Readers use the alias; `<alias>-fill` names the version that is being
 * filled, or the same one while none is. Every change is written to both, so that a rebuild loses nothing.
 */
export interface Versions {
  readonly current: string | undefined;
  readonly filling: string | undefined;
  readonly all: readonly string[];
}

export const fillAlias = (alias: string): string => `${alias}-fill`;
const versionName = (alias: string, n: number) => `${alias}-v${MAPPING_HASH}-${n}`;
const numberOfVersion = (name: string) => Number(/-(\d+)$/.exec(name)?.[1] ?? 0);

/** True where the version was made with another mapping than this program's. */
export const isOutdated = (alias: string, version: string): boolean =>
  !version.startsWith(`${alias}-v${MAPPING_HASH}-`);

export async function findVersions(client: Client, alias: string): Promise<Versions> {
  const body = await answerOf(client.indices.getAlias({ index: `${alias}-v*` }));
  const entries = Object.entries(fieldsOf(body, 'list of indices'));
  const holder = (name: string) =>
    entries.find(([, entry]) => name in fieldsOf(fieldsOf(entry, 'index').aliases, 'index'))?.[0];
  return { current: holder(alias), filling: holder(fillAlias(alias)), all: entries.map(([name]) => name) };
}

/** Makes the first version where there is none. Two that start at once make one. */
export async function ensureVersion(client: Client, alias: string, refreshMs: number): Promise<Versions> {
  const versions = await findVersions(client, alias);
  if (versions.current !== undefined) return versions;
  const aliases = { [alias]: {}, [fillAlias(alias)]: {} };
  const settings = { index: { ...SETTINGS, refresh_interval: `${refreshMs}ms` } };
  try {
    const index = versionName(alias, 1);
    await client.indices.create({ index, body: { settings, mappings: MAPPING, aliases } }, PATIENT);
  } catch (error) {
    if (refusalKind(error) !== 'resource_already_exists_exception') return answerOf(Promise.reject(error));
  }
  return findVersions(client, alias);
}

/** Makes a version that changes are written to and nobody reads yet. What an earlier rebuild left behind goes. */
export async function beginVersion(client: Client, alias: string, versions: Versions): Promise<string> {
  const index = versionName(alias, Math.max(0, ...versions.all.map(numberOfVersion)) + 1);
  // Nothing is searched until it is whole, so nothing need be refreshed.
  const settings = { index: { ...SETTINGS, refresh_interval: '-1' } };
  await answerOf(client.indices.create({ index, body: { settings, mappings: MAPPING } }, PATIENT));
  await moveAlias(client, fillAlias(alias), versions.filling, index);
  const left = versions.all.filter((name) => name !== versions.current);
  if (left.length > 0) await answerOf(client.indices.delete({ index: left }, PATIENT));
  return index;
}

/** Readers go over to the version in one step; the older one is deleted. */
export async function switchTo(
  client: Client,
  alias: string,
  index: string,
  versions: Versions,
  refreshMs: number,
): Promise<void> {
  const settings = { index: { refresh_interval: `${refreshMs}ms` } };
  await answerOf(client.indices.putSettings({ index, body: settings }, PATIENT));
  await answerOf(client.indices.refresh({ index }, PATIENT));
  await moveAlias(client, alias, versions.current, index);
  if (versions.current) await answerOf(client.indices.delete({ index: versions.current }, PATIENT));
}

/** Gives a rebuild up: changes go to the version that is read, as before. */
export async function abandonVersion(
  client: Client,
  alias: string,
  index: string,
  versions: Versions,
): Promise<void> {
  if (versions.current) await moveAlias(client, fillAlias(alias), index, versions.current);
  await answerOf(client.indices.delete({ index }, PATIENT));
}

async function moveAlias(client: Client, alias: string, from: string | undefined, to: string): Promise<void> {
  const removals = from === undefined ? [] : [{ remove: { index: from, alias } }];
  const actions = [...removals, { add: { index: to, alias } }];
  await answerOf(client.indices.updateAliases({ body: { actions } }, PATIENT));
}
