import type { Frame } from '../frame.ts';

/** A number that a phone can ring; what is no number is shown as it was written. */
export function Phone({ number, say, big = false }: { number: string; say: Frame['say']; big?: boolean }) {
  const dialled = number.replace(/[^\d+]/g, '');
  const shown = (
    <>
      <span class="govuk-visually-hidden">{say('listing.telephone')} </span>
      {number}
    </>
  );
  const style = big ? 'phone phone--big' : 'phone';
  return dialled.length >= 3 ? (
    <a class={style} href={`tel:${dialled}`}>
      {shown}
    </a>
  ) : (
    <span class={style}>{shown}</span>
  );
}
