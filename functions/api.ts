import { handle, type LambdaEvent } from 'hono/aws-lambda';
import { createApp } from './http/app.ts';
import { loadAssets } from './http/assets.ts';
import { dependencies } from './runtime/dependencies.ts';
import { editorOfEvent } from './runtime/who-is.ts';

const [directory, assets] = await Promise.all([dependencies(), loadAssets(`${import.meta.dirname}/assets`)]);
const { tiles } = directory.config;
const whoIs = ({ env }: { env: { event?: LambdaEvent } }) => editorOfEvent(env.event);
const parts = { directory, assets, status: () => undefined, whoIs, ...(tiles ? { tiles } : {}) };

export const handler = handle(createApp(parts));
