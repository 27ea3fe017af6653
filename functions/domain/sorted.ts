/** The first place in a sorted list from which on nothing comes before what is looked for; its length where all does. */
export function firstFrom<T>(sorted: readonly T[], comesBefore: (value: T) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comesBefore(sorted[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}
