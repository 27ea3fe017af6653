import type { Child } from 'hono/jsx';
import type { Frame } from '../frame.ts';
import type { WordKey } from '../messages/en.ts';
import type { ListingView, Pair } from '../views.ts';
import { Lines } from './facts.tsx';

/** What each part of a listing's page is made from. */
export interface ListingProps {
  readonly frame: Frame;
  readonly listing: ListingView;
}

export function Part({ heading, children }: { heading: string; children?: Child }) {
  return (
    <section>
      <h2>{heading}</h2>
      {children}
    </section>
  );
}

/** A part for each heading that something is stated under; the others are named together at the end. */
export function ListedParts({
  frame,
  parts,
}: {
  frame: Frame;
  parts: readonly (readonly [heading: WordKey, lines: readonly string[]])[];
}) {
  const { say } = frame;
  const missing = parts.filter(([, lines]) => lines.length === 0).map(([heading]) => say(heading));
  return (
    <>
      {parts
        .filter(([, lines]) => lines.length > 0)
        .map(([heading, lines]) => (
          <Part heading={say(heading)}>
            <Lines lines={lines} />
          </Part>
        ))}
      <NotStated frame={frame} names={missing} />
    </>
  );
}

/** What nobody has said, in one line. */
export function NotStated({ frame, names }: { frame: Frame; names: readonly string[] }) {
  if (names.length === 0) return null;
  return <p class="unknown">{frame.say('listing.not-stated-ask', { what: names.map(inside).join(', ') })}</p>;
}

/** A heading within a sentence: "Age" as "age", "GP practice" as it is. */
const inside = (name: string): string =>
  /^\p{Lu}(?!\p{Lu})/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

export function Pairs({ pairs }: { pairs: readonly Pair[] }) {
  return (
    <dl class="pairs">
      {pairs.map((pair) => (
        <>
          <dt>{pair.term}</dt>
          <dd class={pair.unknown ? 'unknown' : undefined}>{pair.text}</dd>
        </>
      ))}
    </dl>
  );
}
