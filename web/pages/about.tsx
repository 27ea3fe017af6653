import type { Frame } from '../frame.ts';
import { Layout } from '../layout.tsx';
import type { WordKey } from '../messages/en.ts';

const PARTS: readonly { readonly heading: WordKey; readonly lines: readonly WordKey[] }[] = [
  { heading: 'about.what', lines: ['about.what-1'] },
  {
    heading: 'about.method',
    lines: [
      'about.method-1',
      'about.method-2',
      'about.method-3',
      'about.method-4',
      'about.method-5',
      'about.room',
      'about.fresh',
    ],
  },
  {
    heading: 'about.privacy',
    lines: ['about.privacy-1', 'about.privacy-2', 'about.privacy-3', 'about.privacy-4'],
  },
  { heading: 'about.access', lines: ['about.access-1', 'about.access-2', 'about.access-3'] },
  {
    heading: 'about.sources',
    lines: ['about.sources-listings', 'about.sources-postcodes', 'about.sources-places', 'about.sources-map'],
  },
];

/** Method, privacy, accessibility, sources: short and honest. */
export function AboutPage({ frame, placesSource }: { frame: Frame; placesSource: string }) {
  const { say } = frame;
  return (
    <Layout frame={frame} title={say('about.title')} here="about">
      <div class="prose">
        <h1>{say('about.heading')}</h1>
        {PARTS.map(({ heading, lines }) => (
          <section>
            <h2>{say(heading)}</h2>
            {lines.map((line) => (
              <p>{say(line, { source: placesSource })}</p>
            ))}
          </section>
        ))}
        {frame.tiles && <p>{say('about.sources-tiles', { source: frame.tiles.attribution })}</p>}
      </div>
    </Layout>
  );
}
