import { describe, expect, it } from 'vitest';
import { foldWords } from '../../../functions/domain/text/fold.ts';
import { topicsCalled, topicsOf } from '../../../functions/domain/topics/topics.ts';
import { matchPhrases } from '../../../functions/domain/vocabulary/phrases.ts';
import { vocabulary, withBroader } from '../../../functions/domain/vocabulary/vocabulary.ts';
import { aService } from '../../fixtures/listing.ts';

const written = (name: string, description: string, attributes: object[] = []) =>
  aService({ name, description, attributes: attributes as never });

describe('a listing without topics gets proposals from its own words', () => {
  it('by its name', () => {
    const topics = topicsOf(written('Morriston Walking Group', 'Every Monday from the park gate.'));
    expect(topics.stated).toEqual([]);
    expect(topics.proposed.flatMap(withBroader)).toContain('walking-group');
  });
  it('by its description', () => {
    const text = 'Free and confidential debt advice. Bring your letters and bills.';
    expect(topicsOf(written('Drop-in at the Grand', text)).proposed).toContain('debt-advice');
  });
  it('in Welsh, under mutation', () => {
    const topics = topicsOf(written('Grŵp Cerdded Treforys', 'Dewch i gerdded gyda ni bob dydd Llun.'));
    expect(topics.proposed.flatMap(withBroader)).toContain('walking-group');
  });
  it('three at the most, also where the text speaks about as strongly for a fourth', () => {
    const four =
      'Music making, singing and choir, ukulele and guitar, music listening and live performance, arts and culture';
    expect(topicsOf(written('Zyx', four)).proposed).toHaveLength(3);
  });
  it('what is said in passing is not a topic to be found by', () => {
    const { hinted } = topicsOf(
      aService({
        name: 'PIP and Benefits Help',
        description:
          'Help with PIP forms and appeals. We fill them in for you if reading or writing is hard.',
        attributes: [{ taxonomy_term: { id: 'benefits-advice', name: 'Benefits advice' } }],
      }),
    );
    expect(hinted).toContain('form-filling');
    expect(hinted).not.toContain('creative-writing');
  });
  it.each([
    [
      'that it does not give',
      'Advice',
      'Help with benefits and claims. We do not give debt advice.',
      'debt-advice',
    ],
    ['that it is not', 'Carousel', 'Tea and talk. This is not a food bank.', 'food-bank'],
    [
      'that was there before',
      'Choir',
      'We sing on Mondays. Previously a food bank met in this hall.',
      'food-bank',
    ],
    [
      'that is next door',
      'Garden',
      'We grow vegetables. We share the building with a food bank.',
      'food-bank',
    ],
    [
      'that it sends people to',
      'Garden',
      'We grow vegetables. We signpost people to debt advice.',
      'debt-advice',
    ],
  ])('nothing of what a listing says %s', (_, name, description, topic) => {
    const { proposed, hinted } = topicsOf(written(name, description));
    expect([...proposed, ...hinted]).not.toContain(topic);
    expect(topicsOf(written(name, description)).about.get(topic)).toBeUndefined();
  });
  it('none where the words betray nothing', () => {
    const nothing = { stated: [], ours: [], elsewhere: [], proposed: [], hinted: [], about: new Map() };
    expect(topicsOf(written('Zyx', 'Qwv.'))).toEqual(nothing);
  });
});

describe('what the organisation states is not second-guessed', () => {
  const shed = { taxonomy_term: { id: 'mens-shed', name: "Men's shed" } };
  it('stated topics leave no proposals, only hints to be found by', () => {
    const topics = topicsOf(written('Uplands Shed', 'We also run a walking group every Friday.', [shed]));
    expect(topics.stated).toEqual([{ id: 'mens-shed', name: "Men's shed" }]);
    expect(topics.proposed).toEqual([]);
    expect(topics.hinted).not.toContain('mens-shed');
  });
  it('a term of a taxonomy that we do not know is shown, and does not stop proposals', () => {
    const foreign = { taxonomy_term: { id: 'esd-1234', name: 'Leisure' } };
    const topics = topicsOf(written('Morriston Walking Group', 'Every Monday.', [foreign]));
    expect(topics.stated.map(({ id }) => id)).toEqual(['esd-1234']);
    expect(topics.proposed.length).toBeGreaterThan(0);
  });
  it('a topic that is stated twice is stated once', () => {
    expect(topicsOf(written('Shed', 'Tea.', [shed, shed])).stated).toHaveLength(1);
  });
});

describe('a question is taken for what it means, not for one word of it', () => {
  const topics = (q: string) =>
    matchPhrases(foldWords(q))
      .filter((match) => match.kind === 'topic')
      .map((match) => match.id);
  it('all the words of a phrase in any order', () => {
    expect(topics('shed for men')).toContain('mens-shed');
    expect(topics("men's shed")).toContain('mens-shed');
  });
  it('less than three fifths of a phrase says something else', () => {
    const partly = matchPhrases(foldWords('cannot open letters'));
    expect(partly.every((match) => match.cover >= 0.6 && match.cover <= 1)).toBe(true);
    expect(topics('cannot open letters')).not.toContain('open-mic');
  });
});

describe('a topic of another taxonomy', () => {
  it.each([
    [{ id: 'x-1', name: 'Alcohol' }, ['alcohol-support']],
    [{ id: 'memory-cafe' }, ['dementia-cafe']],
    [{ id: 'x-2', name: 'Families of drinkers' }, ['addiction-family-support']],
    [{ id: 'x-3', name: 'Widgets' }, []],
    [{ id: 'x-6', name: 'Men' }, []],
    [{ id: 'x-7', name: 'Older people' }, []],
    [{ id: 'x-8', name: 'Carers' }, ['carers-support']],
    [{ id: 'x-9', name: 'Women’s refuge' }, ['domestic-abuse-support']],
    [{ id: 'x-10', name: 'Domestic abuse services' }, ['domestic-abuse-support']],
    [{ id: 'x-4', name: 'Alcohol and widgets' }, []],
    [{ id: 'alcohol-support', name: 'Singing' }, []],
    [{ id: 'x-5', name: '' }, []],
  ])('%o is by our names %o', (topic, called) => {
    expect(topicsCalled(topic)).toEqual(called);
  });
  it.each(vocabulary.terms.filter(({ kind }) => kind === 'topic').map(({ id, label }) => [label.en, id]))(
    'that is called “%s” as ours is, is ours',
    (name, id) => {
      expect(topicsCalled({ id: 'x', name })).toContain(id);
    },
  );
});
