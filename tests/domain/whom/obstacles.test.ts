import { describe, expect, it } from 'vitest';
import { foldWords } from '../../../functions/domain/text/fold.ts';
import { alternativesOf } from '../../../functions/domain/text/sayings.ts';
import { obstacles, obstaclesIn } from '../../../functions/domain/whom/obstacles.ts';
import { aService } from '../../fixtures/listing.ts';

const told = (description: string) => [...obstaclesIn(aService({ description })).keys()];

describe('what a listing says in its own words to stand in the way', () => {
  it.each([
    ["You'll need a car I'm afraid: we are a mile up the track.", ['needs-car']],
    ['Down the creek lane. There’s no bus, so you do need your own wheels.', ['needs-car', 'no-bus']],
    ['The bus was cut in 2024 and there is no other.', ['no-bus']],
    ['Two miles from the nearest bus, sorry.', ['no-bus']],
    ['Over the bakery; twenty stairs up and NO LIFT.', ['stairs']],
    ['The hall is not really wheelchair accessible.', ['stairs']],
    ["The upper rooms aren't easily accessible.", ['stairs']],
    ['We are on the second floor.', ['stairs']],
    ['Upstairs, no lift, see https://example.org/?id=3.', ['stairs']],
    ['We meet upstairs. There is no accessible toilet.', ['stairs']],
    ["This isn't a crisis service.", ['no-crisis']],
    ['Huge drop-in games night, music on, up to eighty players.', ['crowded']],
    ['Packed and noisy, the way we like it.', ['crowded']],
    ['Mae hi’n swnllyd.', ['crowded']],
    ['Funding has come to an end and the last meeting was at Easter.', ['ended']],
    ['A quiet hour for women only.', ['women-only']],
    ['For blokes who do not do talking.', ['men-only']],
    ['After eleven years this group has now closed. We have closed our books too.', ['ended']],
    ['Does dim bws, rhaid gyrru.', ['needs-car', 'no-bus']],
    ['Lan y grisiau, dim lifft.', ['stairs']],
    ['For people who lost somebody to suicide.', ['by-suicide']],
    ['You had a name ready. No babies or bumps in the room.', ['baby-loss']],
    ['A listening ear by telephone. We are not a crisis service.', ['no-crisis']],
    ['For men and women after a stroke.', ['mixed']],
    ['Mixed exercise classes and gym.', ['mixed']],
    ['Swimming lessons, all welcome.', ['mixed']],
    ['A choir; everybody is welcome.', ['mixed']],
    ['Swimming in the sea, mixed, all year.', ['mixed']],
    ['For people living with dementia. English spoken only at present, sorry.', ['english-only']],
    ['You need to speak good English.', ['english-only']],
    ['You must speak English.', ['english-only']],
    ['Volunteers’ own cars. You must be able to get in and out of a car.', ['stairs']],
    ['Accredited English classes. No childcare.', ['no-children']],
    ['We can’t take babies or toddlers.', ['no-children']],
    ['Pensioners’ lunch. Please make your own way here.', ['needs-car']],
    ['Big volunteer days with 30 or more people.', ['crowded']],
    ['Conversation café; men and women, any level.', ['mixed']],
    ['Country walks of eight to eleven miles at a good pace.', ['strenuous']],
    ['A hundred-strong choir; entry by audition.', ['audition']],
    ['Côr mawr, gyda chlyweliadau.', ['audition']],
    ['Last Friday, in the bar.', ['pub']],
    ['Veterans’ get-together in the lounge bar.', ['pub']],
    ['Darts, and subsidised beer.', ['pub']],
    ['No bar, no uniform, no sermons.', []],
    ['Tea, hymns and a prayer.', ['religious']],
    ['The twelve steps, one cup of tea.', ['twelve-steps']],
    ['Full Welsh at the Potters (bar opens at eleven).', ['pub']],
    ['English-speaking volunteers who visit at home.', ['english-only']],
    ['Open meeting for anyone who wants to stop drinking.', ['twelve-steps']],
    ['A talking group; what is said stays.', ['talking']],
    ['We ask to see a formal diagnosis letter before you join.', ['needs-diagnosis']],
    ['For adults with ADHD. You need a diagnosis.', ['needs-diagnosis']],
    ['Angen diagnosis ffurfiol.', ['needs-diagnosis']],
    ['A diagnosis letter is required. Come with or without a carer.', ['needs-diagnosis']],
    ['A formal diagnosis is compulsory.', ['needs-diagnosis']],
    ['This group closed in March 2025.', ['ended']],
    ['This service closed in May 2024.', ['ended']],
    ['The club stopped meeting in 2023.', ['ended']],
    ['Sorry, we have stopped meeting.', ['ended']],
    ['This group disbanded in 2023.', ['ended']],
    ['The club was wound up last year.', ['ended']],
    ['The service was discontinued in June.', ['ended']],
    ['Service suspended until further notice.', ['ended']],
    ['Due to lack of volunteers we have suspended the service until further notice.', ['ended']],
    ['The group is on pause.', ['ended']],
    ['Not running at the moment.', ['ended']],
    ['The project finished in April.', ['ended']],
    ['Sadly this charity has now gone into liquidation.', ['ended']],
    ['There is no lift or ramp, and 12 steps.', ['stairs']],
    ['First floor. The lift is out of order until March.', ['stairs']],
    ['The lift has broken, so there are two flights of stairs.', ['stairs']],
    ['The lift is broken at the moment, hall is on the first floor.', ['stairs']],
    ['Unfortunately the hall is not wheelchair friendly.', ['stairs']],
    ['Not suitable for wheelchairs.', ['stairs']],
    ['Access is by a steep staircase.', ['stairs']],
    ['Access via stairs.', ['stairs']],
    ['Steps to the entrance.', ['stairs']],
    ['Three steps at the front door.', ['stairs']],
    ['You’ll need a car; our volunteer drivers stopped in 2020.', ['needs-car']],
    ['A circle for women and girls.', ['women-only']],
    ['For women and their babies.', ['women-only']],
    ['No men, please.', ['women-only']],
    ['Ladies only session on Tuesdays.', ['women-only']],
    ['A 12 step programme.', ['twelve-steps']],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it.each([
    ['womens-group', ['women-only']],
    ['womens-confidence', ['women-only']],
    ['mens-group', ['men-only', 'talking']],
    ['fathers-group', ['men-only']],
    ['mens-shed', []],
  ])('of its topic: %s', (id, expected) => {
    const attributes = [{ taxonomy_term: { id } }];
    const said = (description: string) => [...obstaclesIn(aService({ description, attributes })).keys()];
    expect(said('Tea and talk.')).toEqual(expected);
    const isOnly = (obstacle: string) => obstacle.endsWith('-only');
    expect(said('Tea and talk. Everyone welcome.').filter(isOnly)).toEqual([]);
  });

  it.each([
    'We have closed our waiting list.',
    'Café closed in August.',
    'The service closed in the evenings last winter, and opens again now.',
    'We have closed our Facebook page; find us on Instagram.',
    'We have closed the office on Fridays.',
    'We are now closed until 5 January.',
    "We're now closed on Mondays.",
    'The service is no longer available on Saturdays.',
    'Transport is no longer available.',
    'Coffee is no longer available, tea is.',
    'We no longer meet in the café; we meet in the library.',
    'We no longer meet at the church but at the library.',
    'We no longer run the evening class.',
    'The pool is no longer running a crèche.',
    'Our final session was a lovely picnic. New term begins in January.',
    'Funding has come to an end for the minibus.',
    'The first floor, and the lift is on your left.',
    'First floor; a lift or a ramp to every room.',
    'For men, women and children.',
    'For women and their families.',
    'For women and their partners.',
    'No men or women turned away.',
    'Breakfast for men (and women).',
    'For men over 50, and their wives.',
    'Football for women and girls on Mondays, for men on Tuesdays.',
    'Tuesday women only, Thursday men only.',
    'Separate sessions for women and for men.',
    'Ladies only session at 10am, then everyone.',
    'Women only on Wednesdays; all other days mixed.',
    'Live music on Fridays.',
    'Meet outside the Red Lion pub at ten; we walk and then have tea.',
    'Start from the pub car park.',
    'Auditions are held for soloists only.',
    'Steep hills avoided.',
    'Adults only after 7pm.',
    'We rehearse after the church service in the hall.',
    'You do not need a car: the 14 stops here.',
    'Autistic adults; no formal diagnosis needed.',
    'Diagnosed or not, come along. You don’t need a diagnosis.',
    'You do not need to have a formal diagnosis.',
    'Whether or not you have a formal diagnosis.',
    'We help people get a formal diagnosis.',
    'Please bring proof of your address and a copy of the letter.',
    'For people with a formal diagnosis or who self-identify.',
    'Marie was only diagnosed at 42.',
    "You'll need a car, or we fetch you: ring Pat.",
    'No bus? Dilwyn comes to your gate in his own motor.',
    'There is no bus fare to find, we pay it.',
    'No stairs, no steps. Upstairs is only the office.',
    "There aren't steps up to it.",
    'Nobody will need a car.',
    "It isn't ever noisy.",
    'We meet on the first floor, and there is a lift.',
    'Not only for women: everybody who sews.',
    'A first step up for people who care.',
    'Never noisy, and eight of us at the most.',
    'Loud music next door, and a quiet room here.',
    'Bring a packed lunch.',
    'We laugh out loud.',
    'When your last session was a while ago.',
    'We no longer meet on Mondays, come on Tuesdays instead.',
    'The bank has closed, the post office too: we help with both.',
    'No lifts home are offered.',
    'No lift (and no stairlift?).',
    'There is no accessible toilet.',
    'There is no parking but it is accessible.',
    "You won't need a car.",
    'Anyone bereaved may come, also after a suicide.',
    'The archive is in an upstairs cupboard, and we bring things down.',
    'Community transport for people with no car and no bus.',
    'We walk your dog. Tavistock and ten miles round.',
    'Walks of two miles, with a bench at each end.',
    'No audition, no reading music.',
    'In a former pub; no alcohol.',
    'Not religious, and no preaching.',
    'An alternative to AA meetings.',
    'Men and women at separate times.',
    'A pint or a coffee, as you like.',
    'No English needed.',
    'Arabic and Dari, no interpreter needed.',
    'Drivers help you in and out of the car.',
    'Step up into work.',
    'For anybody with a BMI of 30 or more.',
    'For people aged 50 or more.',
    'We read out loud and talk.',
    'We help young people make their own way in life.',
    'All mixed abilities.',
    'A circle for women. Everyone is welcome, whatever your background.',
    "A women's group. All welcome.",
    'No interpreter on the day? Ring: an interpreter can be booked.',
    'Bring the children, there is a creche.',
    'We help you to get well and stay well.',
    'Auditions are a thing we never hold.',
    'The bible of birdwatching is on the shelf.',
    'There is a prayer space.',
    '?',
  ])('says nothing: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('what another sentence or the Welsh makes good is no obstacle', () => {
    expect(told('There is no bus. We can pick you up on Thursdays.')).toEqual([]);
    const hereabouts = { text: { cy: { description: 'Mae lifft i bob llawr.' } } };
    expect([...obstaclesIn(aService({ description: 'We are upstairs.', hereabouts })).keys()]).toEqual([]);
  });

  it('quotes the sentence that says it, cut at a word where it is long', () => {
    const quote = (description: string) => obstaclesIn(aService({ description })).get('stairs');
    expect(quote('Tea and cake. First floor, no lift, mind the brass edges! Free.')).toBe(
      'First floor, no lift, mind the brass edges!',
    );
    const long = `Upstairs ${'and up '.repeat(40)}`;
    expect(quote(long)).toBe(`Upstairs ${'and up '.repeat(21)}and …`);
  });

  it('reads the alert and how to get there, but not where the address is confidential', () => {
    expect(obstaclesIn(aService({ alert: 'This group has now closed.' })).has('ended')).toBe(true);
    const [at] = aService().service_at_locations ?? [];
    if (!at) throw new Error('the service of the fixture has a place');
    const places = [{ ...at, location: { ...at.location, transportation: 'No bus to the farm.' } }];
    expect(obstaclesIn(aService({ service_at_locations: places })).get('no-bus')).toBe('No bus to the farm');
    const refuge = aService({ service_at_locations: places, hereabouts: { confidential: true } });
    expect(obstaclesIn(refuge).size).toBe(0);
  });

  it('every phrase of the table is one that a text can say', () => {
    const phrases = Object.values(obstacles).flatMap(({ said, unless }) =>
      [said, unless].flatMap(({ en, cy }) => [...en, ...cy]),
    );
    for (const phrase of phrases) expect(foldWords(phrase).length, phrase).toBeGreaterThan(0);
    const texts = (phrase: string) =>
      alternativesOf(phrase.replace(/ !.*/, '')).map((text) => text.replace('*', 'very much'));
    for (const [obstacle, { said }] of Object.entries(obstacles))
      for (const text of [...said.en, ...said.cy].flatMap(texts))
        expect(told(text), text).toContain(obstacle);
  });
});
