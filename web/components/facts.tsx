import type { Child } from 'hono/jsx';
import type { About, RoomView, SureView } from '../views.ts';

/** One fact of a list of facts. On a phone its sign stands for its name, which is still read out. */
export function Fact({ about, name, children }: { about: About; name: string; children?: Child }) {
  return (
    <>
      <dt class={`fact fact--${about}`}>
        <span class="fact__name">{name}</span>
      </dt>
      <dd class={about === 'check' ? 'checks' : undefined}>{children}</dd>
    </>
  );
}

/** How much room there is, said in words beside a shape, never by colour alone. */
export function RoomBadge({ room }: { room: RoomView }) {
  return <span class={`badge badge--${room.state}`}>{room.label}</span>;
}

export function SureBadge({ sure }: { sure: SureView }) {
  return <span class={`badge badge--sure-${sure.state}`}>{sure.label}</span>;
}

export function Room({ room }: { room: RoomView }) {
  return (
    <>
      <RoomBadge room={room} /> <span class="as-of">{room.asOf}</span>
    </>
  );
}

export function Sure({ sure }: { sure: SureView }) {
  return (
    <>
      <SureBadge sure={sure} /> <span>{sure.lines.join(' ')}</span>
    </>
  );
}

/** Lines below one another; `inline`: beside one another; `ticked`: each speaks for the listing. */
export function Lines({ lines, how }: { lines: readonly string[]; how?: 'inline' | 'ticked' | undefined }) {
  if (lines.length === 0) return null;
  return (
    <ul class={how ? `lines lines--${how}` : 'lines'}>
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
}
