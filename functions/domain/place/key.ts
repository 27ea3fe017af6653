import { foldWords } from '../text/fold.ts';

/** The name of a place as it is compared: "Saint Albans" is "St. Albans". */
export const placeKey = (name: string): string =>
  foldWords(name)
    .map((word) => (word === 'saint' ? 'st' : word))
    .join(' ');
