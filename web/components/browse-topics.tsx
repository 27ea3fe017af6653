import { type Frame, siteLink } from '../frame.ts';
import type { Choice } from './fields.tsx';

/** Kinds of help to start from, for a person who would rather choose than type. */
export function BrowseTopics({ frame, topics }: { frame: Frame; topics: readonly Choice[] }) {
  return (
    <ul class="topic-links">
      {topics.map((topic) => (
        <li>
          <a href={siteLink(frame, '/search', { topic: topic.value })}>{topic.label}</a>
        </li>
      ))}
    </ul>
  );
}
