import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { createApp } from './http/app.ts';
import { dependencies } from './runtime/dependencies.ts';
import { editorOfEvent } from './runtime/who-is.ts';

const directory = await dependencies();
const { tiles } = directory.config;
const whoIs = ({ env }: { env: { event?: LambdaEvent } }) => editorOfEvent(env.event);

export const handler = handle(
  createApp({ directory, status: () => undefined, whoIs, ...(tiles ? { tiles } : {}) }),
);
