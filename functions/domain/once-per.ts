/** The same, worked out once for each thing that it is asked of. It is forgotten with the thing: nothing of a question outlives it. */
export function oncePer<Thing extends object, Answer extends number | object>(
  answerTo: (thing: Thing) => Answer,
): (thing: Thing) => Answer {
  const known = new WeakMap<Thing, Answer>();
  return (thing) => {
    const answer = known.get(thing) ?? answerTo(thing);
    known.set(thing, answer);
    return answer;
  };
}
