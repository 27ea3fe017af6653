import { moveEntries } from './entries.ts';
import { followFilters } from './filters.ts';
import { drawMaps } from './maps.ts';
import { carryNotes, takeNotes } from './notes.ts';
import { keepShortlist } from './shortlist.ts';
import { offerSuggestions } from './suggest.ts';
import { shortlistTools } from './tools.ts';

document.documentElement.classList.add('has-script');

for (const form of document.querySelectorAll<HTMLFormElement>('[data-search-form]'))
  form.addEventListener('formdata', ({ formData }) => {
    for (const [name, value] of [...formData]) if (value === '') formData.delete(name);
  });

/** After a change in place, the link to the other language must lead to what is shown now. */
document
  .querySelector<HTMLAnchorElement>('[data-language-link]')
  ?.addEventListener('click', ({ currentTarget }) => {
    const link = currentTarget as HTMLAnchorElement;
    const here = new URL(location.href);
    if (link.lang === 'en') here.searchParams.delete('lang');
    else here.searchParams.set('lang', link.lang);
    link.href = here.href;
    carryNotes();
  });

/** Nobody who presses the back button sees the page that was left. */
document.querySelector<HTMLAnchorElement>('[data-leave]')?.addEventListener('click', (event) => {
  event.preventDefault();
  document.body.hidden = true;
  location.replace((event.currentTarget as HTMLAnchorElement).href);
});

document.querySelector<HTMLElement>('[data-error-summary]')?.focus();
keepShortlist();
for (const input of document.querySelectorAll<HTMLInputElement>('[data-suggest]')) offerSuggestions(input);
followFilters(() => {
  keepShortlist();
  drawMaps();
});
takeNotes();
shortlistTools();
moveEntries(() => {
  keepShortlist();
  shortlistTools();
});
if (document.readyState === 'complete') drawMaps();
else window.addEventListener('load', drawMaps);
