export type Vector = Float64Array;
export type Vectors = ReadonlyMap<string, Vector>;

const COMMON_DIRECTIONS = 2;
const ROUNDS = 20;

export function dot(a: Vector, b: Vector): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

export function added(parts: readonly { vector: Vector | undefined; weight: number }[]): Vector {
  const sum = new Float64Array(parts.find((part) => part.vector)?.vector?.length ?? 0);
  for (const { vector, weight } of parts)
    if (vector) for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + weight * (vector[i] ?? 0);
  return sum;
}

/** The same direction, of length one. */
export function direction(vector: Vector): Vector {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  return vector.map((value) => value / length);
}

/**
 * What all words share tells them apart in nothing: their mean and their strongest common directions are taken
 * out ("all but the top", Mu and Viswanath 2018).
 */
export function withoutCommonParts(vectors: Vectors): Vectors {
  const all = [...vectors.values()];
  const mean = added(all.map((vector) => ({ vector, weight: 1 / all.length })));
  let left = all.map((vector) => vector.map((value, i) => value - (mean[i] ?? 0)));
  for (let taken = 0; taken < COMMON_DIRECTIONS; taken += 1) {
    const axis = strongest(left);
    left = left.map((vector) => {
      const along = dot(vector, axis);
      return vector.map((value, i) => value - along * (axis[i] ?? 0));
    });
  }
  return new Map([...vectors.keys()].map((word, i) => [word, direction(left[i] ?? mean)]));
}

const ENOUGH_ROUNDS = 60;

/** The mean, and at right angles to each other the directions in which vectors differ most, strongest first. */
export function principalDirections(
  vectors: readonly Vector[],
  count: number,
): { readonly mean: Vector; readonly axes: readonly Vector[] } {
  const mean = added(vectors.map((vector) => ({ vector, weight: 1 / vectors.length })));
  let rows = covarianceOf(vectors, mean);
  const axes: Vector[] = [];
  while (axes.length < count) {
    let axis = firstGuess(mean.length);
    for (let round = 0; round < ENOUGH_ROUNDS; round += 1)
      axis = direction(Float64Array.from(rows, (row) => dot(row, axis)));
    const spread = dot(
      Float64Array.from(rows, (row) => dot(row, axis)),
      axis,
    );
    rows = rows.map((row, i) => row.map((value, k) => value - spread * (axis[i] ?? 0) * (axis[k] ?? 0)));
    axes.push(axis);
  }
  return { mean, axes };
}

function covarianceOf(vectors: readonly Vector[], mean: Vector): readonly Vector[] {
  const rows = Array.from(mean, () => new Float64Array(mean.length));
  for (const vector of vectors) {
    const centred = vector.map((value, i) => value - (mean[i] ?? 0));
    for (const [i, row] of rows.entries()) {
      const weight = (centred[i] ?? 0) / vectors.length;
      for (let k = 0; k < row.length; k += 1) row[k] = (row[k] ?? 0) + weight * (centred[k] ?? 0);
    }
  }
  return rows;
}

const firstGuess = (length: number): Vector =>
  direction(Float64Array.from({ length }, (_, i) => 1 + ((i * 7) % 5)));

/** The direction along which vectors differ most, by power iteration from a fixed start. */
function strongest(vectors: readonly Vector[]): Vector {
  let axis = firstGuess(vectors[0]?.length ?? 0);
  for (let round = 0; round < ROUNDS; round += 1)
    axis = direction(added(vectors.map((vector) => ({ vector, weight: dot(vector, axis) }))));
  return axis;
}

/** How close a word lies to the three phrases nearest to it. */
export function closestThree(
  word: Vector | undefined,
  phrases: readonly { weight: number; vector: Vector }[],
): number {
  const best = [-1, -1, -1];
  if (!word) return -1;
  for (const { weight, vector } of phrases) {
    const cosine = weight * dot(word, vector);
    if (cosine <= (best[2] ?? 0)) continue;
    best[2] = cosine;
    best.sort((a, b) => b - a);
  }
  return best.reduce((sum, cosine) => sum + cosine, 0) / best.length;
}
