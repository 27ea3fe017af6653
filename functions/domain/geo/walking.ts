/**
 * Straight lines are shorter than streets: 1.3 walked for 1 as the crow flies (mean pedestrian route directness of
 * European street networks: Boeing 2019, "Urban spatial order"; Levinson & El-Geneidy 2009 report 1.2 to 1.4).
 */
export const WALKING_DETOUR = 1.3;
/** A walk that is no obstacle: 800 m, ten minutes, a "walkable neighbourhood" (DfT, Manual for Streets, 2007, 4.4.1). */
export const EASY_WALK_METRES = 800;
/** What most people will walk to something they want: 1,600 m, twenty minutes (CIHT, Planning for Walking, 2015). */
export const WALKABLE_METRES = 1_600;

export const walkingMetres = (distanceKm: number): number => Math.round(distanceKm * WALKING_DETOUR * 1_000);
/** The straight line of that walk, to the half metre that rounding allows. */
export const WALKABLE_KM = (WALKABLE_METRES + 0.5) / 1_000 / WALKING_DETOUR;
export const isEasyWalk = (distanceKm: number | null): boolean =>
  distanceKm !== null && walkingMetres(distanceKm) <= EASY_WALK_METRES;
export const isWalkable = (distanceKm: number | null): boolean =>
  distanceKm !== null && distanceKm < WALKABLE_KM;
/**
 * A place that is known only to its postcode sector and seems farther than this cannot be walked to: 99 in 100 of
 * 78,077 postcodes (ONS, SA, LS and TR, May 2025) lie within 8.8 km of the mean point of their sector.
 */
export const APPROXIMATE_KM = 10;
