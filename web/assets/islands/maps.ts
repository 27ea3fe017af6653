/** Brings the map's own script and styles only when a map comes into view. */
export function drawMaps(): void {
  const watcher = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      watcher.unobserve(target);
      void draw(target as HTMLElement);
    }
  });
  for (const holder of document.querySelectorAll<HTMLElement>('[data-map]:not([data-drawn])'))
    watcher.observe(holder);
}

async function draw(holder: HTMLElement): Promise<void> {
  const { mapScript, mapStyles } = holder.dataset;
  if (!mapScript || !mapStyles || holder.dataset.drawn) return;
  holder.dataset.drawn = 'true';
  const [map] = await Promise.all([
    import(mapScript) as Promise<typeof import('./map.ts')>,
    styles(mapStyles),
  ]);
  map.drawMap(holder);
}

function styles(address: string): Promise<void> {
  if (document.querySelector(`link[href="${address}"]`)) return Promise.resolve();
  return new Promise((done) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = address;
    link.onload = () => done();
    link.onerror = () => done();
    document.head.append(link);
  });
}
