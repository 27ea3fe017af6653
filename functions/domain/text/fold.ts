const ACCENTS = /\p{M}+/gu;
const APOSTROPHES = /(?<=\p{L})['’ʼ](?=\p{L})/gu;
const WORDS = /[\p{L}\p{N}]+/gu;

/** Words as they are compared: lower case, without accents, apostrophes inside words dropped ("Men's" is "mens"). */
export function foldWords(text: string): string[] {
  return text.toLowerCase().normalize('NFD').replace(ACCENTS, '').replace(APOSTROPHES, '').match(WORDS) ?? [];
}
