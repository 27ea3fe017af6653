import { type Frame, langOf, siteLink } from '../frame.ts';
import { Layout } from '../layout.tsx';
import type { WordKey } from '../messages/en.ts';

const WORDS: Readonly<Record<number, WordKey>> = {
  400: 'error.bad',
  403: 'error.not-allowed',
  404: 'error.not-found',
  503: 'error.away',
};

/** What happened, what was kept, what to do next. */
export function ErrorPage({
  frame,
  status,
  detail,
}: {
  frame: Frame;
  status: number;
  detail?: string | undefined;
}) {
  const { say } = frame;
  const key = WORDS[status] ?? (status < 500 ? 'error.bad' : 'error.broken');
  return (
    <Layout frame={frame} title={say(key)} error>
      <div class="prose">
        <h1>{say(key)}</h1>
        <p>{say(`${key}-detail` as WordKey)}</p>
        {detail && <p lang={langOf(frame, 'en')}>{detail}</p>}
        <p>
          <a href={siteLink(frame, '/')}>{say('error.home')}</a>
        </p>
      </div>
    </Layout>
  );
}
