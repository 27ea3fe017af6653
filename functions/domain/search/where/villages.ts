import type { NamedPlace } from '../../place/gazetteer.ts';
import { placeKey } from '../../place/key.ts';
import type { StopBook } from '../../ports.ts';

/** What is asked for places that are too small for the gazetteer. */
export interface Villages {
  readonly stops: Pick<StopBook, 'localitiesCalled'>;
}

/** Towns, villages and parts of them of this name, where `npm run stops` loaded stops in them. How many live there nobody says. */
export async function villagesCalled(name: string, { stops }: Villages): Promise<readonly NamedPlace[]> {
  const localities = await stops.localitiesCalled(placeKey(name));
  return localities.map((locality) => ({
    name: locality.name,
    point: locality.point,
    population: 0,
    isCovered: true,
  }));
}
