import { expect, it } from 'vitest';
import { saidAsItStands, topicsMeantIn } from '../../../functions/domain/search/words/meanings.ts';
import { clausesOf } from '../../../functions/domain/text/clauses.ts';

const meant = (q: string) =>
  clausesOf(q)
    .flatMap((words) =>
      topicsMeantIn([words], saidAsItStands(words, words)).concat(saidAsItStands(words, words)),
    )
    .map(({ id }) => id);

it.each([
  ['book club', 'reading-group'],
  ['a book group', 'reading-group'],
  ['running club', 'running'],
  ['running', 'running'],
  ['theatre', 'drama'],
  ['ballet', 'dance'],
  ['squash', 'racket-sports'],
  ['trampolining', 'physical-activity'],
  ['learn spanish', 'language-conversation'],
  ['French class', 'language-conversation'],
  ['mortgage trouble', 'housing-advice'],
  ['shopping', 'shopping-help'],
  ['fuel vouchers', 'energy-advice'],
  ['court hearing', 'legal-advice'],
  ['car scheme', 'community-transport'],
  ['her toddler is not talking yet', 'speech-support'],
  ['computer class', 'digital-skills'],
  ['dark thoughts', 'suicide-prevention'],
  ['wants company', 'befriending'],
  ['somebody to talk to', 'befriending'],
  ['new in town', 'social-group'],
  ['nothing to do all day', 'social-group'],
  ['the house is too quiet', 'befriending'],
  ['just left prison', 'ex-offender-support'],
  ['behind with gas', 'energy-advice'],
  ['scared of neighbours', 'mediation'],
  ['bullied at work', 'employment-support'],
  ['never worked', 'employment-support'],
  ['overeating', 'weight-management'],
  ['not seen her grandson since Easter', 'contact-centre'],
  ['cyfrifiaduron', 'digital-skills'],
  ['tai', 'housing-advice'],
  ['seibiant', 'respite'],
  ['diwedd oes', 'end-of-life'],
  ['meddyliau tywyll', 'suicide-prevention'],
])('a thing is understood by its everyday name: %s', (q, topic) => {
  expect(meant(q)).toContain(topic);
});

it.each([
  ['nose keeps running', 'running'],
  ['theatre nurse, retired', 'drama'],
  ['french polisher', 'language-conversation'],
  ['loves window shopping', 'shopping-help'],
  ['tennis court', 'legal-advice'],
  ['dark hair', 'suicide-prevention'],
  ['her neighbours are kind', 'mediation'],
])('and not by a word alone that says something else: %s', (q, topic) => {
  expect(meant(q)).not.toContain(topic);
});
