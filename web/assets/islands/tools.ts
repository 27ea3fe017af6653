import { notesIn } from './notes.ts';

/** Printing, copying the link, and notes that grow as they are written. Notes are never sent: they are in no form. */
export function shortlistTools(): void {
  for (const button of document.querySelectorAll('[data-print]'))
    button.addEventListener('click', () => window.print());

  for (const button of document.querySelectorAll<HTMLElement>('[data-copy]'))
    button.addEventListener('click', async () => {
      const field = document.querySelector<HTMLInputElement>(`#${button.dataset.copy}`);
      if (!field) return;
      const status = document.querySelector<HTMLElement>('[data-copied]');
      if (status) status.textContent = (await copied(field)) ? (status.dataset.copied ?? '') : '';
    });

  const here = new URL(location.href);
  here.searchParams.delete('shared');
  for (const link of document.querySelectorAll<HTMLInputElement>('[data-share-link]')) link.value = here.href;

  for (const note of document.querySelectorAll<HTMLTextAreaElement>('[data-note]')) {
    note.addEventListener('input', () => {
      grow(note);
      openBesideNotes();
    });
    if (note.value !== '') grow(note);
  }
  openBesideNotes();
}

/** Whoever looks a listing up keeps what they have written: it opens in a tab beside the notes, and says so. */
function openBesideNotes(): void {
  const isWritten = notesIn(document).some(([, text]) => text.trim() !== '');
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-beside]')) {
    if (isWritten) link.target = '_blank';
    else link.removeAttribute('target');
  }
}

window.addEventListener('beforeprint', () => {
  for (const note of document.querySelectorAll<HTMLTextAreaElement>('[data-note]')) grow(note);
});

function grow(note: HTMLTextAreaElement): void {
  note.style.height = 'auto';
  note.style.height = `${note.scrollHeight + 4}px`;
}

/** Over plain HTTP a browser has no clipboard to write to: there the old way, and else the link is selected to be copied by hand. */
async function copied(field: HTMLInputElement): Promise<boolean> {
  const written = await navigator.clipboard?.writeText(field.value).then(
    () => true,
    () => false,
  );
  if (written) return true;
  field.focus();
  field.select();
  return document.execCommand('copy');
}
