import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { editService, mergePatch } from '../../functions/domain/edit.ts';
import { Conflict, InvalidInput, NotFound } from '../../functions/domain/errors.ts';
import type { JsonObject } from '../../functions/domain/import/json.ts';
import { LIMITS } from '../../schemas/limits.ts';
import { aListing, aTombstone } from '../fixtures/listing.ts';
import { aDirectory, asListing, NOW, type TestDirectory, TODAY } from './a-directory.ts';

const EDITOR = { kind: 'editor', name: 'Siân' } as const;
const ID = 'uplands-mens-shed';
let parts: TestDirectory;
beforeEach(async () => {
  parts = aDirectory();
  await parts.save(aListing());
});
afterEach(() => parts.close());

const edit = (patch: JsonObject, expected = 1) => editService(ID, patch, expected, EDITOR, parts);
const refused = async (patch: JsonObject) => {
  const error = await edit(patch).catch((thrown: unknown) => thrown);
  if (!(error instanceof InvalidInput))
    throw new Error(`not refused: ${JSON.stringify(patch)} ${String(error)}`);
  expect(asListing(await parts.current(ID))).toEqual(aListing());
  return error.problems.map(({ field }) => field);
};

describe('a merge patch (RFC 7396)', () => {
  it.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    ['text', { a: 'b' }, { a: 'b' }],
  ])('%j with %j is %j', (target, patch, merged) => {
    expect(mergePatch(target, patch)).toEqual(merged);
  });
  it('cannot reach the prototype of anything', () => {
    mergePatch(
      {},
      JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
    );
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('an edit', () => {
  it('changes what it names, makes the next version, and says in history what was and what is', async () => {
    const listing = await edit({ name: 'Uplands Shed', url: null });
    expect(listing).toMatchObject({
      version: 2,
      service: { name: 'Uplands Shed', last_modified: new Date(NOW).toISOString() },
    });
    expect(listing.service).not.toHaveProperty('url');
    expect(listing.change).toMatchObject({ by: EDITOR, why: 'changed through the API' });
    expect(listing.change.fields).toContainEqual({
      field: 'name',
      before: "Uplands Men's Shed",
      after: 'Uplands Shed',
    });
    expect(listing.change.fields).toContainEqual({ field: 'url', before: 'https://shed.example.org/' });
    expect(await parts.current(ID)).toEqual(listing);
  });

  it('is no confirmation: it says only that somebody changed something, once for each sort of person', async () => {
    await edit({ name: 'One' });
    const twice = await edit({ name: 'Two' }, 2);
    expect(twice.service.hereabouts?.assurance).toEqual([
      { kind: 'confirmed', on: '2026-09-01', by: 'organisation' },
      { kind: 'edited', on: TODAY, by: 'editor' },
    ]);
  });

  it('of funding sets the day on which it will be looked at again', async () => {
    const funded = await edit({ hereabouts: { funding: { endsOn: '2027-01-31' }, capacity: null } });
    expect(funded.reviewOn).toBe('2026-12-02');
  });

  it('of an address places it anew, by its postcode', async () => {
    const places = [{ location: { name: 'New hall', addresses: [{ postal_code: 'sa11aa' }] } }];
    const { service } = await edit({ service_at_locations: places });
    const location = service.service_at_locations?.[0]?.location;
    expect(location?.latitude).toBeGreaterThan(51.5);
    expect(service.hereabouts?.placed).toEqual([
      { location_id: location?.id, by: 'sector', postcode: expect.stringContaining('SA1 1') },
    ]);
  });

  it('keeps a postcode in its normal form, however it is typed', async () => {
    const at = (postal_code: string) => [{ location: { name: 'New hall', addresses: [{ postal_code }] } }];
    const typed = await edit({ service_at_locations: at('sa11aa') });
    const location = typed.service.service_at_locations?.[0]?.location;
    expect(location?.addresses).toEqual([{ postal_code: 'SA1 1AA' }]);
    const again = await edit({ service_at_locations: at(' Sa1  1aa') }, 2);
    expect(again.service.service_at_locations).toEqual(typed.service.service_at_locations);
    const sector = await edit({ service_at_locations: at('SA1 1') }, 3);
    expect(sector.service.service_at_locations?.[0]?.location.addresses).toEqual([{ postal_code: 'SA1 1' }]);
  });

  it('that makes a service confidential takes every place away', async () => {
    const { service, change } = await edit({ hereabouts: { confidential: true } });
    expect(service).not.toHaveProperty('service_at_locations');
    expect(JSON.stringify([service, change])).not.toMatch(/SA2 0HF|51\.618|Gwydr|Uplands Hall/);
  });
});

describe('nothing is written of an edit that is refused', () => {
  it('over another version: the current one comes with the refusal', async () => {
    await edit({ name: 'First' });
    const late = await edit({ name: 'Second' }, 1).catch((error: unknown) => error);
    expect(late).toBeInstanceOf(Conflict);
    expect((late as Conflict).current).toMatchObject({ version: 2 });
    await expect(edit({ name: 'x' }, 7)).rejects.toThrow(Conflict);
    expect(asListing(await parts.current(ID)).service.name).toBe('First');
  });

  it('of a listing that is not there, or no longer', async () => {
    await expect(editService('ghost', {}, 1, EDITOR, parts)).rejects.toThrow(NotFound);
    await parts.save(aTombstone(ID, 2));
    await expect(edit({ name: 'x' }, 2)).rejects.toThrow(NotFound);
  });

  it('of two at once exactly one is written', async () => {
    const outcomes = await Promise.allSettled([edit({ name: 'A' }), edit({ name: 'B' })]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await parts.current(ID))?.version).toBe(2);
  });

  it('every field that is wrong is named', async () => {
    const wrong = {
      name: '',
      url: 'javascript:alert(1)',
      email: 'nobody',
      minimum_age: 60,
      maximum_age: 50,
      assured_date: '2026-02-30',
      hereabouts: { funding: { endsOn: '2026-13-01' }, eligibility: { age: { from: 70, to: 60 } } },
    };
    const fields = await refused(wrong);
    for (const field of ['name', 'url', 'email', 'maximum_age', 'assured_date', 'hereabouts.funding.endsOn'])
      expect(fields).toContain(field);
    expect(fields.some((field) => field.startsWith('hereabouts.eligibility.age'))).toBe(true);
  });

  it.each([
    [{ service_at_locations: [{ location: { latitude: 0, longitude: 0 } }] }, 'latitude'],
    [{ service_at_locations: [{ location: { latitude: 48.85, longitude: 2.35 } }] }, 'itude'],
    [{ service_at_locations: [{ location: { latitude: 51.6 } }] }, 'longitude'],
    [{ service_at_locations: [{ location: { addresses: [{ postal_code: 'nonsense' }] } }] }, 'postal_code'],
  ])('a place that is nowhere: %j', async (patch, field) => {
    expect((await refused(patch)).join()).toContain(field);
  });

  it('a text over its limit; at its limit it goes in', async () => {
    expect(await refused({ name: 'x'.repeat(LIMITS.nameChars + 1) })).toEqual(['name']);
    expect((await edit({ name: 'x'.repeat(LIMITS.nameChars) })).service.name).toHaveLength(LIMITS.nameChars);
  });

  it.each([
    [{ id: 'other' }, 'id'],
    [{ organization: { id: 'other', name: 'Other' } }, 'organization'],
    [{ hereabouts: { provenance: [] } }, 'hereabouts.provenance'],
    [{ hereabouts: { placed: [] } }, 'hereabouts.placed'],
    [{ hereabouts: { sample: true } }, 'hereabouts.sample'],
  ])('what the directory itself says is not an editor’s to say: %j', async (patch, field) => {
    expect(await refused(patch)).toEqual([field]);
  });

  it('a listing that grows beyond what every engine can keep', async () => {
    const text = 'x'.repeat(LIMITS.descriptionChars * 10);
    const areas = Array.from({ length: 4 }, () => ({ extent: text, extent_type: 'geojson' }));
    expect(await refused({ service_areas: areas })).toEqual(['body']);
  });

  it('a field that comes back as it was read is no change of it', async () => {
    const { service } = aListing();
    await expect(
      edit({ id: service.id, organization: service.organization, name: 'New' } as JsonObject),
    ).resolves.toMatchObject({ version: 2 });
  });
});

describe('markup in a text', () => {
  it('is kept as text, for pages to show as text', async () => {
    const name = '<script>alert(1)</script> & "tea"';
    expect((await edit({ name })).service.name).toContain('alert(1)');
  });
});
