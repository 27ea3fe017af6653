import { describe, expect, it } from 'vitest';
import { regional, small } from '../../infra/stages.ts';
import { synthesise } from './synthesised.ts';

const TELLS_OF_PEOPLE = /people|person|link worker|editor|public|listing/i;

describe.each([small, regional])('the alarms of the $name stage', (stage) => {
  const template = synthesise(stage, { tell: 'someone@example.org' }).template('observability');
  const alarms = Object.entries(template.findResources('AWS::CloudWatch::Alarm')).map(([id, alarm]) => ({
    id: id.slice(0, -8),
    ...alarm.Properties,
  }));

  it('watch what people depend on', () => {
    const everywhere = [
      'ChangesLate',
      'ChangesSetAside',
      'CopyFailed',
      'ErrorPages',
      'ListingsSetAside',
      'RecordFailing',
      'RecordRefusing',
      'ReviewFailed',
      'ReviewMissing',
      'SearchDown',
      'SearchFilling',
      'SearchFrozen',
      'SearchStrained',
      'SlowAnswers',
      'TurnedAway',
    ];
    const withSpare = stage.search.dataNodes > 1 ? ['SearchWithoutSpare'] : [];
    expect(alarms.map(({ id }) => id).sort()).toEqual([...everywhere, ...withSpare].sort());
  });

  it.each(alarms)('say what it means for a person, and what to look at: $id', ({ AlarmDescription }) => {
    const [means = '', lookAt = ''] = String(AlarmDescription).split(/(?<=\.) (?=[A-Z])/);
    expect(means).toMatch(TELLS_OF_PEOPLE);
    expect(lookAt).toMatch(/^(Look|Raise|Choose) /);
  });

  it.each(alarms)('tell somebody when it starts and when it is over: $id', (alarm) => {
    const topic = [{ Ref: expect.stringMatching(/^Alarms/) }];
    expect(alarm).toMatchObject({ AlarmActions: topic, OKActions: topic });
  });

  it('reach the address that was given', () => {
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'someone@example.org',
    });
  });

  it('may speak on their topic, which without this grant refuses them', () => {
    const [policy] = Object.values(template.findResources('AWS::SNS::TopicPolicy'));
    expect(policy?.Properties.PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Allow',
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
      }),
    );
  });

  it('ring when the nightly review is silent', () => {
    expect(alarms.find(({ id }) => id === 'ReviewMissing')).toMatchObject({ TreatMissingData: 'breaching' });
  });
});
