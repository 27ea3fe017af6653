import type { CapacityState, FreshnessState, Language } from '../schemas/words.ts';

/** What pages show, in words that are ready to be read. Made in `functions/http/page-*`. */
export interface Linked {
  readonly text: string;
  readonly href: string;
}

export interface RoomView {
  readonly state: CapacityState;
  readonly label: string;
  /** The day it was said, or that nobody has. */
  readonly asOf: string;
}

export interface SureView {
  readonly state: FreshnessState;
  readonly label: string;
  readonly lines: readonly string[];
}

export interface PickView {
  readonly on: boolean;
  readonly href: string;
}

/** A way to reach an organisation. */
export interface ContactView {
  readonly way: 'telephone' | 'email' | 'website';
  readonly text: string;
}

/** One answer, in the order in which it is read. */
export interface ResultView {
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly lang: Language;
  readonly href: string;
  readonly summary: string;
  readonly organization: string | null;
  readonly topics: readonly string[];
  readonly sample: boolean;
  readonly where: { readonly place: string | null; readonly lines: readonly string[] };
  /** Absent, as the room is, where it has closed. */
  readonly when: { readonly text: string; readonly known: boolean } | null;
  readonly room: RoomView | null;
  readonly who: {
    readonly lines: readonly string[];
    readonly unknown: string | null;
    /** The price, where it is not free. */
    readonly cost: readonly string[];
  };
  readonly checks: readonly string[];
  /** Names of what was asked about the person and is not stated. */
  readonly notStated: readonly string[];
  readonly sure: SureView;
  readonly contact: ContactView | null;
  readonly pick: PickView;
}

export interface FilterGroup {
  readonly name: string;
  readonly heading: string;
  readonly values: readonly {
    readonly value: string;
    readonly label: string;
    /** Undefined where values are not counted. */
    readonly count: number | undefined;
    readonly on: boolean;
  }[];
}

/** What the map draws; coordinates in degrees, WGS 84. */
export interface MapView {
  readonly here: { readonly lat: number; readonly lon: number; readonly label: string } | null;
  readonly radiusKm: number | null;
  readonly pins: readonly {
    readonly n: number;
    readonly lat: number;
    readonly lon: number;
    readonly label: string;
    readonly id: string;
    readonly approximate: boolean;
  }[];
  /** Names of towns, to find one's way without tiles. */
  readonly towns: readonly { readonly name: string; readonly lat: number; readonly lon: number }[];
  readonly tiles: { readonly url: string; readonly attribution: string } | null;
}

/** What was found, and everything that a person needs to trust or change it. */
export interface AnswerView {
  readonly heading: string;
  /** Where distances are measured from, where that is not the very place. */
  readonly measured: string | null;
  readonly total: number;
  /** What the words were taken for: in short, and in full where that says more. */
  readonly understood: { readonly short: string; readonly more: readonly string[] } | null;
  /** What they say of the person, and the address at which what does not fit is left out. */
  readonly person: { readonly text: string; readonly strict: string | null } | null;
  /** Each of several things that are asked for, by itself; empty where one is. */
  readonly needs: readonly Linked[];
  readonly didYouMean: Linked | null;
  readonly widened: string | null;
  /** What could not be read or met, and where nothing answered the words themselves, that. */
  readonly notices: readonly { readonly text: string; readonly link: Linked | null }[];
  /** Whom to ring first, where the words speak of somebody in danger. */
  readonly urgent: readonly string[];
  readonly whichPlace: {
    readonly question: string;
    readonly places: readonly Linked[];
    readonly must: boolean;
  } | null;
  readonly results: readonly ResultView[];
  /** What was left out and why, each with a link that shows it. */
  readonly hidden: readonly Linked[];
  readonly filters: readonly FilterGroup[];
  readonly active: readonly Linked[];
  readonly clear: string;
  readonly sort: readonly (Linked & { readonly on: boolean })[];
  readonly tips: readonly { readonly text: string; readonly href: string | null }[];
  readonly related: readonly Linked[];
  readonly more: string | null;
  readonly first: string | null;
  readonly map: MapView;
}

export interface YesNo {
  readonly state: 'yes' | 'no' | 'unknown';
  readonly text: string;
}

export interface PlaceView {
  readonly name: string | null;
  readonly address: readonly string[];
  readonly description: string | null;
  readonly schedules: readonly string[];
  readonly stops: readonly string[];
  readonly access: readonly YesNo[];
  readonly notes: readonly string[];
  readonly approximate: boolean;
  readonly map: MapView | null;
}

export interface Pair {
  readonly term: string;
  readonly text: string;
  readonly unknown?: boolean;
}

/** A text in a language other than the page's, or in the page's own. */
export interface Told {
  readonly text: string;
  readonly lang: Language;
}

/** Everything that is known of one listing, in words. */
export interface ListingView {
  readonly id: string;
  readonly version: number;
  /** It may put somebody in danger to be seen reading it. */
  readonly discreet: boolean;
  readonly name: Told;
  readonly description: Told | null;
  /** The name and description in the other language, where there are any. */
  readonly other: {
    readonly heading: string;
    readonly name: string;
    readonly description: string;
    readonly lang: Language;
  } | null;
  readonly alert: Told | null;
  readonly organization: Linked | null;
  readonly topics: readonly Linked[];
  readonly closed: string | null;
  readonly doubtful: boolean;
  readonly similar: string;
  readonly sample: boolean;
  /** What is stated about who may come, and the names of what is not. */
  readonly who: readonly Pair[];
  readonly whoNotStated: readonly string[];
  readonly whoText: string | null;
  readonly schedules: readonly string[];
  readonly next: readonly string[];
  /** Where it is in a few words; null where that is not known. */
  readonly at: string | null;
  readonly confidential: boolean;
  readonly areas: readonly string[];
  readonly places: readonly PlaceView[];
  readonly delivery: readonly string[];
  readonly transport: readonly string[];
  readonly room: RoomView;
  readonly costs: readonly string[];
  readonly routes: readonly string[];
  readonly howText: string | null;
  readonly support: readonly string[];
  readonly languages: readonly string[];
  readonly phones: readonly { readonly number: string; readonly note: string | null }[];
  readonly emails: readonly string[];
  readonly website: string | null;
  readonly contacts: readonly string[];
  readonly sure: SureView;
  readonly dates: readonly Pair[];
  readonly funding: readonly string[];
  readonly sources: readonly {
    readonly name: string;
    readonly lines: readonly string[];
    readonly href: string | null;
  }[];
  readonly pick: PickView;
  /** Where a signed-in editor corrects it. */
  readonly edit: string | null;
}

export interface OrganizationView {
  readonly name: string;
  readonly description: string | null;
  readonly website: string | null;
  readonly email: string | null;
  readonly numbers: readonly string[];
  readonly listings: readonly {
    readonly name: Told;
    readonly href: string;
    /** Absent where it has closed. */
    readonly room: RoomView | null;
    readonly sure: SureView;
  }[];
  readonly more: string | null;
}

/** What a fact is about; each has its sign beside its name. */
export type About =
  | 'where'
  | 'getting'
  | 'when'
  | 'room'
  | 'who'
  | 'check'
  | 'sure'
  | 'contact'
  | 'given'
  | 'meets'
  | 'join'
  | 'cost';

export interface EntryFact {
  readonly about: About;
  readonly name: string;
  readonly lines: readonly string[];
  /** False: the lines say that nobody has stated it. */
  readonly known: boolean;
  /** Where the lines are ways to reach somebody: of which sort. */
  readonly way?: ContactView['way'];
}

/** One entry of a printed shortlist. */
export interface EntryView {
  readonly id: string;
  readonly number: number;
  readonly name: Told;
  readonly href: string;
  /** What kind of thing it is and, in its own words, for whom. */
  readonly what: readonly Told[];
  readonly organization: string | null;
  readonly facts: readonly EntryFact[];
  /** Absent where it has closed. */
  readonly room: RoomView | null;
  /** Said on the screen. */
  readonly caution: string | null;
  /** Said on paper too: it has closed, or nobody trusts it any more. */
  readonly warning: string | null;
  readonly up: string | null;
  readonly down: string | null;
  readonly remove: string;
}

/** Positions on the sketch in its own units, y downwards. */
export interface SketchView {
  readonly width: number;
  readonly height: number;
  readonly dots: readonly {
    readonly n: number;
    readonly x: number;
    readonly y: number;
    readonly label: string;
  }[];
  readonly towns: readonly {
    readonly name: string;
    readonly x: number;
    readonly y: number;
    readonly label: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle' | 'end' };
  }[];
  readonly scale: { readonly length: number; readonly label: string };
}

export interface ShortlistView {
  readonly entries: readonly EntryView[];
  readonly gone: number;
  readonly tooMany: { readonly shown: number; readonly all: number } | null;
  /** What to mind before it is printed or shared. */
  readonly careful: string | null;
  readonly link: string;
  readonly sketch: SketchView | null;
  readonly printedOn: string;
}
