import { Presets, SingleBar } from 'cli-progress';

/** How often a plain line says how far it is, milliseconds. */
const LINE_EVERY_MS = 5_000;

export interface Progress {
  /** From 0 to 1; undefined where the end is not known. */
  at(fraction: number | undefined, count: number): void;
  end(): void;
}

/** A bar on a terminal, a line now and then elsewhere; always on standard error, which leaves the report alone. */
export function showProgress(label: string, unit: string, now: () => number = Date.now): Progress {
  if (process.stderr.isTTY) return barOf(label, unit);
  let last = now();
  return {
    at(fraction, count) {
      if (now() - last < LINE_EVERY_MS) return;
      last = now();
      const share = fraction === undefined ? '' : ` (${Math.round(fraction * 100)} %)`;
      process.stderr.write(`${label}: ${count} ${unit}${share}\n`);
    },
    end() {},
  };
}

function barOf(label: string, unit: string): Progress {
  const format = `${label} {bar} {percentage} % · {count} ${unit}`;
  const bar = new SingleBar(
    { format, clearOnComplete: true, stream: process.stderr },
    Presets.shades_classic,
  );
  bar.start(1_000, 0, { count: 0 });
  return {
    at: (fraction, count) => bar.update(Math.round((fraction ?? 0) * 1_000), { count }),
    end: () => bar.stop(),
  };
}
