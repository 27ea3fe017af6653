import { inject } from 'vitest';

/** The addresses of real DynamoDB and OpenSearch, undefined where Java is missing: describe.skipIf(!engines). */
export const engines = inject('engines');
