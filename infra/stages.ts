/**
 * The two sizes in which Hereabouts is deployed, side by side: what differs between a county and a region
 * stands here and nowhere else.
 */
export interface Stage {
  readonly name: 'small' | 'regional';
  readonly search: {
    readonly dataNodes: number;
    readonly dataNodeType: string;
    /** Nodes that only lead the cluster. None: the data node leads itself. */
    readonly leaders: { readonly count: 3; readonly type: string } | undefined;
    readonly zones: 1 | 2 | 3;
    readonly volumeGiBPerNode: number;
  };
  readonly api: {
    readonly memoryMiB: number;
    /** Answers at one time that nothing else may take away; undefined: shares the account's. */
    readonly reservedConcurrency: number | undefined;
    readonly requestsPerSecondMax: number;
    readonly burstMax: number;
  };
  readonly projector: {
    readonly memoryMiB: number;
    readonly batchSizeMax: number;
    /** Batches of one shard in hand at once; order holds per listing all the same. */
    readonly parallelPerShard: number;
  };
  readonly review: { readonly memoryMiB: number; readonly reservedConcurrency: number | undefined };
  readonly backups: { readonly keepDailyDays: number; readonly keepMonthlyDays: number | undefined };
  readonly firewall: { readonly requestsPerAddressIn5MinutesMax: number };
  readonly logs: { readonly keepDays: number };
  readonly alarms: {
    readonly changesLateSeconds: number;
    readonly answerSlowMs: number;
    readonly errorPagesIn5Minutes: number;
    /** A quarter of a node's volume, and the heap below: AWS, "Recommended CloudWatch alarms for Amazon OpenSearch Service". */
    readonly volumeFreeMiBMin: number;
    readonly heapPercentMax: number;
  };
}

/**
 * A town or a county: some 100,000 listings, some hundred link workers. One search node without a spare:
 * if it fails, search is away until AWS replaces it; nothing is lost, for the index is made from the record.
 */
export const small: Stage = {
  name: 'small',
  search: {
    dataNodes: 1,
    dataNodeType: 't3.medium.search',
    leaders: undefined,
    zones: 1,
    volumeGiBPerNode: 20,
  },
  // New accounts may run only a few functions at once, and a reservation beyond that fails the deployment.
  api: { memoryMiB: 1024, reservedConcurrency: undefined, requestsPerSecondMax: 50, burstMax: 100 },
  projector: { memoryMiB: 512, batchSizeMax: 100, parallelPerShard: 2 },
  review: { memoryMiB: 512, reservedConcurrency: undefined },
  backups: { keepDailyDays: 35, keepMonthlyDays: undefined },
  firewall: { requestsPerAddressIn5MinutesMax: 3000 },
  logs: { keepDays: 30 },
  alarms: {
    changesLateSeconds: 60,
    answerSlowMs: 2000,
    errorPagesIn5Minutes: 3,
    volumeFreeMiBMin: 5120,
    heapPercentMax: 95,
  },
};

/**
 * A nation or a large region: some 1,000,000 listings, thousands of link workers. Three search nodes in three
 * zones with leaders of their own: one zone may fail and every search is still answered.
 */
export const regional: Stage = {
  name: 'regional',
  search: {
    dataNodes: 3,
    dataNodeType: 'r6g.large.search',
    leaders: { count: 3, type: 'm6g.large.search' },
    zones: 3,
    volumeGiBPerNode: 50,
  },
  api: { memoryMiB: 1769, reservedConcurrency: 300, requestsPerSecondMax: 500, burstMax: 1000 },
  projector: { memoryMiB: 1024, batchSizeMax: 200, parallelPerShard: 10 },
  review: { memoryMiB: 1024, reservedConcurrency: 1 },
  backups: { keepDailyDays: 35, keepMonthlyDays: 365 },
  // Whole surgeries and trusts share a few addresses of the health network.
  firewall: { requestsPerAddressIn5MinutesMax: 20_000 },
  logs: { keepDays: 90 },
  alarms: {
    changesLateSeconds: 30,
    answerSlowMs: 1000,
    errorPagesIn5Minutes: 5,
    volumeFreeMiBMin: 12_800,
    heapPercentMax: 95,
  },
};

const stages: readonly Stage[] = [small, regional];

/** The stage of that name; throws with the names there are. */
export function stageNamed(name: string): Stage {
  const stage = stages.find((s) => s.name === name);
  if (!stage)
    throw new Error(`There is no stage "${name}": choose ${stages.map((s) => s.name).join(' or ')}.`);
  return stage;
}
