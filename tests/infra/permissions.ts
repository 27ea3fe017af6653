type Arn = string | { readonly [intrinsic: string]: unknown };

export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: Arn | readonly Arn[];
  readonly Principal?: { readonly AWS: { readonly 'Fn::GetAtt': readonly [string, string] } };
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: readonly string[] } };
}

export interface Policies {
  readonly Resources: {
    readonly [id: string]: {
      readonly Type: string;
      readonly Properties: { readonly PolicyDocument: { readonly Statement: readonly Statement[] } };
    };
  };
}

const many = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);
const WITHOUT_HASH = /^(.*?)[0-9A-F]{8}$/;

/** All statements of the policy whose logical id starts so. */
export function statementsOf({ Resources }: Policies, policy: string): readonly Statement[] {
  return Object.entries(Resources)
    .filter(([id, { Type }]) => Type === 'AWS::IAM::Policy' && WITHOUT_HASH.exec(id)?.[1] === policy)
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);
}

/** One line for each action on each resource, with the condition on keys if there is one. */
export function flat({ Effect, Action, Resource, Condition }: Statement): string[] {
  const deny = Effect === 'Deny' ? 'deny ' : '';
  const keys = Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'];
  const when = Condition ? ` if ${keys ?? JSON.stringify(Condition)}` : '';
  return many(Action).flatMap((action) =>
    many<Arn>(Resource).map((resource) => `${deny}${action} ${named(resource)}${when}`),
  );
}

/** The resource by the name that the stacks call it by. */
function named(arn: Arn): string {
  if (typeof arn === 'string') return arn;
  const { 'Fn::Join': join, 'Fn::GetAtt': att, 'Fn::ImportValue': imported } = arn;
  if (Array.isArray(att)) return WITHOUT_HASH.exec(String(att[0]))?.[1] ?? String(att[0]);
  if (typeof imported === 'string') {
    if (/Record[0-9A-F]{8}Arn/.test(imported)) return 'RECORD';
    if (/Record[0-9A-F]{8}StreamArn/.test(imported)) return 'STREAM';
  }
  if (Array.isArray(join)) {
    const text = (join[1] as readonly Arn[]).map(named).join('');
    return text.replace(/^.*:domain\/hereabouts-(small|regional)\//, '');
  }
  return JSON.stringify(arn);
}
