import type { StoredOrganization } from '../../../schemas/listing.ts';
import type { Organization } from '../../../schemas/service.ts';
import type { BatchContext } from './context.ts';
import type { Decision } from './decide.ts';
import { canonical } from './json.ts';

const ATTEMPTS = 5;

/**
 * The organisations of what is new, each written once a batch. A service often carries less of its organisation
 * than another does: what it says is taken, what it leaves out is kept.
 */
export async function saveOrganizations(context: BatchContext, news: readonly Decision[]): Promise<void> {
  const said = new Map<string, Organization>();
  for (const { organization } of news.map((decision) => decision.entry.service)) {
    if (organization) said.set(organization.id, { ...said.get(organization.id), ...organization });
  }
  for (let attempt = 0; said.size > 0 && attempt < ATTEMPTS; attempt += 1) {
    const current = await context.record.getOrganizations([...said.keys()]);
    const writes = [...said.values()].flatMap((organization) => {
      const known = current.get(organization.id);
      const next = { ...known?.organization, ...organization };
      if (known && canonical(known.organization) === canonical(next)) return [];
      return [{ organization: stored(context, next, known), expected: known?.version ?? 0 }];
    });
    if (writes.length === 0) return;
    const saved = await context.record.saveOrganizations(writes);
    const lost = new Set(writes.filter((_, index) => !saved[index]).map((write) => write.organization.id));
    for (const id of said.keys()) if (!lost.has(id)) said.delete(id);
  }
}

function stored(
  { now, open }: BatchContext,
  organization: Organization,
  known: StoredOrganization | undefined,
): StoredOrganization {
  const fields = Object.keys(organization).filter(
    (key) =>
      known &&
      canonical(known.organization[key as keyof Organization]) !==
        canonical(organization[key as keyof Organization]),
  );
  return {
    id: organization.id,
    version: (known?.version ?? 0) + 1,
    organization,
    change: {
      at: now().toISOString(),
      by: { kind: 'feed', name: open.source.name },
      why: `imported from ${open.source.name}`,
      fields: fields.map((field) => ({ field })),
    },
  };
}
