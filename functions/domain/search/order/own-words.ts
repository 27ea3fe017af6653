import type { Obstacle } from '../../../../schemas/vocabulary.ts';
import { Language } from '../../../../schemas/words.ts';
import { isEasyWalk } from '../../geo/walking.ts';
import type { Fit } from '../../whom/eligibility.ts';
import { obstacles } from '../../whom/obstacles.ts';
import { abilityOf, sparesTheJourney } from '../ability.ts';
import type { Question } from '../asking/question.ts';
import type { IndexHit } from '../index-language.ts';
import { term, valuesAfter } from '../terms.ts';

const OBSTACLES = Object.keys(obstacles) as Obstacle[];
const SPELT: ReadonlySet<string> = new Set(OBSTACLES.map(term.says));

/** What the listing's own text says to stand in the way of this person, where its fields do not say better. */
export function obstaclesTold(hit: IndexHit, question: Question, fit: readonly Fit[]): readonly Obstacle[] {
  const told = hit.terms.filter((t) => SPELT.has(t));
  if (told.length === 0) return [];
  return OBSTACLES.filter(
    (obstacle) => told.includes(term.says(obstacle)) && concerns(obstacle, hit, question, fit),
  );
}

/** The words say that it stands in this person's way, or for what it would: "baby comes too". */
export const isInTheWay = (obstacle: Obstacle, { ofPerson }: Question['words']): boolean =>
  ofPerson.avoids.some((one) => one.obstacle === obstacle);

/** Who speaks one of these is taken to understand English. */
const OF_MOST: ReadonlySet<string> = new Set(Language.options);

const NOT_FOR = term.saysNotFor('');

/** Tokens of what is asked for of which the listing's own text says that it is not for them. */
export const refusalsTold = ({ terms }: IndexHit, { words }: Question): readonly string[] =>
  words.minimumGroups === 0 ? [] : valuesAfter(NOT_FOR, terms).filter((token) => words.tokens.has(token));

function concerns(
  obstacle: Obstacle,
  hit: IndexHit,
  { request, person, where, words }: Question,
  fit: readonly Fit[],
): boolean {
  const { cannot } = person;
  const [gender] = person.words.gender;
  const facts = { ...hit, homeErrorKm: where.errorKm };
  const genderNotStated = fit.some(
    ({ criterion, state }) => criterion === 'gender' && state === 'not-stated',
  );
  const avoids = (what: Obstacle) => isInTheWay(what, words);
  const isAsked = (topic: string) => words.sought.topics.has(topic) || request.topic.includes(topic);
  switch (obstacle) {
    case 'needs-car':
      return (cannot.includes('driving') || cannot.includes('bus')) && !sparesTheJourney(facts, cannot);
    case 'no-bus':
      return cannot.includes('driving') && !sparesTheJourney(facts, cannot) && !isEasyWalk(hit.distanceKm);
    case 'stairs':
      return cannot.includes('stairs') && abilityOf('stairs', cannot, facts) === 'check';
    case 'crowded':
      return cannot.includes('crowds') && abilityOf('crowds', cannot, facts) === 'check';
    case 'women-only':
      return gender === 'male' && genderNotStated;
    case 'men-only':
      return gender === 'female' && genderNotStated;
    case 'ended':
      return true;
    case 'by-suicide':
      return !isAsked('suicide-bereavement');
    case 'baby-loss':
      return !isAsked('pregnancy-loss');
    case 'no-crisis':
      return words.sought.dangers.includes('life');
    case 'audition':
      return true;
    case 'mixed':
      return cannot.includes('mixed-groups') && abilityOf('mixed-groups', cannot, facts) === 'check';
    case 'strenuous':
      return hit.reach !== 'comes-to-you' && (avoids(obstacle) || cannot.includes('stairs'));
    case 'religious':
      return avoids(obstacle) || words.unwanted.has('faith-group');
    case 'twelve-steps':
      return avoids(obstacle) || avoids('religious');
    case 'english-only':
      return person.words.language.some((language) => !OF_MOST.has(language)) && !isAsked('esol');
    case 'no-children':
    case 'pub':
    case 'talking':
    case 'needs-diagnosis':
      return avoids(obstacle);
  }
}
