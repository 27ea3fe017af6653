import { describe, expect, it } from 'vitest';
import { isWalkable, walkingMetres } from '../../../functions/domain/geo/walking.ts';
import { abilityOf, withoutCar } from '../../../functions/domain/search/ability.ts';
import type { IndexHit } from '../../../functions/domain/search/index-language.ts';
import { term } from '../../../functions/domain/search/terms.ts';
import type { Cannot } from '../../../schemas/words.ts';

type Facts = Pick<IndexHit, 'terms' | 'numbers' | 'place' | 'distanceKm' | 'reach'>;

const at = (...terms: string[]): Facts['place'] => ({ id: 'hall', terms });
const facts = (more: Partial<Facts> = {}): Facts => ({
  terms: [],
  numbers: {},
  place: at(),
  distanceKm: 5,
  reach: 'within-reach',
  ...more,
});
const delivered = (...ways: string[]) => facts({ terms: ways.map(term.delivery) });
const notStated = facts({ terms: [term.deliveryNotStated] });
const judge = (word: Cannot, of: Facts, others: readonly Cannot[] = []) =>
  abilityOf(word, [word, ...others], of);

describe('stairs', () => {
  it.each([
    ['a step-free place is fine', at(term.venue('step-free')), 'fine'],
    ['a place with steps bars', at(term.noVenue('step-free')), 'barred'],
    ['a place that does not say is to be asked', at(), 'check'],
    ['no place, no stairs', null, 'fine'],
  ] as const)('%s', (_, place, ability) => {
    expect(judge('stairs', facts({ place }))).toBe(ability);
  });
  it('what comes to the person has no stairs', () => {
    expect(judge('stairs', facts({ place: at(term.noVenue('step-free')), reach: 'comes-to-you' }))).toBe(
      'fine',
    );
  });
});

describe('driving: one gets there on foot, by bus, with a lift, or it comes', () => {
  it('1,600 m of streets are walkable, 1.3 times the straight line', () => {
    expect(walkingMetres(1)).toBe(1_300);
    expect(isWalkable(1_600 / 1_300)).toBe(true);
    expect(isWalkable(1.231)).toBe(true); // 1,600.3 m, which rounds to 1,600
    expect(isWalkable(1.2315)).toBe(false);
    expect(isWalkable(null)).toBe(false);
  });
  it.each([
    ['an easy walk of 800 m', facts({ distanceKm: 0.615 }), 'fine'],
    ['a longer walk', facts({ distanceKm: 0.617 }), 'check'],
    [
      'a longer walk where no bus goes',
      facts({ distanceKm: 1.2, place: at(term.noVenue('near-stop')) }),
      'check',
    ],
    ['a stop near the door', facts({ place: at(term.venue('near-stop')) }), 'fine'],
    ['stops, and none near', facts({ place: at(term.noVenue('near-stop')) }), 'barred'],
    ['nothing is said of stops', facts(), 'check'],
    ['they fetch people', facts({ terms: [term.transport('pick-up')] }), 'fine'],
    ['community transport', facts({ terms: [term.transport('community')] }), 'fine'],
    ['it comes to them', facts({ reach: 'comes-to-you', place: at(term.noVenue('near-stop')) }), 'fine'],
    ['it happens nowhere', facts({ place: null }), 'fine'],
  ] as const)('%s', (_, of, ability) => {
    expect(judge('driving', of)).toBe(ability);
  });
  it('with neither car nor bus, a far place without a lift bars, whatever stops it has', () => {
    const stop = facts({ place: at(term.venue('near-stop')) });
    expect(judge('driving', stop, ['bus'])).toBe('barred');
    expect(withoutCar(facts({ distanceKm: 0.5 }), ['driving', 'bus'])).toBe('fine');
    expect(withoutCar(facts({ distanceKm: 1 }), ['driving', 'bus'])).toBe('check');
    expect(withoutCar(facts({ terms: [term.transport('community')] }), ['driving', 'bus'])).toBe('fine');
  });
});

describe('bus: whoever drives is only to be asked', () => {
  it('far is a question, near or with a lift is fine', () => {
    expect(judge('bus', facts())).toBe('check');
    expect(judge('bus', facts({ distanceKm: 0.5 }))).toBe('fine');
    expect(judge('bus', facts({ distanceKm: 1 }))).toBe('check');
    expect(judge('bus', facts({ terms: [term.transport('pick-up')] }))).toBe('fine');
    expect(judge('bus', facts({ reach: 'comes-to-you' }))).toBe('fine');
  });
  it('with driving, the answer is under driving', () => {
    expect(judge('bus', facts(), ['driving'])).toBe('fine');
  });
});

describe('leaving home: only what comes or connects will do', () => {
  it.each([
    ['home-visit', 'fine'],
    ['telephone', 'fine'],
    ['video', 'fine'],
    ['online', 'fine'],
    ['in-person', 'barred'],
  ] as const)('%s is %s', (way, ability) => {
    expect(judge('leaving-home', delivered(way))).toBe(ability);
  });
  it('not stated bars: it cannot be counted on', () => {
    expect(judge('leaving-home', notStated)).toBe('barred');
  });
  it('who cannot go online needs a visit or a telephone, who cannot telephone a visit or a screen', () => {
    expect(judge('leaving-home', delivered('online', 'video'), ['going-online'])).toBe('barred');
    expect(judge('leaving-home', delivered('telephone'), ['going-online'])).toBe('fine');
    expect(judge('leaving-home', delivered('telephone'), ['telephone'])).toBe('barred');
    expect(judge('leaving-home', delivered('home-visit'), ['telephone', 'going-online'])).toBe('fine');
  });
});

describe('going online and telephone', () => {
  it('a screen alone bars who cannot go online', () => {
    expect(judge('going-online', delivered('online'))).toBe('barred');
    expect(judge('going-online', delivered('video', 'online'))).toBe('barred');
    expect(judge('going-online', delivered('online', 'in-person'))).toBe('fine');
    expect(judge('going-online', delivered('telephone'))).toBe('fine');
    expect(judge('going-online', notStated)).toBe('fine');
    expect(judge('going-online', { ...notStated, distanceKm: null })).toBe('check');
  });
  it('a telephone alone bars who cannot telephone', () => {
    expect(judge('telephone', delivered('telephone'))).toBe('barred');
    expect(judge('telephone', delivered('telephone', 'online'))).toBe('fine');
    expect(judge('telephone', delivered('in-person'))).toBe('fine');
    expect(judge('telephone', notStated)).toBe('fine');
    expect(judge('telephone', { ...notStated, distanceKm: null })).toBe('check');
  });
});

describe('paying', () => {
  it('free is fine, a price bars, no word of it is to be asked', () => {
    expect(judge('paying', facts({ numbers: { costFrom: 0 } }))).toBe('fine');
    expect(judge('paying', facts({ numbers: { costFrom: 0 }, terms: ['cost:free-for-some'] }))).toBe('check');
    expect(judge('paying', facts({ numbers: { costFrom: 0.01 } }))).toBe('barred');
    expect(judge('paying', facts())).toBe('check');
  });
});

describe('reading, crowds, mixed groups', () => {
  it('easy read or one to one helps who cannot read; nothing bars', () => {
    expect(judge('reading', facts({ terms: [term.support('easy-read')] }))).toBe('fine');
    expect(judge('reading', delivered('home-visit'))).toBe('fine');
    expect(judge('reading', delivered('in-person'))).toBe('check');
  });
  it('a quiet space or one to one helps with crowds; nothing bars', () => {
    expect(judge('crowds', facts({ place: at(term.venue('quiet-space')) }))).toBe('fine');
    expect(judge('crowds', delivered('telephone'))).toBe('fine');
    expect(judge('crowds', facts({ place: at(term.noVenue('quiet-space')) }))).toBe('check');
  });
  it('a group of one gender is fine, one of all bars, no word of it is to be asked', () => {
    expect(judge('mixed-groups', facts({ terms: [term.only('gender')] }))).toBe('fine');
    expect(judge('mixed-groups', facts({ terms: [term.anyone('gender')] }))).toBe('barred');
    expect(judge('mixed-groups', facts())).toBe('check');
    const visit = facts({ terms: [term.anyone('gender'), term.delivery('home-visit')] });
    expect(judge('mixed-groups', visit)).toBe('fine');
  });
});

describe('times: a session must be left that the person can come to', () => {
  const on = (...starts: string[]) => facts({ place: at(term.timesStated, ...starts) });
  it.each([
    ['mornings', term.starts('TU', 23), 'barred'],
    ['mornings', term.starts('TU', 24), 'fine'],
    ['afternoons', term.starts('TU', 24), 'barred'],
    ['afternoons', term.starts('TU', 33), 'barred'],
    ['afternoons', term.starts('TU', 34), 'fine'],
    ['evenings', term.starts('TU', 33), 'fine'],
    ['evenings', term.starts('TU', 34), 'barred'],
    ['daytime', term.starts('TU', 33), 'barred'],
    ['daytime', term.starts('TU', 34), 'fine'],
    ['weekdays', term.starts('FR', 34), 'barred'],
    ['weekdays', term.starts('SA', 20), 'fine'],
    ['weekends', term.starts('SU', 20), 'barred'],
    ['weekends', term.starts('MO', 20), 'fine'],
  ] as const)('cannot %s, starts %s: %s', (word, start, ability) => {
    expect(judge(word, on(start))).toBe(ability);
  });
  it('one possible session among several is enough', () => {
    expect(judge('mornings', on(term.starts('TU', 20), term.starts('TH', 30)))).toBe('fine');
  });
  it('a session on a possible day at an unknown hour is possible', () => {
    expect(judge('mornings', on(term.starts('TU', '?')))).toBe('fine');
    expect(judge('weekdays', on(term.starts('TU', '?')))).toBe('barred');
  });
  it('two limits hold together', () => {
    expect(judge('weekdays', on(term.starts('SA', 20)), ['mornings'])).toBe('barred');
    expect(judge('weekdays', on(term.starts('SA', 26)), ['mornings'])).toBe('fine');
  });
  it('no times stated is to be asked; what happens nowhere has no times', () => {
    expect(judge('mornings', facts())).toBe('check');
    expect(judge('mornings', facts({ place: null }))).toBe('fine');
  });
  it('what comes to them has the times of the listing', () => {
    const rings = (...terms: string[]) =>
      judge('mornings', facts({ place: null, reach: 'comes-to-you', terms: [term.timesStated, ...terms] }));
    expect(rings(term.starts('TU', 20))).toBe('barred');
    expect(rings(term.starts('TU', 20), term.starts('TU', 30))).toBe('fine');
  });
});
