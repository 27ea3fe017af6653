import type { Frame } from '../frame.ts';

/** 999, 111. */
const LEAST_DIGITS = 3;

/**
 * The digits to ring of a number as people write it: the first of several, without an extension, and without the nought
 * that is left out after the country's code. Empty where there is no number.
 */
export function dialledOf(number: string): string {
  const plain = number.replace(/((?:\+|\b00)\s?44\s*)\(0\)/, '$1');
  const digits = (plain.match(/[+(]*\d[\d\s().\-\u2010-\u2015]*/g) ?? []).map((each) =>
    each.replace(/[^\d+]/g, ''),
  );
  return digits.find((each) => each.length >= LEAST_DIGITS) ?? '';
}

/** A number that a phone can ring; what is no number is shown as it was written. */
export function Phone({ number, say, big = false }: { number: string; say: Frame['say']; big?: boolean }) {
  const dialled = dialledOf(number);
  const shown = (
    <>
      <span class="govuk-visually-hidden">{say('listing.telephone')} </span>
      {number}
    </>
  );
  const style = big ? 'phone phone--big' : 'phone';
  return dialled ? (
    <a class={style} href={`tel:${dialled}`}>
      {shown}
    </a>
  ) : (
    <span class={style}>{shown}</span>
  );
}
