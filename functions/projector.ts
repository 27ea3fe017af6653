import type { DynamoDBStreamEvent } from 'aws-lambda';
import { projectChanges } from './domain/search/indexed/projector.ts';
import { dependencies } from './runtime/dependencies.ts';
import { makeIndex } from './runtime/start-index.ts';
import { projectStream } from './runtime/stream-batch.ts';

const parts = await dependencies();
const project = (notices: Parameters<typeof projectChanges>[0]) => projectChanges(notices, parts);

/** Carries changes; or, asked by hand, makes the whole index anew: after an outage of days, or a new mapping. */
export const handler = (event: DynamoDBStreamEvent | { readonly rebuild: true }) =>
  'rebuild' in event ? makeIndex(parts) : projectStream(event, { ...parts, project });
