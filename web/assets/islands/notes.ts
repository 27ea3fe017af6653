const KEY = 'hereabouts.notes';
/** As long as the next page may take to come. */
const CARRIED_MS = 10_000;

type Notes = readonly (readonly [id: string, text: string])[];

export const notesIn = (root: ParentNode): Notes =>
  [...root.querySelectorAll<HTMLTextAreaElement>('[data-note]')].map(({ id, value }) => [id, value]);

export function writeNotes(root: ParentNode, notes: Notes): void {
  const byId = new Map(notes);
  for (const note of root.querySelectorAll<HTMLTextAreaElement>('[data-note]'))
    note.value = byId.get(note.id) ?? '';
}

/** Over to the same page in the other language, in this tab, and no further. */
export function carryNotes(): void {
  const notes = notesIn(document);
  if (notes.length === 0) return;
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ at: Date.now(), notes }));
  } catch {
    // A browser that keeps nothing loses them, as it does on any other way.
  }
}

/** Whatever page comes next takes them away; only a shortlist that comes at once shows them. */
export function takeNotes(): void {
  try {
    const carried = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    if (carried === null) return;
    const { at, notes } = JSON.parse(carried) as { at: number; notes: Notes };
    if (Date.now() - at < CARRIED_MS) writeNotes(document, notes);
  } catch {
    // Nothing was carried that can be read.
  }
}
