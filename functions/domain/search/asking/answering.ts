import type { SearchIndex } from '../../ports.ts';
import { answersAmong } from '../order/answer-score.ts';
import { type PageAsked, type Retrieved, retrieve } from './farther.ts';
import { type Question, unrefined } from './question.ts';

/**
 * What is answered. `words`: the words, and beside them what lies near to them. `words-alone`: the words, though nothing
 * says them; what lies near would look like an answer. `meaning`: nothing says the words, and what is close to them in
 * meaning is answered instead.
 */
export const ANSWERING = ['words', 'words-alone', 'meaning'] as const;
export type Answering = (typeof ANSWERING)[number];

export interface Answered extends Retrieved {
  readonly answering: Answering;
  /** The question that was answered. */
  readonly question: Question;
}

/**
 * What answers a question. What is answered, and how far is looked, is settled by the first of its pages and by
 * everything there is before anything is chosen beside the results: a later page, or what a choice leaves, may hold
 * nothing but what lies near.
 */
export async function answersTo(
  asked: Question,
  index: SearchIndex,
  page: PageAsked & { readonly answering?: Answering },
): Promise<Answered> {
  const attempt = async (answering: Answering): Promise<Answered> => {
    const question = answeringQuestion(asked, answering);
    return { ...(await retrieve(question, index, page)), question, answering };
  };
  if (page.answering !== undefined) return attempt(page.answering);
  const byWords = await attempt('words');
  const { alike, near } = asked.words;
  if (alike.length + near.length === 0 || (await wordsAreAnswered(byWords, index, page))) return byWords;
  if (near.length > 0) {
    const byMeaning = await attempt('meaning');
    if (byMeaning.answer.total > 0) return byMeaning;
  }
  return alike.length === 0 ? byWords : attempt('words-alone');
}

function answeringQuestion(asked: Question, answering: Answering): Question {
  const { words } = asked;
  switch (answering) {
    case 'words':
      return asked;
    case 'words-alone':
      return { ...asked, words: { ...words, alike: [] } };
    case 'meaning':
      return { ...asked, words: { ...words, groups: words.near } };
  }
}

async function wordsAreAnswered(
  { question, answer, unrefined: known }: Answered,
  index: SearchIndex,
  page: PageAsked,
): Promise<boolean> {
  if (answersAmong(answer.hits, question.words, 0).length > 0) return true;
  const all = unrefined(question);
  if (all === question) return false;
  const everything = known ?? (await retrieve(all, index, page));
  return answersAmong(everything.answer.hits, all.words, 0).length > 0;
}
