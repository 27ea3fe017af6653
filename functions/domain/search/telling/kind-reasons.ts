import type { Message } from '../../../../schemas/search.ts';
import type { Service } from '../../../../schemas/service.ts';
import type { Language } from '../../../../schemas/words.ts';
import type { MessageKey } from '../../messages/en.ts';
import { message, quoted, type Values } from '../../messages/message.ts';
import { ofPublicWords } from '../../text/analyse.ts';
import { ALL_NEGATIONS } from '../../text/denial.ts';
import { foldWords, writtenAs } from '../../text/fold.ts';
import { saysLittle } from '../../text/word-lists.ts';
import { mainly } from '../../topics/about.ts';
import { likenessTo } from '../../topics/likeness.ts';
import { type ShownTopics, topicsCalled } from '../../topics/topics.ts';
import { labelOf } from '../../vocabulary/vocabulary.ts';
import type { Question } from '../asking/question.ts';
import type { Ranked } from '../order/ranking.ts';
import { tokensFor } from '../words/token-groups.ts';

/** "Mentions “no”" is no reason for anything. */
const NO_REASON = new Set(
  foldWords(
    `all says said say tell tells told even still much many ever again always only really things thing going make
    makes made keeps with nobody somebody shes hes theyre now out up off down`,
  ),
);
const NUMBER = /^\d+$/;
const mayBeReason = (word: string): boolean =>
  !(NO_REASON.has(word) || ALL_NEGATIONS.has(word) || saysLittle(word) || NUMBER.test(word));

/** So many words of a question are repeated beside an answer. */
const MENTIONED_MAX = 3;

/** What is less like the question is not said to be. */
const ALIKE_SAID = 0.18;

interface Answering {
  readonly ranked: Ranked;
  readonly service: Service;
  readonly question: Question;
  readonly topics: ShownTopics;
}

/** Why a listing answers what was asked for: its topics, else the words that it has, else that it may be close. */
export function kindReasons(answering: Answering): readonly Message[] {
  const { lang } = answering.question.request;
  const tell = (key: MessageKey, values: Values = {}) => [message(lang, key, values)];
  const { offered, listed, proposed } = topicsWanted(answering);
  if (offered.length + listed.length + proposed.length > 0)
    return [
      ...(offered.length > 0 ? tell('reason.topic', { topics: offered.join(', ') }) : []),
      ...(listed.length > 0 ? tell('reason.topic-listed', { topics: listed.join(', ') }) : []),
      ...(proposed.length > 0 ? tell('reason.topic-proposed', { topics: proposed.join(', ') }) : []),
    ];
  const words = wordsMentioned(answering);
  if (words.length > 0) return tell('reason.words', { words: words.map(quoted).join(', ') });
  return isAlike(answering) ? tell('reason.alike') : [];
}

function topicsWanted({ topics, question: { words, request } }: Answering) {
  const about = mainly(words.about).map(([id]) => id);
  const wanted = new Set([...words.topics, ...about, ...request.topic]);
  const labels = (ids: readonly string[]) =>
    ids.filter((id) => wanted.has(id)).map((id) => labelOf('topic', id, request.lang));
  return {
    offered: labels(topics.stated.map(({ id }) => id)),
    listed: topics.stated
      .filter(({ id }) => !wanted.has(id))
      .filter((topic) => topicsCalled(topic).some((id) => wanted.has(id)))
      .map(({ id, name }) => name ?? labelOf('topic', id, request.lang)),
    proposed: labels(topics.proposed),
  };
}

/** The words that were looked for as they are, as the listing has them: who asks for trains is not told of them where somebody is "trained". */
function wordsMentioned({ service, question: { words, request } }: Answering): readonly string[] {
  const asked = words.said.filter(({ as }) => as === 'word');
  if (asked.length === 0) return [];
  const wanted = asked
    .flatMap(({ words: said }) => said.split(' ').filter(mayBeReason))
    .map((word) => new Set(tokensFor(word, request.lang)));
  const found = ofPublicWords(() => {
    const written = wordsOf(service);
    return wanted.flatMap(
      (tokens) =>
        written.find(({ word, lang }) => tokensFor(word, lang).some((token) => tokens.has(token))) ?? [],
    );
  });
  const asWritten = found.map(({ text, word }) => writtenAs(text, [word]));
  return [...new Set(asWritten)].slice(0, MENTIONED_MAX);
}

/** The words of a listing, each with the text and the language that it is written in. */
function wordsOf({ name, description, hereabouts }: Service) {
  const welsh = hereabouts?.text?.cy;
  const inLanguage = (text: string, lang: Language) => foldWords(text).map((word) => ({ word, text, lang }));
  return [
    ...inLanguage(`${name} ${description ?? ''}`, 'en'),
    ...inLanguage(`${welsh?.name ?? ''} ${welsh?.description ?? ''}`, 'cy'),
  ];
}

const isAlike = ({ ranked: { hit }, question: { words } }: Answering): boolean =>
  words.alike.length > 0 && likenessTo(words.sense)(hit.sense) >= ALIKE_SAID;
