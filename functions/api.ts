import { handle } from 'hono/aws-lambda';
import { createApp } from './http/app.ts';
import { dependencies } from './runtime/dependencies.ts';
import { editorOfEvent } from './runtime/who-is.ts';

const directory = await dependencies();
const { tiles } = directory.config;
const inAws = { directory, status: () => undefined, ...(tiles && { tiles }) };

export const handler = handle(createApp({ ...inAws, whoIs: ({ env }) => editorOfEvent(env.event) }));
