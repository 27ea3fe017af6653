import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { Client, type ClientOptions } from '@opensearch-project/opensearch';
import { AwsSigv4Signer } from '@opensearch-project/opensearch/aws';

export interface OpenSearchConnection {
  /** The engine's address. */
  readonly node: string;
  /** The region that requests are signed for. */
  readonly region?: string;
  /** True where IAM guards the engine: every request is signed (SigV4, service `es`). */
  readonly sign: boolean;
}

/** A person waits for a search: after twice this the engine counts as away. */
const READING: ClientOptions = { requestTimeout: 4_000, maxRetries: 1, agent: { maxSockets: 32 } };
/** For writes and for work on whole indices, where nobody waits. */
export const PATIENT = { requestTimeout: 60_000, maxRetries: 2 };

/** A client whose calls end in time, and are tried again on a broken connection and on a 502, 503 or 504. */
export function createOpenSearchClient({ node, region, sign }: OpenSearchConnection): Client {
  if (!sign) return new Client({ node, ...READING });
  if (region === undefined) throw new Error('a signed connection to OpenSearch needs a region');
  const signer = AwsSigv4Signer({ region, service: 'es', getCredentials: defaultProvider() });
  return new Client({ node, ...READING, ...signer });
}
