import { handle } from 'hono/aws-lambda';
import { createApp } from './http/app.ts';
import { dependencies } from './runtime/dependencies.ts';

export const handler = handle(createApp(await dependencies()));
