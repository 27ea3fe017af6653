import { expect, test } from 'vitest';
import { distanceKm } from '../../../functions/domain/geo/distance.ts';
import { fromNationalGrid } from '../../../functions/domain/geo/national-grid.ts';
import { readStopRow, stopColumns } from '../../../functions/domain/stops/row.ts';

const HEADER =
  'ATCOCode,NaptanCode,CommonName,Easting,Northing,Longitude,Latitude,StopType,BusStopType,Status,NptgLocalityCode,LocalityName';
const columns = stopColumns(HEADER.split(','));
if ('problems' in columns) throw new Error('the header of NaPTAN is refused');
const row = (changes: Partial<Record<string, string>> = {}) => {
  const whole: Record<string, string> = {
    ATCOCode: '5820AWA12345',
    CommonName: 'Gwydr Square',
    Easting: '263800',
    Northing: '192800',
    Longitude: '-3.965',
    Latitude: '51.618',
    StopType: 'BCT',
    Status: 'active',
    ...changes,
  };
  return readStopRow(
    HEADER.split(',').map((name) => whole[name] ?? ''),
    columns,
  );
};
const modeOf = (changes: Partial<Record<string, string>>) => {
  const read = row(changes);
  return 'stop' in read ? read.stop.mode : Object.keys(read)[0];
};

test('an active stop is read with its code, name, mode and place', () => {
  expect(row()).toEqual({
    stop: { atco: '5820AWA12345', name: 'Gwydr Square', mode: 'bus', point: { lat: 51.618, lon: -3.965 } },
  });
});

test('its locality is read where it has a code and a name', () => {
  const localityOf = (changes: Partial<Record<string, string>>) => {
    const read = row(changes);
    return 'stop' in read ? read.locality : Object.keys(read)[0];
  };
  const uplands = { NptgLocalityCode: 'e0053815', LocalityName: ' Uplands ' };
  expect(localityOf(uplands)).toEqual({ code: 'E0053815', name: 'Uplands' });
  expect(localityOf({ ...uplands, NptgLocalityCode: '' })).toBeUndefined();
  expect(localityOf({ ...uplands, NptgLocalityCode: 'E00538150' })).toBeUndefined();
  expect(localityOf({ ...uplands, LocalityName: '' })).toBeUndefined();
  expect(localityOf({ ...uplands, Status: 'inactive' })).toBe('ended');
});

test.each([
  ['BCS', 'bus'],
  ['BCE', 'bus'],
  ['RSE', 'train'],
  ['RLY', 'train'],
  ['TMU', 'tram'],
  ['PLT', 'tram'],
  ['FTD', 'ferry'],
  ['FER', 'ferry'],
  ['TXR', 'otherKind'],
  ['GAT', 'otherKind'],
])('stop type %s is %s', (StopType, mode) => {
  expect(modeOf({ StopType })).toBe(mode);
});

test('a stop of the Underground is a metro', () => {
  expect(modeOf({ StopType: 'PLT', ATCOCode: '9400ZZLUKSX1' })).toBe('metro');
});

test('inactive and flexible ones have ended; a code, a name and a place are needed', () => {
  expect(row({ Status: 'inactive' })).toEqual({ ended: '5820AWA12345' });
  expect(row({ BusStopType: 'FLX' })).toEqual({ ended: '5820AWA12345' });
  expect(row({ ATCOCode: 'no code!' })).toMatchObject({ problem: { field: 'ATCOCode' } });
  expect(row({ CommonName: '' })).toMatchObject({ problem: { field: 'CommonName' } });
  expect(row({ Latitude: '', Easting: '' })).toEqual({ withoutPlace: true });
  expect(row({ Latitude: '48.85', Longitude: '2.35' })).toMatchObject({ problem: { field: 'Latitude' } });
});

test('without degrees the grid is used', () => {
  const read = row({ Latitude: '', Longitude: '' });
  const point = 'stop' in read ? read.stop.point : { lat: 0, lon: 0 };
  expect(distanceKm(point, fromNationalGrid(263_800, 192_800))).toBeLessThan(0.001);
});

test('the grid becomes degrees as in the worked example of Ordnance Survey, to a metre', () => {
  // The point of annex C (OSGB36 52°39'27.2531"N 1°43'4.5177"E), which Helmert brings to 52°39'28.723"N 1°42'57.787"E.
  const expected = { lat: 52 + 39 / 60 + 28.723 / 3_600, lon: 1 + 42 / 60 + 57.787 / 3_600 };
  expect(distanceKm(fromNationalGrid(651_409.903, 313_177.27), expected)).toBeLessThan(0.001);
});

test('a header that lacks what is needed says so', () => {
  expect(stopColumns(['ATCOCode', 'CommonName', 'Latitude', 'Longitude'])).toMatchObject({
    problems: [{ reason: expect.stringContaining('lacks stoptype') }],
  });
  expect(stopColumns(['ATCOCode', 'CommonName', 'StopType', 'Latitude'])).toMatchObject({
    problems: [{ reason: expect.stringContaining('easting and northing') }],
  });
  expect(stopColumns(['atcocode', 'commonname', 'stoptype', 'easting', 'northing'])).not.toHaveProperty(
    'problems',
  );
});
