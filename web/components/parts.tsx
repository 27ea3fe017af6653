import type { Child } from 'hono/jsx';
import type { Frame } from '../frame.ts';
import type { WordKey } from '../messages/en.ts';
import type { ListingView, Pair } from '../views.ts';
import { Lines } from './result.tsx';

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

export function Listed({
  frame,
  heading,
  lines,
}: {
  frame: Frame;
  heading: WordKey;
  lines: readonly string[];
}) {
  return (
    <Part heading={frame.say(heading)}>
      {lines.length > 0 ? <Lines lines={lines} /> : <p class="unknown">{frame.say('listing.not-stated')}</p>}
    </Part>
  );
}

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
