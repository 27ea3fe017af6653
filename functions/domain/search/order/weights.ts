/**
 * How much each thing counts in the order of the results, in units of one full match of the words; the scores say
 * how much of it a listing gets. Set on the tuning half of the judged cases (`npm run relevance`), never on the held-out
 * half.
 */
export const WEIGHTS = {
  words: 3,
  /** That the listing as a whole is about what the question as a whole is about. */
  about: 1.5,
  /** That it says the like in whatever words. */
  likeness: 2,
  /** That the question is its name, or that of its organisation. */
  named: 3,
  ofNamed: 1.5,
  fit: 0.35,
  reach: 0.25,
  room: 0.08,
  freshness: 0.14,
  /** Confirmed though its funding is over and not renewed: after the like of it. */
  unfunded: -1.5,
  ability: 0.45,
  welcome: 0.04,
  /** That it is on when the words say. */
  time: 0.45,
  /** What they said they do not want. */
  unwanted: -2,
  /** Something that stands in the way sinks a listing below every one that can help. */
  barred: -6,
  /** What words only suggest ("COPD": perhaps not the stairs) puts it after the like of it. */
  perhapsBarred: -1,
  /** So does what its own text says, though not as far: a text may be read wrongly. */
  ownWords: -3,
  /** Limits that were not asked about ("only for people after a stroke") hardly ever mean this person; a practice or a gender may. */
  unaskedWhom: -2,
  unaskedLimit: -0.7,
  /** What seems to be for such a person by its topics and its text; where that is stated, it fits. */
  seemsForThem: 0.3,
  /** The same for others, where nobody states it. */
  seemsForOthers: -0.5,
  /** Where its own words say that it is only for them. */
  saysOnlyForOthers: -2,
  seemsForOtherAges: -1.5,
  /** What is for children, where nobody speaks of one. */
  forChildren: -1,
  /** Who lives where nobody can tell from here hardly lives far from where they meet. */
  residenceOpenAndFar: -2,
  /** A place farther than was asked for, and how much worse one beyond a journey that anybody makes is. */
  farther: -0.3,
  /** The same for somebody without a car whom nobody fetches. */
  fartherWithoutCar: -1,
  far: -3,
  /** Nobody has said in which hall of a town nearby. */
  unplaced: -0.3,
};
