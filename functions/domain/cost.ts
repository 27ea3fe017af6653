import type { Service } from '../../schemas/service.ts';

/** Pounds for one session. */
export interface Cost {
  readonly least: number;
  readonly most: number;
}

/** What its cost options come to; undefined where none states an amount. */
export function costOf(service: Service): Cost | undefined {
  const amounts = (service.cost_options ?? []).flatMap(({ amount }) => amount ?? []);
  return amounts.length === 0 ? undefined : { least: Math.min(...amounts), most: Math.max(...amounts) };
}

/** Some pay nothing and others do: nobody can say which, for the person in the room. */
export const isFreeForSome = ({ least, most }: Cost): boolean => least === 0 && most > 0;
