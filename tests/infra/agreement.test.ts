import { describe, expect, it } from 'vitest';
import { projectStream } from '../../functions/runtime/stream-batch.ts';
import { editorOfEvent } from '../../functions/runtime/who-is.ts';
import { fillAlias } from '../../functions/search/opensearch/versions.ts';
import { PROJECTED } from '../../infra/constructs/projector-metrics.ts';
import { EDITORS } from '../../infra/stacks/identity.ts';
import { INDEX } from '../../infra/stacks/search.ts';

describe('what is deployed and what runs on it agree', () => {
  it('on the names of the search index', () => {
    const { alias } = INDEX;
    expect(INDEX).toEqual({ alias, fillAlias: fillAlias(alias), versions: `${alias}-v*` });
  });

  it('on the group whose members may change listings', () => {
    const signedIn = (groups: string) =>
      editorOfEvent({
        requestContext: { authorizer: { jwt: { claims: { sub: '1', 'cognito:groups': groups } } } },
      });
    expect(signedIn(`[${EDITORS}]`)).toMatchObject({ kind: 'editor' });
    expect(signedIn('[readers]')).toBeUndefined();
  });

  it('on the line of the log that the lag and what was set aside are read from', async () => {
    const lines: unknown[][] = [];
    await projectStream(
      { Records: [] },
      {
        project: async () => ({ failed: [], lagMs: 12 }),
        writeHistory: async () => {},
        now: () => new Date(),
        log: (_, message, values) =>
          lines.push([message, values?.[PROJECTED.lag], values?.[PROJECTED.setAside]]),
      },
    );
    expect(lines).toEqual([[PROJECTED.message, 12, 0]]);
  });
});
