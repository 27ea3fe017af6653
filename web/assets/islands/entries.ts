import { notesIn, writeNotes } from './notes.ts';
import { pageAt } from './page-at.ts';

/** Moves and removes entries of the shortlist in place, so that notes that were typed stay. Without script each is a link. */
export function moveEntries(afterwards: () => void): void {
  const sheet = document.querySelector<HTMLElement>('[data-sheet]');
  if (!sheet) return;
  const take = async (entry: string, move: string): Promise<void> => {
    const link = toolsOf(sheet, entry).find((tool) => tool.dataset.move === move);
    if (!link) return;
    try {
      const fresh = (await pageAt(link.href)).querySelector<HTMLElement>('[data-sheet]');
      if (!fresh) throw new Error('no shortlist in the answer');
      const notes = notesIn(sheet);
      sheet.replaceChildren(...fresh.childNodes);
      sheet.className = fresh.className;
      writeNotes(sheet, notes);
      history.replaceState(null, '', link.href);
      afterwards();
      const status = document.querySelector('[data-picked]');
      if (status) status.textContent = link.dataset.said ?? '';
      focusOn(sheet, entry, move);
    } catch {
      location.assign(link.href);
      await new Promise(() => undefined); // the page is left, and no later move may lead elsewhere
    }
  };
  let last = Promise.resolve();
  sheet.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[data-move]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { entry = '', move = '' } = link.dataset;
    // One after another: where a link leads depends on the moves before it.
    last = last.then(() => take(entry, move));
  });
}

const toolsOf = (sheet: HTMLElement, entry: string): HTMLAnchorElement[] =>
  [...sheet.querySelectorAll<HTMLAnchorElement>('a[data-move]')].filter(
    (tool) => tool.dataset.entry === entry,
  );

/** On the same tool of the same entry; at an end of the list on its other tool; after a removal on the heading. */
function focusOn(sheet: HTMLElement, entry: string, move: string): void {
  const tools = toolsOf(sheet, entry);
  const next = tools.find((tool) => tool.dataset.move === move) ?? tools[0];
  (next ?? sheet.querySelector<HTMLElement>('h1'))?.focus();
}
