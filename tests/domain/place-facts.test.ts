import { expect, test } from 'vitest';
import { csvHeader, toRow } from '../../functions/domain/export/csv.ts';
import { addressOf } from '../../functions/domain/place-facts.ts';
import { aService } from '../fixtures/listing.ts';

const letters = { address_1: 'PO Box 12', city: 'Cardiff', postal_code: 'CF10 1XX', address_type: 'postal' };
const door = { address_1: '1 Gwydr Square', city: 'Swansea', postal_code: 'SA2 0HF' };

test('one goes to the address that is not for letters, where there is one', () => {
  expect(addressOf({ addresses: [letters, door] })).toBe(door);
  expect(addressOf({ addresses: [letters] })).toBe(letters);
  expect(addressOf({})).toBeUndefined();
});

test('and so it is in a table for people', () => {
  const location = { id: 'hall', addresses: [letters, door] };
  const row = toRow(aService({ service_at_locations: [{ id: 'at', location }] }), '2026-11-21');
  expect(csvHeader()).toContain('address,postcode');
  expect(row).toContain('"1 Gwydr Square, Swansea",SA2 0HF');
});
