import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { createApp } from './http/app.ts';
import { loadAssets } from './http/assets.ts';
import { dependencies } from './runtime/dependencies.ts';
import { editorOfEvent } from './runtime/who-is.ts';

const [directory, assets] = await Promise.all([dependencies(), loadAssets(`${import.meta.dirname}/assets`)]);
const { tiles } = directory.config;
const whoIs = ({ env }: { env: { event?: LambdaEvent } }) => editorOfEvent(env.event);
const leaveTrace = directory.traces.leave;
const parts = { directory, assets, leaveTrace, status: () => undefined, whoIs, ...(tiles ? { tiles } : {}) };

const answer = handle(createApp(parts));

/** A trace is written beside the answer, which waits for it a moment at most: afterwards a Lambda stands still. */
const TRACE_WAIT_MS = 50;

export const handler: typeof answer = async (event, context) => {
  const answered = await answer(event, context);
  await directory.traces.settled(TRACE_WAIT_MS);
  return answered;
};
