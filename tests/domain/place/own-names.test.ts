import { describe, expect, it } from 'vitest';
import { placesNamed } from '../../../functions/domain/place/gazetteer.ts';
import { ownNamesOf } from '../../../functions/domain/search/where/own-names.ts';
import type { Point } from '../../../schemas/common.ts';
import { NOWHERE } from '../../fixtures/understood.ts';

const at = (name: string, point: Point) => {
  const place = {
    kind: 'outcode',
    name,
    latitude: point.lat,
    longitude: point.lon,
    approximate: true,
  } as const;
  return ownNamesOf({ ...NOWHERE, place, point });
};

describe('by what names listings serve those who live at a place', () => {
  it('its postcode district and its town, and no town of like size on the other side of the river', () => {
    const byker = at('NE6', { lat: 54.976, lon: -1.575 });
    expect(byker).toEqual(expect.arrayContaining(['ne6', 'newcastle upon tyne']));
    expect(byker).not.toContain('gateshead');
    const [gateshead] = placesNamed('Gateshead');
    if (!gateshead) throw new Error('the gazetteer has no Gateshead');
    expect(at('NE8', gateshead.point)).toContain('gateshead');
  });
});
