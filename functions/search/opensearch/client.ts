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

const LIMITS_OF_A_CALL: ClientOptions = { requestTimeout: 10_000, maxRetries: 2, agent: { maxSockets: 32 } };

/** A client whose calls end within their timeout and are tried again on a broken connection or a 502, 503, 504. */
export function createOpenSearchClient({ node, region, sign }: OpenSearchConnection): Client {
  if (!sign) return new Client({ node, ...LIMITS_OF_A_CALL });
  if (region === undefined) throw new Error('a signed connection to OpenSearch needs a region');
  const signer = AwsSigv4Signer({ region, service: 'es', getCredentials: defaultProvider() });
  return new Client({ node, ...LIMITS_OF_A_CALL, ...signer });
}
