import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { direction, type Vector } from './vectors.ts';

/**
 * The sentence encoder all-MiniLM-L6-v2 (Reimers and Gurevych 2019; Apache-2.0). It is big and slow, and is asked only
 * when the vocabulary is made: for one word at a time.
 */
export interface Encoder {
  encode(word: string): Promise<Vector>;
}

/** As much of onnxruntime-node as is used here: it is installed beside the model, outside this project. */
interface Runtime {
  readonly Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => unknown;
  readonly InferenceSession: {
    create(path: string): Promise<{
      run(
        inputs: object,
      ): Promise<Record<string, { readonly data: Float32Array; readonly dims: readonly number[] }>>;
    }>;
  };
}

const Tokenizer = z.object({ model: z.object({ vocab: z.record(z.string(), z.int()) }) });
const START = '[CLS]';
const END = '[SEP]';
const UNKNOWN = '[UNK]';

/** The longest known beginning, then the longest known continuation, and so on (WordPiece). */
export function piecesOf(word: string, known: ReadonlyMap<string, number>): readonly string[] {
  const pieces: string[] = [];
  for (let start = 0; start < word.length; ) {
    let end = word.length;
    const piece = () => `${start > 0 ? '##' : ''}${word.slice(start, end)}`;
    while (end > start && !known.has(piece())) end -= 1;
    if (end === start) return [UNKNOWN];
    pieces.push(piece());
    start = end;
  }
  return pieces;
}

/** `folder` holds model.onnx, tokenizer.json and node_modules/onnxruntime-node. */
export async function openEncoder(folder: string): Promise<Encoder> {
  const runtime = createRequire(join(folder, 'package.json'))('onnxruntime-node') as Runtime;
  const session = await runtime.InferenceSession.create(join(folder, 'model.onnx'));
  const { model } = Tokenizer.parse(JSON.parse(readFileSync(join(folder, 'tokenizer.json'), 'utf8')));
  const known = new Map(Object.entries(model.vocab));
  return {
    async encode(word) {
      const ids = [START, ...piecesOf(word, known), END].map((piece) => BigInt(known.get(piece) ?? 0));
      const input = (values: readonly bigint[]) =>
        new runtime.Tensor('int64', BigInt64Array.from(values), [1, ids.length]);
      const { last_hidden_state: last } = await session.run({
        input_ids: input(ids),
        attention_mask: input(ids.map(() => 1n)),
        token_type_ids: input(ids.map(() => 0n)),
      });
      if (!last) throw new Error('the model does not answer last_hidden_state');
      const length = last.data.length / ids.length;
      const sum = new Float64Array(length);
      for (const [i, value] of last.data.entries()) sum[i % length] = (sum[i % length] ?? 0) + value;
      return direction(sum);
    },
  };
}
