import { pageAt } from './page-at.ts';

/** Ticking a filter shows its answers at once, in place; the address follows. Without script there is a button. */
export function followFilters(afterwards: () => void): void {
  const form = document.querySelector<HTMLFormElement>('[data-search-form]');
  const answer = document.querySelector<HTMLElement>('[data-answer]');
  if (!form || !answer) return;
  let asked = 0;
  let shown = location.search;

  answer.addEventListener('change', async ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.form !== form) return;
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') query.append(name, value);
    const address = `${form.action}?${query}`;
    const turn = ++asked;
    answer.setAttribute('aria-busy', 'true');
    try {
      const page = await pageAt(address);
      if (turn !== asked) return;
      replaceParts(answer, page);
      history.pushState(null, '', address);
      shown = location.search;
      answer.removeAttribute('aria-busy'); // what is said within a busy part may not be read out
      say(answer);
      afterwards();
    } catch {
      location.assign(address);
    } finally {
      if (turn === asked) answer.removeAttribute('aria-busy');
    }
  });
  // A way to another part of the same page is one back in the history too, and needs nothing new.
  window.addEventListener('popstate', () => {
    if (location.search !== shown) location.reload();
  });
}

function replaceParts(answer: HTMLElement, page: Document): void {
  const focused = document.activeElement?.id;
  const open = [...answer.querySelectorAll<HTMLDetailsElement>('details[open]')].map(keyOf);
  for (const part of answer.querySelectorAll<HTMLElement>('[data-part]')) {
    const fresh = page.querySelector(`[data-part="${part.dataset.part}"]`);
    if (fresh) part.replaceChildren(...fresh.childNodes);
  }
  for (const details of answer.querySelectorAll('details'))
    if (open.includes(keyOf(details))) details.open = true;
  if (focused) focusAgain(answer, focused);
}

/** Where what had the focus is folded away now it is unfolded; where it is gone the heading has the focus. */
function focusAgain(answer: HTMLElement, id: string): void {
  const again = answer.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  again?.closest<HTMLDetailsElement>('details:not([open]).filter__more')?.setAttribute('open', '');
  again?.focus({ preventScroll: true });
  if (document.activeElement?.id !== id) answer.querySelector<HTMLElement>('#answers-heading')?.focus();
}

const keyOf = (details: HTMLDetailsElement): string => details.dataset.remember ?? details.className;

function say(answer: HTMLElement): void {
  const status = answer.querySelector<HTMLElement>('[data-status]');
  const total = answer.querySelector<HTMLElement>('[data-total]')?.dataset.total ?? '';
  if (status) status.textContent = (status.dataset.status ?? '').replace('{count}', total);
}
