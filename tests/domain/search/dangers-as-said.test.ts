import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { understandWords } from '../../../functions/domain/search/words/words.ts';
import { allSaid, endOfSaying, sayingsOf } from '../../../functions/domain/text/sayings.ts';
import { createMemoryIndex, type MemoryIndex } from '../../../functions/search/memory/index.ts';

let index: MemoryIndex;
beforeAll(() => {
  index = createMemoryIndex();
});
afterAll(() => index.close());

const understood = (q: string) => understandWords({ q, lang: 'en', topic: [], condition: [], is: [] }, index);

describe('a danger that is one only as it is said', () => {
  it.each([
    ['life', 'cant go on'],
    ['life', "says he can't go on & has tablets lined up"],
    ['life', 'cannot carry on like this'],
    ['life', 'wants to end it'],
    ['life', 'ending it'],
    ['life', 'pt on phone says taken loads of paracetamol'],
    ['life', 'taken 30 paracetamol'],
    ['life', 'pills and vodka'],
    ['life', 'going to jump'],
    ['life', "he's on the bridge"],
    ['life', 'has a rope'],
    ['life', "od'd last night"],
    ['life', 'wedi cymryd llwyth o dabledi'],
    ['life', 'gwn yn y sied, ddim isio byw'],
    ['life', 'sixteen, cutting, tells nobody'],
    ['life', 'cuts her arms'],
    ['life', 'having a breakdown'],
    ['abuse', 'husband keeps her bank card'],
    ['abuse', "27 w 4mth old, PND, husband has her bank card and won't give her money"],
    ['abuse', 'her husband took her card off her'],
    ['abuse', 'gives her no money'],
    ['abuse', "partner doesn't let her have a bank account"],
    ['abuse', 'husband violent'],
    ['abuse', "he's outside her house now"],
    ['abuse', "he's got a knife"],
    ['abuse', "mae o'n ei churo hi"],
    ['illness', "she's bleeding loads"],
    ['illness', 'had a fit, wont wake up'],
    ['illness', 'nan on floor cant get up'],
    ['illness', 'mum collapsed'],
    ['gas', 'smell gas dizzy'],
    ['gas', 'arogl nwy yn y gegin'],
    ['life', 'isel ei hysbryd, dim am fyw'],
    ['life', 'Samaritans'],
    ['life', 'samariaid'],
    ['life', 'took too many tablets this morning'],
    ['life', "says life isn't worth it any more"],
    ['life', "doesn't want to live"],
    ['life', "don't want to live anymore"],
    ['life', 'no longer wants to live'],
    ['life', 'he has no will to live'],
    ['life', 'lost the will to live'],
    ['abuse', "he'll kill me if he finds out"],
    ['abuse', "hubby says he'll kill me"],
    ['abuse', "ex says he'll kill the kids"],
    ['abuse', 'threatens to kill her'],
    ['illness', 'suspected stroke'],
    ['illness', 'had a stroke this morning'],
    ['illness', 'seizure this morning'],
    ['illness', 'heavy drinker shaking when stops'],
    ['illness', 'coming off valium cold turkey'],
    ['street', 'slept rough last night, pregnant'],
    ['adult', 'grandad taking her pension'],
    ['life', 'tired of living'],
    ['life', 'fed up of living'],
    ['life', 'wedi cael digon o fyw'],
    ['life', 'no reason to live'],
    ['life', 'sees no point in living'],
    ['illness', 'low mood, tight chest and left arm numb'],
    ['illness', 'chest feels tight'],
    ['illness', '999'],
    ['street', 'heb unman i gysgu heno'],
    ['street', 'no roof over her head tonight'],
    ['street', 'dim to uwch ei phen heno'],
    ['street', 'kids and nowhere to sleep tonight'],
    ['illness', 'left arm numb and sweating'],
    ['illness', 'chest feels heavy'],
    ['abuse', 'partner walks round him on tiptoe'],
    ['life', 'she is scared of what she might do'],
    ['street', 'bed for her tonight'],
    ['life', 'taken a lot of paracetamol'],
    ['life', 'took a whole box of paracetamol'],
    ['life', 'took a bunch of pills'],
    ['life', 'wedi cymryd llond dwrn o dabledi'],
    ['abuse', 'he hit her'],
    ['abuse', 'he punched me'],
    ['abuse', 'he is hitting her'],
    ['abuse', 'he made me have sex'],
    ['life', 'found him hanging'],
    ['life', 'hangs herself'],
    ['life', 'he wants to shoot himself'],
    ['life', 'slit her wrists'],
    ['illness', 'drink bleach'],
    ['illness', 'collapsed'],
    ['illness', 'mum has collapsed'],
    ['illness', 'slurred speech'],
    ['life', "doesn't want to wake up"],
    ['life', "she's on the railway line"],
    ['abuse', 'mae ei gŵr yn gas'],
    ['abuse', 'he hits her'],
    ['illness', 'is having a stroke'],
    ['illness', 'just had a seizure'],
    ['child', 'shook the baby'],
    ['adult', 'carer takes his money'],
  ])('%s: %s', async (danger, q) => {
    expect((await understood(q)).sought.dangers).toContain(danger);
  });

  it.each([
    'cannot go to choir any more',
    'cant go on the bus alone',
    "can't go on holiday",
    'cannot carry on with his allotment since his hip',
    'cant carry shopping',
    'bridge club',
    'rope climbing',
    'husband beats her at cards',
    'stroke last year, wants to walk again',
    'the stairs kill me',
    'neighbours noise driving her mad',
    'keep fit this morning',
    'helps nan collect her pension',
    "doesn't want to live in a hostel",
    'does not want to live with her parents',
    "don't want to live alone any more",
    'tired of living in a damp flat',
    'no point in going to the gp',
    "doesn't see the point of a diary",
    'wants somewhere to go on Saturday night',
    'tablets too many to manage, needs a dosette',
    'nowhere to go in the evenings',
    'chest infection last month',
    'numb left foot',
    'volunteer with samaritans',
    'no car tonight',
    'fed up with the council',
    'fed up of being ignored',
    'fed up with it, wants a job',
    'no home internet',
    'dim car, eisiau byw yn annibynnol',
    'denies suicidal thoughts denies self harm, low mood',
    'no suicidal ideation or self harm low mood',
    'no plans to end her life, just lonely',
    'never been hit by husband',
    'lost her will to cook',
    'any reason to live near the park',
    'left arm weak since stroke last year',
    'left arm numb since his stroke, wants a stroke club',
    'son 4 walks on tiptoe, speech delay',
    'keeps her money in a tin, hoarding',
    'mother in law watches her children while she works',
    'scared of what the dog might do',
    'somewhere for her to go Friday night',
    'mum with dementia asks where her dad is',
    'tablets and ipads help',
    'takes 12 tablets a day, needs help',
    'ending a tenancy',
    'wants to end it with her boyfriend',
    'not going to jump',
    'hits a tennis ball',
    'dwp wont give her any money',
    "school won't let her son back",
    'husband controls his diabetes',
    'had a heart attack in june',
    "he's at home all day",
    'daughter takes her to club',
    'had a stroke, wants a stroke club',
    'Dad had a stroke. Needs an exercise class',
    '68, had a heart attack, wants cardiac rehab',
    'had a seizure, lost licence',
    'wedi cael trawiad ar y galon y llynedd',
    'had a heart attack, heart group',
    'walks 5 kms a week',
    'lives 3 kms from the bus',
    'help cutting her toenails',
    'cutting his hedge',
    'grass cutting at home',
    'council is cutting her care hours',
    'been cutting down on drinking',
    'is cutting down smoking',
    'feels odd today',
    'odd on his feet',
    'wants to hang out with other teens',
    'wants to hang pictures',
    'going to jump in the sea',
    'wants to jump from school to work',
    'solar panels on the roof',
    'leak on the roof',
    'tiles came off the roof',
    'house is by the motorway',
    'needs something round her neck to press if she falls',
    'needs tablets ready at the chemist',
    'medication ready in dosette box',
    'pills and alcohol support group',
    'has taken lots of antidepressants, wants talking therapy',
    'wants to go to sleep at night without pills',
    'half knitted jumper wants help finishing it off',
    'tinnitus, how to make it stop',
    'cannot carry on living alone in that house',
    "can't carry on without help",
    'cannot carry on with things in the garden',
    'made a rope swing',
    'caffi ar y bont',
    "husband can't give her a lift any more",
    "he can't give me lifts now",
    "ex won't let him see his kids",
    'boyfriend broke up with her, low',
    'he broke his leg getting up',
    'husband has dementia and hides my keys',
    'husband with dementia takes her purse',
    'he has to look after her money',
    'he has the money to pay',
    'has bruises on her legs from warfarin',
    'son spends his money on gaming',
    'neighbour keeps his pension book',
    'friend keeps her money for her',
    'grief hits me in the evenings',
    'locked me out of my account',
    'mae ei chefn yn ei brifo',
    'depression not responding to medication',
    'landlord not responding to repairs',
    'having lots of blood tests',
    'hot water broken',
    'ceiling collapsed in the kitchen',
    'his business collapsed in 2020',
    'husband collapsed in 2019',
    'hair going grey',
    'grab rail fitting on stairs',
    'without waking mum',
    'free co alarm',
    'wants a free carbon monoxide alarm',
    'needs gas alarm for deaf person',
    'beats his son at chess',
    'not suicidal, no plans to end it',
    'has no plans to end it',
    'denies plans to end it, lonely',
    'denies wanting to kill himself, low mood',
    'her bus service was cut',
    'power cuts',
    'car breakdown',
    'changed the locks',
    'gas bill',
    'choking on debt',
    'knife skills cookery',
  ])('none: %s', async (q) => {
    expect((await understood(q)).sought.dangers).toEqual([]);
  });

  it('is not what its words say beside others', async () => {
    const { said } = await understood('cant go on & has tablets lined up');
    expect(said.map(({ words }) => words)).toEqual(['cant go on has tablets lined up']);
    expect((await understood('he is on the bridge')).topics).not.toContain('games');
  });
});

it.each([
  'canu i ddyn â dementia',
  'clwb cinio i ddynion',
  'grŵp gwnïo i fenywod',
  'mae hi’n bwrw glaw, rhywbeth dan do',
  'argyfwng costau byw',
  'ceiswyr lloches, côr',
  'Capel Noddfa',
  'taro i mewn am baned',
  'digwyddiadau',
  'gofalwraig',
  'karma',
  'hair cutting at home',
  'photography, fixated on birds',
])('an ordinary word, Welsh or English, is no danger: %s', async (q) => {
  expect((await understood(q)).sought.dangers).toEqual([]);
});

it.each([
  'mae e’n ei bwrw hi',
  'gŵr yn ei tharo',
  'cael ei churo gan ei gŵr',
  'lloches i fenywod',
  'dianc rhag ei phartner',
])('in Welsh, where it is one: %s', async (q) => {
  expect((await understood(q)).sought.dangers).toContain('abuse');
});

describe('beside a danger', () => {
  it('what else is asked for is a part of its own, though it shares a word', async () => {
    const { said } = await understood('husband violent, needs dementia cafe for husband');
    const parts = said.filter(({ as }) => as === 'topic').map(({ words }) => words);
    expect(parts).toEqual(['husband violent', 'dementia cafe for husband']);
  });

  it.each([
    ['husband violent, needs dementia cafe for husband', 'dementia-cafe'],
    ['feels suicidal, wants a walking group', 'walking-group'],
    ['he hits her, in debt', 'debt-advice'],
  ])('what else is asked for is asked for: %s', async (q, topic) => {
    expect((await understood(q)).topics).toContain(topic);
  });
});

describe('a saying', () => {
  const ends = (phrase: string, ...words: readonly string[]) =>
    endOfSaying(words, 0, sayingsOf({ en: [phrase], cy: [] }));

  it('ends where the clause does, where it says so', () => {
    expect(ends('ending it .', 'ending', 'it')).toBe(2);
    expect(ends('ending it .', 'ending', 'it', 'with', 'her')).toBeUndefined();
    expect(ends('ending it now|.', 'ending', 'it')).toBe(2);
    expect(ends('ending it now|.', 'ending', 'it', 'now')).toBe(3);
  });

  it('begins where the clause does, where it says so', () => {
    const sayings = sayingsOf({ en: ['. cutting .'], cy: [] });
    expect(endOfSaying(['cutting'], 0, sayings)).toBe(1);
    expect(endOfSaying(['grass', 'cutting'], 1, sayings)).toBeUndefined();
  });

  it('goes on with none of some words, where it says so', () => {
    expect(ends('for anybody !with|who', 'for', 'anybody')).toBe(2);
    expect(ends('for anybody !with|who', 'for', 'anybody', 'near')).toBe(2);
    expect(ends('for anybody !with|who', 'for', 'anybody', 'who', 'sews')).toBeUndefined();
    expect(ends('for * !with tea', 'for', 'cake', 'tea')).toBe(3);
    const welsh = sayingsOf({ en: [], cy: ['i bawb !gyda'] });
    expect(endOfSaying(['i', 'bawb', 'chyda', 'dementia'], 0, welsh)).toBeUndefined();
    expect(endOfSaying(['i', 'bawb', 'heno'], 0, welsh)).toBe(2);
  });

  it.each(['* tablets', '.', 'now|. then', '!with tea'])('begins with a word: %s', (phrase) => {
    expect(() => sayingsOf({ en: [phrase], cy: [] })).toThrow('begins with a word');
  });

  it('is none within one that is denied', () => {
    const sayings = sayingsOf({ en: ['plans to end it', 'end it'], cy: [] });
    const denial = { by: new Set(['no']), across: 0 };
    expect(allSaid('no plans to end it'.split(' '), sayings, denial)).toEqual([]);
    expect(allSaid('end it'.split(' '), sayings, denial)).toEqual([['end', 'it']]);
  });

  it('has up to three words between where it says so, and no more', () => {
    expect(ends('taken * tablets', 'taken', 'tablets')).toBe(2);
    expect(ends('taken * tablets', 'taken', 'a', 'whole', 'packet', 'tablets')).toBe(5);
    expect(ends('taken * tablets', 'taken', 'a', 'b', 'c', 'd', 'tablets')).toBeUndefined();
  });

  it('takes one of several words, of which one may be two', () => {
    for (const way of [['lone'], ['first', 'time']])
      expect(ends('lone|first-time parent', ...way, 'parent')).toBe(way.length + 1);
    expect(ends('lone|first-time parent', 'first', 'parent')).toBeUndefined();
  });
});

describe('in everyday words', () => {
  it.each([
    ['life', "told GP he'd rather not be alive"],
    ['life', 'feels like ending things'],
    ['life', 'wants to end things'],
    ['life', 'not wanting to be around anymore'],
    ['life', "says there's no point being here"],
    ['life', 'thinks everyone would be happier if she was gone'],
    ['life', 'jumping off the pier is all he thinks of'],
    ['life', 'keeps thinking about crashing the car on purpose'],
    ['life', 'ligature attempt'],
    ['life', "planning how he'd do it"],
    ['life', 'took tablets last night'],
    ['life', 'wedi cael llond bol ar fyw'],
    ['life', "eisiau dod â'r cyfan i ben"],
    ['life', "teimlo fel rhoi'r gorau i fyw"],
    ['abuse', 'husband put his hands round her neck'],
    ['abuse', 'grabbed her by the throat last night'],
    ['abuse', 'partner tried to choke her'],
    ['abuse', 'boyfriend squeezed her neck until she passed out'],
    ['abuse', 'put a pillow over her face'],
    ['abuse', 'husband beats her at home'],
    ['abuse', 'he beats me at home in front of the kids'],
    ['abuse', 'partner batters her at weekends'],
    ['abuse', 'beaten by his carer'],
    ['abuse', 'her brother is abusing her'],
    ['abuse', 'he controls everything she does'],
    ['abuse', "mae o'n curo hi"],
    ['street', 'sofa surfing, kicked out tonight'],
    ['street', 'no home from tonight'],
    ['street', 'needs somewhere for tonight'],
    ['street', 'has to leave hostel today, nowhere to go'],
    ['street', 'sleeping on a bench'],
    ['street', 'sleeping in his van'],
    ['street', 'discharged from hospital with nowhere to go'],
    ['street', 'landlord changed the locks today'],
    ['street', 'cysgu yn y car'],
  ])('%s: %s', async (danger, q) => {
    expect((await understood(q)).sought.dangers).toContain(danger);
  });

  it.each([
    'not suicidal until this week',
    'trying not to harm himself',
    'not suicidal enough for the crisis team',
    'no plans but suicidal thoughts every day',
    'no friends, suicidal',
    "can't stop thinking about ending his life",
    'ddim eisiau byw',
    'never seen without husband, likes knitting',
  ])('a "no" that is a part of it, or holds no more, denies none: %s', async (q) => {
    expect((await understood(q)).sought.dangers).not.toEqual([]);
  });

  it.each([
    'denies any thoughts of self harm, likes knitting',
    'nil suicidal ideation, wants a choir',
    'no SI or self harm',
    'no current suicidal ideation, thoughts or plans, likes gardening',
    'no plans or intent to end her life, wants a walking group',
    'denied self harm or suicide, anxious',
    'does not want to die, just lonely',
    'has never self-harmed, low mood',
    'no risk of suicide, wants yoga',
    'not at risk of domestic abuse, wants a lunch club',
    'denies chest pain, wants exercise class',
    'no longer suicidal, ready to volunteer',
    'not scared of her husband, just wants company',
    'dim meddyliau hunanladdol, eisiau côr',
    "nid yw'n hunanladdol, eisiau cwmni",
    'husband beats her at cards',
    'he beats her at chess, wants a chess club',
    'happier when he is out in the garden',
    'moved house today, wants to meet people',
    'hands on in the garden',
  ])('what is said not to be so, or of a game, is none: %s', async (q) => {
    expect((await understood(q)).sought.dangers).toEqual([]);
  });

  it('what else is asked for beside a denied danger is asked for', async () => {
    const { topics } = await understood('denies any thoughts of self harm, likes knitting');
    expect(topics).toContain('knitting-crafts');
    expect(topics).not.toContain('self-harm-support');
  });
});
