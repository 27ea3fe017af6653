const ACCENTS = /\p{M}+/gu;
const APOSTROPHES = /(?<=\p{L})['’ʼ](?=\p{L})/gu;
const WORDS = /[\p{L}\p{N}]+/gu;

const ASCII = /^[\x20-\x7e\s]*$/;
const PLAIN_APOSTROPHES = /(?<=[a-z])'(?=[a-z])/g;
const PLAIN_WORDS = /[a-z0-9]+/g;

/** Words as they are compared: lower case, without accents, apostrophes inside words dropped ("Men's" is "mens"). */
export function foldWords(text: string): string[] {
  if (ASCII.test(text)) return text.toLowerCase().replace(PLAIN_APOSTROPHES, '').match(PLAIN_WORDS) ?? [];
  return text.toLowerCase().normalize('NFD').replace(ACCENTS, '').replace(APOSTROPHES, '').match(WORDS) ?? [];
}
