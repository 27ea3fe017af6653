interface Suggestion {
  readonly kind: string;
  readonly text: string;
  readonly id: string;
  readonly means?: string;
}

const WAIT_MS = 120;
const LEAST_CHARS = 2;
const MOST = 8;

/** An editable combobox with a list of suggestions (ARIA 1.2): arrows choose, Enter takes, Escape closes. */
export function offerSuggestions(input: HTMLInputElement): void {
  const kinds = (input.dataset.suggest ?? '').split(',');
  const words = JSON.parse(input.form?.dataset.kinds ?? '{}') as Record<string, string>;
  const list = document.createElement('ul');
  list.id = `${input.id}-suggestions`;
  list.className = 'suggest__list';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', input.labels?.[0]?.textContent?.trim() ?? '');
  list.hidden = true;
  const holder = document.createElement('div');
  holder.className = 'suggest';
  const said = document.createElement('div');
  said.className = 'govuk-visually-hidden';
  said.setAttribute('role', 'status');
  // Whoever was quicker than the script goes on typing where they were.
  const typing = document.activeElement === input;
  input.replaceWith(holder);
  holder.append(input, list, said);
  if (typing) input.focus();
  for (const [name, value] of Object.entries({
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
  }))
    input.setAttribute(name, value);

  let shown: readonly Suggestion[] = [];
  let chosen = -1;
  let timer = 0;
  let asked = 0;

  /** Also what is still asked for is shown no more. */
  const close = () => {
    clearTimeout(timer);
    asked++;
    list.hidden = true;
    chosen = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    said.textContent = '';
  };
  const choose = (to: number) => {
    list.children[chosen]?.setAttribute('aria-selected', 'false');
    chosen = to;
    const item = list.children[chosen];
    if (!item) return input.removeAttribute('aria-activedescendant');
    item.setAttribute('aria-selected', 'true');
    input.setAttribute('aria-activedescendant', item.id);
    item.scrollIntoView({ block: 'nearest' });
  };
  const take = (suggestion: Suggestion) => {
    close();
    const page = { listing: 'listings', organization: 'organizations' }[suggestion.kind];
    if (page) {
      const lang = document.documentElement.lang === 'cy' ? '?lang=cy' : '';
      location.assign(`/${page}/${encodeURIComponent(suggestion.id)}${lang}`);
    } else input.value = suggestion.text;
  };
  const show = (found: readonly Suggestion[]) => {
    shown = found.filter(({ kind }) => kinds.includes(kind)).slice(0, MOST);
    list.replaceChildren(
      ...shown.map((suggestion, i) => itemOf(suggestion, `${list.id}-${i}`, words, () => take(suggestion))),
    );
    chosen = -1;
    list.hidden = shown.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    input.removeAttribute('aria-activedescendant');
    said.textContent = (words[list.hidden ? 'none' : 'count'] ?? '').replace('{count}', String(shown.length));
  };
  const ask = async () => {
    const turn = ++asked;
    const query = new URLSearchParams({ q: input.value.trim(), lang: document.documentElement.lang });
    const response = await fetch(`/api/v1/suggest?${query}`).catch(() => undefined);
    if (!response?.ok || turn !== asked || document.activeElement !== input) return;
    const answer = (await response.json()) as { suggestions: Suggestion[] };
    if (turn === asked) show(answer.suggestions);
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    asked++;
    if (input.value.trim().length < LEAST_CHARS) close();
    else timer = window.setTimeout(() => void ask(), WAIT_MS);
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (list.hidden) {
      if (event.key === 'Escape') close();
      if (event.key === 'ArrowDown' && input.value.trim().length >= LEAST_CHARS) void ask();
      return;
    }
    const last = shown.length - 1;
    const suggestion = shown[chosen];
    if (event.key === 'ArrowDown') choose(chosen >= last ? 0 : chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen <= 0 ? last : chosen - 1);
    else if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && suggestion) take(suggestion);
    else return;
    event.preventDefault();
  });
}

function itemOf(
  suggestion: Suggestion,
  id: string,
  words: Record<string, string>,
  take: () => void,
): HTMLElement {
  const item = document.createElement('li');
  item.id = id;
  item.className = 'suggest__item';
  item.setAttribute('role', 'option');
  item.setAttribute('aria-selected', 'false');
  const text = document.createElement('span');
  text.textContent = suggestion.text;
  item.append(text);
  const word = suggestion.means ?? words[suggestion.kind];
  if (word) {
    const kind = document.createElement('span');
    kind.className = 'suggest__kind';
    kind.textContent = word;
    item.append(' ', kind);
  }
  item.addEventListener('mousedown', (event) => {
    event.preventDefault(); // keeps the focus in the field
    take();
  });
  return item;
}
