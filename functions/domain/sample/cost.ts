import type { Service } from '../../../schemas/service.ts';
import type { Cost, Draft } from './types.ts';

type CostOption = NonNullable<Service['cost_options']>[number];

const pounds = (amount: number, option?: string, per?: string): CostOption => ({
  amount,
  currency: 'GBP',
  ...(option ? { option } : {}),
  ...(per ? { amount_description: per } : {}),
});

const FREE = pounds(0, 'Free');

const PRICES: Readonly<Record<Cost, readonly CostOption[]>> = {
  free: [FREE],
  small: [FREE, pounds(1), pounds(2), pounds(2), pounds(2.5), pounds(3)],
  meal: [pounds(4.5), pounds(5), pounds(6), pounds(7.5), FREE],
  class: [FREE, pounds(2), pounds(3), pounds(4), pounds(5), pounds(5), pounds(6.5)],
  donation: [pounds(0, 'Donation, if you can'), pounds(5, 'Suggested donation')],
  pantry: [pounds(3.5, 'Weekly shop'), pounds(4, 'Weekly shop'), pounds(5, 'Weekly shop')],
  reduced: [pounds(0, 'Free on benefits'), pounds(10, 'Reduced', 'from, by what you can pay')],
  miles: [pounds(0.45, 'Mileage', 'a mile'), pounds(3, 'Single fare')],
  monthly: [pounds(18, 'Rental', 'a month'), pounds(15, 'Rental', 'a month')],
  deposit: [pounds(20, 'Deposit', 'returned when you bring it back'), FREE],
};

/** Undefined where nobody has said. A listing that fits costs two pounds at most. */
export function costOf(draft: Draft): CostOption | undefined {
  const { random, pack, situation } = draft;
  if (situation === 'fits')
    return random.pick(PRICES[pack.cost].filter((one, i) => i === 0 || (one.amount ?? 0) <= 2));
  return random.chance(0.75) ? random.pick(PRICES[pack.cost]) : undefined;
}
