import { StoredOrganization } from '../../../schemas/listing.ts';
import type { OrganizationStore } from '../../domain/ports.ts';
import { type OnBadRow, readItem, readPage } from '../parsing.ts';
import { checkVersion } from '../writes.ts';
import { putVersion } from './conditional-put.ts';
import { organizationGroups, organizationItemKeys, organizationKey } from './keys.ts';
import { pageOfItems } from './lists.ts';
import { getItems, type Item, inParallel, type Table } from './table.ts';

const read = (item: Item) =>
  readItem(
    StoredOrganization,
    String(item.body),
    'organization',
    item.pk.slice(organizationKey('').pk.length),
  );

export function dynamoOrganizations(
  table: Table,
  { onBadRow, newMark }: { onBadRow: OnBadRow; newMark: () => string },
): OrganizationStore {
  const save = async (organization: StoredOrganization, expected: number): Promise<boolean> => {
    const { id, version } = organization;
    const body = JSON.stringify(organization);
    const item = { ...organizationItemKeys(id), version, mark: newMark(), body };
    return (await putVersion(table, item, expected)).done;
  };

  return {
    async getOrganizations(ids) {
      const organizations = (await getItems(table, ids.map(organizationKey))).map(read);
      return new Map(organizations.map((organization) => [organization.id, organization]));
    },
    async saveOrganizations(writes) {
      for (const { organization, expected } of writes) {
        checkVersion(organization.id, organization.version, expected);
      }
      const saved = new Map<object, boolean>();
      const byOrganization = Map.groupBy(writes, ({ organization }) => organization.id);
      await inParallel([...byOrganization.values()], async (ofOne) => {
        for (const write of ofOne) saved.set(write, await save(write.organization, write.expected));
      });
      return writes.map((write) => saved.get(write) === true);
    },
    async pageOrganizations(request) {
      const list = { scope: 'organizations', index: 'byGroup', partitions: organizationGroups } as const;
      const { items, ...next } = await pageOfItems(table, list, request);
      return { ...next, items: readPage(items, read, onBadRow) };
    },
  };
}
