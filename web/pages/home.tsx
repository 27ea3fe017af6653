import type { PersonChoices } from '../components/asked.ts';
import { BrowseTopics } from '../components/browse-topics.tsx';
import type { Choice } from '../components/fields.tsx';
import { SearchForm } from '../components/search-form.tsx';
import type { Frame } from '../frame.ts';
import { Layout } from '../layout.tsx';

export interface HomePageProps {
  readonly frame: Frame;
  readonly typed: URLSearchParams;
  readonly choices: PersonChoices;
  readonly topics: readonly Choice[];
}

/** What it is in one sentence, and one question. */
export function HomePage({ frame, typed, choices, topics }: HomePageProps) {
  const { say } = frame;
  return (
    <Layout frame={frame} title={say('home.title')} here="search">
      <div class="home">
        <div class="home__intro">
          <h1 class="home__heading">{say('home.heading')}</h1>
          <p class="home__lead">{say('home.intro')}</p>
        </div>
        <div class="panel">
          <SearchForm frame={frame} typed={typed} errors={{}} choices={choices} at="home" />
          <p class="kept">{say('home.kept')}</p>
        </div>
        <section class="home__more" aria-labelledby="browse">
          <h2 id="browse" class="govuk-heading-m">
            {say('home.browse')}
          </h2>
          <BrowseTopics frame={frame} topics={topics} />
        </section>
        <section class="home__more" aria-labelledby="how">
          <h2 id="how" class="govuk-heading-m">
            {say('home.how')}
          </h2>
          <ul class="promises">
            {(['home.how-1', 'home.how-2', 'home.how-3'] as const).map((key) => (
              <li>{say(key)}</li>
            ))}
          </ul>
        </section>
      </div>
    </Layout>
  );
}
