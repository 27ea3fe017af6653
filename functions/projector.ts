import type { DynamoDBStreamEvent } from 'aws-lambda';
import { projectChanges } from './domain/projector.ts';
import { dependencies } from './runtime/dependencies.ts';
import { projectStream } from './runtime/stream-batch.ts';

const parts = await dependencies();
const project = (notices: Parameters<typeof projectChanges>[0]) => projectChanges(notices, parts);

export const handler = (event: DynamoDBStreamEvent) => projectStream(event, { ...parts, project });
