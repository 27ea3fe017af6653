import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { startEngines } from './engines/engines.ts';

/** npm run engines -- [--dynamodb-port 8009] [--opensearch-port 9200] [--data-dir DIR] */
const { values } = parseArgs({
  options: {
    'dynamodb-port': { type: 'string', default: '8009' },
    'opensearch-port': { type: 'string', default: '9200' },
    'data-dir': { type: 'string' },
  },
});

const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
console.log('Starting DynamoDB Local and OpenSearch (the first time they are fetched, some 105 MB) …');
const engines = await startEngines({
  dynamodbPort: Number(values['dynamodb-port']),
  opensearchPort: Number(values['opensearch-port']),
  dataDir: values['data-dir'],
});
console.log(`DynamoDB    ${engines.dynamodb}
OpenSearch  ${engines.opensearch}

Use them (Ctrl-C stops them):
  HEREABOUTS_ENGINES=aws HEREABOUTS_DYNAMODB_ENDPOINT=${engines.dynamodb} HEREABOUTS_OPENSEARCH_ENDPOINT=${engines.opensearch} npm start
  HEREABOUTS_TEST_DYNAMODB=${engines.dynamodb} HEREABOUTS_TEST_OPENSEARCH=${engines.opensearch} npm test`);
await stopped;
await engines.stop();
console.log('Both engines are stopped.');
