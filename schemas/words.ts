import { z } from 'zod';

/** The controlled words of the directory, as `domain.md` and the feed's shape name them. */
export const Language = z.enum(['en', 'cy']);
export type Language = z.infer<typeof Language>;

export const Domain = z.enum(['clinical', 'community-well-being', 'information', 'non-clinical', 'welfare']);
export type Domain = z.infer<typeof Domain>;

/** HSDS 3 `service.status`. */
export const Status = z.enum(['active', 'inactive', 'defunct', 'temporarily closed']);
export type Status = z.infer<typeof Status>;

export const Gender = z.enum(['female', 'male', 'non-binary']);
export type Gender = z.infer<typeof Gender>;

export const NeedLevel = z.enum(['mild', 'moderate', 'severe', 'crisis']);
export type NeedLevel = z.infer<typeof NeedLevel>;

export const Route = z.enum(['self', 'professional', 'link-worker', 'gp']);
export type Route = z.infer<typeof Route>;

export const Delivery = z.enum(['in-person', 'home-visit', 'telephone', 'video', 'online']);
export type Delivery = z.infer<typeof Delivery>;

export const CapacityState = z.enum(['open', 'limited', 'waiting-list', 'full', 'paused', 'unknown']);
export type CapacityState = z.infer<typeof CapacityState>;

export const Support = z.enum([
  'meet-at-door',
  'first-visit-together',
  'buddy',
  'graded-start',
  'interpreter',
  'carers-welcome',
  'children-welcome',
  'easy-read',
]);
export type Support = z.infer<typeof Support>;

/** Help by which nobody has to come alone the first time. */
export const MEETS = ['meet-at-door', 'first-visit-together', 'buddy'] as const satisfies readonly Support[];

export const Renewal = z.enum(['unknown', 'applied', 'confirmed', 'refused']);
export type Renewal = z.infer<typeof Renewal>;

export const AssuranceKind = z.enum(['confirmed', 'edited', 'seen']);
export type AssuranceKind = z.infer<typeof AssuranceKind>;

export const AssuredBy = z.enum(['organisation', 'editor', 'link-worker', 'feed']);
export type AssuredBy = z.infer<typeof AssuredBy>;

export const StopMode = z.enum(['bus', 'train', 'tram', 'metro', 'ferry', 'coach']);
export type StopMode = z.infer<typeof StopMode>;

/** What a venue is like: the values of the `venue` parameter. */
export const Venue = z.enum([
  'step-free',
  'hearing-loop',
  'accessible-toilet',
  'quiet-space',
  'parking',
  'near-stop',
]);
export type Venue = z.infer<typeof Venue>;

/** Times that somebody may not be able to come at. */
export const Times = z.enum(['mornings', 'afternoons', 'evenings', 'daytime', 'weekdays', 'weekends']);
export type Times = z.infer<typeof Times>;
/** The same, to tell them from the rest of what somebody may not be able to do. */
export const TIME_WORDS: ReadonlySet<string> = new Set(Times.options);

/** What the person cannot do: the values of the `cannot` parameter. */
export const Cannot = z.enum([
  'stairs',
  'driving',
  'bus',
  'leaving-home',
  'going-online',
  'telephone',
  'paying',
  'reading',
  ...Times.options,
  'mixed-groups',
  'crowds',
]);
export type Cannot = z.infer<typeof Cannot>;

/** RFC 5545 weekdays. */
export const Weekday = z.enum(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']);
export type Weekday = z.infer<typeof Weekday>;

export const FitState = z.enum(['matches', 'anyone', 'not-stated', 'excluded']);
export type FitState = z.infer<typeof FitState>;

export const Reach = z.enum(['within-reach', 'covers', 'comes-to-you', 'unplaced']);
export type Reach = z.infer<typeof Reach>;

export const FreshnessState = z.enum(['confirmed', 'due', 'unconfirmed', 'stale', 'closed']);
export type FreshnessState = z.infer<typeof FreshnessState>;
