import { type AttributeValue, ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Item, Table } from './table.ts';

type AttributeValues = { readonly [name: string]: AttributeValue };

export type Put =
  /** `before`: what was replaced, where it was asked for. */
  | { readonly done: true; readonly before: { readonly [name: string]: unknown } | undefined }
  /** `current` comes as attribute values: the document client does not turn these. */
  | { readonly done: false; readonly current: AttributeValues | undefined };

const versionIs = (expected: number) =>
  expected === 0
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#version = :expected',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':expected': expected },
      };

/**
 * Puts an item in place of the expected version (0: of none). The item's `mark` is new for every write: a put
 * that the client repeats because the answer was lost finds its own mark, and counts as done.
 */
export async function putVersion(
  { client, name }: Table,
  item: Item & { readonly mark: string },
  expected: number,
  { wantsBefore = false } = {},
): Promise<Put> {
  try {
    const { Attributes } = await client.send(
      new PutCommand({
        TableName: name,
        Item: item,
        ...versionIs(expected),
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        ReturnValues: wantsBefore ? 'ALL_OLD' : 'NONE',
      }),
    );
    return { done: true, before: Attributes };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    if (error.Item?.mark?.S === item.mark) return { done: true, before: undefined };
    return { done: false, current: error.Item };
  }
}
