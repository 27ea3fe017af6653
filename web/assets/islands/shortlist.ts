const KEY = 'hereabouts.shortlist';

function stored(): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

function store(ids: readonly string[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify([...new Set(ids)]));
  } catch {
    // A browser that keeps nothing still has the shortlist in the address.
  }
}

/** The shortlist is kept in this browser, as ids of listings and nothing else. */
export function keepShortlist(): void {
  const here = new URL(location.href);
  if (here.pathname === '/shortlist') {
    onShortlistPage(here);
    return;
  }
  const carried = here.searchParams.getAll('pick');
  const startsNew = here.searchParams.has('emptied');
  if (startsNew || carried.length > 0) {
    store(startsNew ? carried : [...stored(), ...carried]);
    for (const name of ['pick', 'emptied']) here.searchParams.delete(name);
    history.replaceState(null, '', here);
  }
  for (const input of document.querySelectorAll('input[type="hidden"][name="pick"]')) input.remove();
  withoutPicks();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-pick]')) follow(link);
  show();
}

/** Links need not carry what this browser keeps. */
function withoutPicks(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href*="pick="]')) {
    const address = new URL(link.href);
    address.searchParams.delete('pick');
    link.href = address.href;
  }
}

const followed = new WeakSet<Element>();

function follow(link: HTMLAnchorElement): void {
  if (followed.has(link)) return;
  followed.add(link);
  link.setAttribute('role', 'button');
  link.addEventListener('click', (event) => {
    event.preventDefault();
    const id = link.dataset.pick ?? '';
    const ids = stored();
    const now = ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id];
    store(now);
    show();
    const said = document.querySelector<HTMLElement>('[data-picked]');
    if (said) said.textContent = (said.dataset.picked ?? '').replace('{count}', String(now.length));
  });
  link.addEventListener('keydown', (event) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    link.click();
  });
}

function show(): void {
  const ids = stored();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-pick]')) {
    const on = ids.includes(link.dataset.pick ?? '');
    const [text = '', label = ''] = ((on ? link.dataset.remove : link.dataset.add) ?? '').split('|');
    link.dataset.pickOn = String(on);
    link.textContent = text;
    link.setAttribute('aria-label', label);
  }
  for (const item of document.querySelectorAll<HTMLElement>('[data-start-new]'))
    item.hidden = ids.length === 0;
  const menu = document.querySelector<HTMLAnchorElement>('[data-shortlist-link]');
  if (!menu) return;
  const address = new URL('/shortlist', location.href);
  if (document.documentElement.lang === 'cy') address.searchParams.set('lang', 'cy');
  for (const id of ids) address.searchParams.append('id', id);
  menu.href = address.href;
  menu.dataset.plain ??= (menu.textContent ?? '').replace(/\s*\(\d+\)$/, '');
  menu.textContent =
    ids.length > 0
      ? (menu.dataset.shortlistLink ?? '').replace('{count}', String(ids.length))
      : menu.dataset.plain;
}

/**
 * On its own page the address says what is on the list. One that holds what this browser's list does not hold was shared
 * by somebody: it is shown, and neither it nor what becomes of it here takes the place of the own one.
 */
function onShortlistPage(here: URL): void {
  const ids = here.searchParams.getAll('id');
  const own = stored();
  if (isShared(here, ids, own)) markShared();
  else if (ids.length > 0) store(ids);
  else if (here.searchParams.has('emptied')) store([]);
  else if (own.length > 0) {
    for (const id of own) here.searchParams.append('id', id);
    location.replace(here);
    return;
  }
  withoutPicks();
  show();
}

const SHARED = 'shared';

function isShared(here: URL, ids: readonly string[], own: readonly string[]): boolean {
  const isOwn = ids.length === own.length && ids.every((id) => own.includes(id));
  return own.length > 0 && !isOwn && (here.searchParams.has(SHARED) || ids.some((id) => !own.includes(id)));
}

/** What is left of it after a click is still not the own list. */
function markShared(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('main a[href*="/shortlist?"]')) {
    const address = new URL(link.href);
    address.searchParams.set(SHARED, '1');
    link.href = address.href;
  }
}
