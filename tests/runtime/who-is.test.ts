import { describe, expect, it } from 'vitest';
import { editorAtThisMachine, editorOfEvent } from '../../functions/runtime/who-is.ts';

const local = { remoteAddress: '127.0.0.1', host: 'localhost:8080', origin: undefined, forwarded: false };

describe('on one machine, whoever sits at it may change things', () => {
  it.each([
    ['127.0.0.1', 'localhost:8080'],
    ['127.8.8.8', '127.0.0.1:8080'],
    ['::1', '[::1]:8080'],
    ['::ffff:127.0.0.1', 'localhost'],
    ['127.0.0.1', 'LOCALHOST:80'],
  ])('from %s to %s', (remoteAddress, host) => {
    expect(editorAtThisMachine({ ...local, remoteAddress, host })).toEqual({
      kind: 'editor',
      name: 'at this machine',
    });
  });
  it('from a page of its own', () => {
    expect(editorAtThisMachine({ ...local, origin: 'http://localhost:8080' })).toBeDefined();
  });
});

describe('and nobody else', () => {
  it.each([
    ['from another machine', { remoteAddress: '192.168.1.7' }],
    ['from an address that only starts like one', { remoteAddress: '127.0.0.1.evil.example' }],
    ['from nowhere', { remoteAddress: undefined }],
    ['to a name that somebody else points here (DNS rebinding)', { host: 'evil.example:8080' }],
    ['to a name that only starts like one', { host: 'localhost.evil.example' }],
    ['to a name with a user in it', { host: 'localhost:8080@evil.example' }],
    ['to no name', { host: undefined }],
    ['through a proxy', { forwarded: true }],
    ['from a page of another origin', { origin: 'https://evil.example' }],
    ['from a page of another port', { origin: 'http://localhost:3000' }],
    ['from a page without an origin', { origin: 'null' }],
    ['from a secure page of the same name', { origin: 'https://localhost:8080' }],
  ])('%s', (_, other) => {
    expect(editorAtThisMachine({ ...local, ...other })).toBeUndefined();
  });
});

describe('in AWS, an editor is who the authoriser says', () => {
  const event = (claims: unknown) => ({ requestContext: { authorizer: { jwt: { claims } } } });
  it.each([
    ['editors', { sub: 'a1', name: 'Siân', 'cognito:groups': '[editors]' }, 'Siân'],
    ['several groups', { sub: 'a1', 'cognito:groups': '[readers editors]' }, 'a1'],
    ['a list of groups', { sub: 'a1', 'cognito:groups': ['readers', 'editors'] }, 'a1'],
  ])('in the group: %s', (_, claims, name) => {
    expect(editorOfEvent(event(claims))).toEqual({ kind: 'editor', name });
  });
  it.each([
    ['no event', undefined],
    ['no authoriser', { requestContext: {} }],
    ['no subject', event({ 'cognito:groups': '[editors]' })],
    ['an empty subject', event({ sub: '', 'cognito:groups': '[editors]' })],
    ['no group', event({ sub: 'a1' })],
    ['another group', event({ sub: 'a1', 'cognito:groups': '[readers]' })],
    ['a group that only sounds like it', event({ sub: 'a1', 'cognito:groups': '[non-editors editors-old]' })],
    [
      'claims in the wrong place',
      { requestContext: {}, claims: { sub: 'a1', 'cognito:groups': '[editors]' } },
    ],
  ])('not with %s', (_, other) => {
    expect(editorOfEvent(other)).toBeUndefined();
  });
});
