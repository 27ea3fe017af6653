import type { Language } from '../schemas/words.ts';
import { type Changes, withParameters } from './address.ts';
import { type Say, sayIn } from './words.ts';

/** Addresses of built files; a name that was not built is left out of the page. */
export interface AssetLinks {
  readonly styles?: string;
  readonly script?: string;
  readonly map?: string;
  readonly mapStyles?: string;
  readonly icon?: string;
}

/** What every page knows: its language, its own address, the shortlist in it, and the files that belong to it. */
export interface Frame {
  readonly lang: Language;
  readonly say: Say;
  readonly url: URL;
  /** Ids of listings on the shortlist, as the address carries them. */
  readonly picks: readonly string[];
  readonly assets: AssetLinks;
  /** True: everything in the directory is made up, and every page says so. */
  readonly sample: boolean;
  readonly tiles?: { readonly url: string; readonly attribution: string };
}

/** The `lang` of a text: undefined where it is the page's own. */
export const langOf = (frame: Frame, lang: Language): Language | undefined =>
  lang === frame.lang ? undefined : lang;

/** The frame for telling of a listing: it says "ring" only where there is a number to ring. */
export const askingFrame = (frame: Frame, canBeRung: boolean): Frame =>
  canBeRung ? frame : { ...frame, say: sayIn(frame.lang, 'write') };

/** An address within the site that keeps the language and the shortlist. */
export function siteLink(frame: Frame, path: string, parameters: Changes = {}): string {
  const kept = { ...(frame.lang === 'cy' ? { lang: 'cy' } : {}), pick: frame.picks };
  return withParameters(new URL('http://site/'), { ...kept, ...parameters }, path);
}

export const shortlistLink = (frame: Frame): string =>
  siteLink(frame, '/shortlist', { pick: null, id: frame.picks });

/** To the empty question with an empty shortlist. Script takes `emptied` as its order to forget the list that it keeps. */
export const startNewLink = (frame: Frame): string => siteLink(frame, '/', { pick: null, emptied: '1' });
