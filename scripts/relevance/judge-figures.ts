/** Figures of the judge, each a fact of the domain and not read from the search. */

/** An ordinary journey to something that one wants, kilometres as the crow flies. */
export const ORDINARY_REACH_KM = 16;
/** Twenty minutes on foot (CIHT, Planning for Walking, 2015), kilometres of street. */
export const WALK_KM = 1.6;
/** Streets are longer than straight lines (Levinson & El-Geneidy 2009: 1.2 to 1.4). */
export const STREETS = 1.3;
/** A stop farther from the door than this is far, metres. */
export const FAR_STOP_METRES = 500;
/** A wait longer than this makes a listing a poorer answer, weeks. */
export const LONG_WAIT_WEEKS = 8;
/** A listing that nobody has confirmed for longer is stale, days. */
export const STALE_DAYS = 365;
/** For how many days a word about room is believed. */
export const FOR_ROOM = {
  open: 90,
  limited: 30,
  'waiting-list': 90,
  full: 90,
  paused: 180,
  unknown: 0,
} as const;
