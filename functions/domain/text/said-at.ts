/** Whether the words from `start` on are these, one after the other. `asCompared` gives the form in which `said` is written. */
export const saidAt = (
  words: readonly string[],
  start: number,
  said: readonly string[],
  asCompared: (word: string) => string = (word) => word,
): boolean => said.every((word, i) => asCompared(words[start + i] ?? '') === word);
