import { existsSync } from 'node:fs';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { InvalidInput } from '../../functions/domain/errors.ts';
import { readConfig } from '../../functions/runtime/config.ts';
import { type Dependencies, openDependencies } from '../../functions/runtime/dependencies.ts';

interface Command<Options extends ParseArgsOptionsConfig> {
  readonly usage: string;
  readonly options: Options;
  /** What is said where it fails as a whole. */
  readonly failure: string;
}

type Given<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options & { help: { type: 'boolean' } }; allowPositionals: true }>
>;

/** Runs a command over what was named to it. Exit status: what `work` answers, 0 for `--help`, 2 where nothing could be done. */
export async function runCommand<Options extends ParseArgsOptionsConfig>(
  { usage, options, failure }: Command<Options>,
  work: (given: Given<Options>) => Promise<number>,
): Promise<void> {
  try {
    const given = parseArgs({
      options: { ...options, help: { type: 'boolean' as const } },
      allowPositionals: true,
    }) as Given<Options>;
    const help = (given.values as { readonly help?: boolean }).help === true;
    const asked = given.positionals.length > 0 && !help;
    if (!asked) console.error(usage);
    process.exitCode = asked ? await work(given) : help ? 0 : 2;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const lines =
      error instanceof InvalidInput
        ? error.problems.map(({ field, reason }) => `${field}: ${reason}`)
        : [error.message];
    console.error(`${failure}\n${lines.map((line) => `  ${line}`).join('\n')}`);
    process.exitCode = 2;
  }
}

/** The directory that the environment names, closed again whatever happens. */
export async function withDirectory<T>(work: (directory: Dependencies) => Promise<T>): Promise<T> {
  const directory = await openDependencies(readConfig());
  try {
    return await work(directory);
  } finally {
    await directory.close();
  }
}

/** Throws `InvalidInput` that names the files that are not there. */
export function mustExist(files: readonly string[]): void {
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0)
    throw new InvalidInput(missing.map((field) => ({ field, reason: 'does not exist' })));
}

/** One after the other, because all write to one directory. */
export async function inTurn<T, R>(items: readonly T[], each: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const item of items) done.push(await each(item));
  return done;
}

/** What was done, for a program as JSON or for a person in lines. */
export const tell = (json: boolean | undefined, report: unknown, lines: readonly string[]): void =>
  console.log(json ? JSON.stringify(report, null, 2) : lines.join('\n'));

interface Loaded {
  readonly source: string;
  readonly read: number;
  readonly refused: number;
  readonly problems: readonly { readonly record: string; readonly field: string; readonly reason: string }[];
}

/** Refused rows that a person is shown; `--json` has them all. */
const SHOWN_MAX = 20;

/** One file in words: how many rows it holds, what became of them, and the first that were refused. */
export const loadedInWords = ({ source, read, problems }: Loaded, became: string): string =>
  [
    source,
    `  read ${read}: ${became}`,
    ...problems
      .slice(0, SHOWN_MAX)
      .map(({ record, field, reason }) => `  refused  ${record}: ${field} ${reason}`),
  ].join('\n');

/** 1 where a row was refused. */
export const statusOf = (reports: readonly Loaded[]): number =>
  reports.some(({ refused }) => refused > 0) ? 1 : 0;

/** Loads the files and tells what became of their rows. Exit status as `statusOf`; throws as `mustExist`. */
export async function loadFiles<Report extends Loaded>(
  files: readonly string[],
  json: boolean | undefined,
  load: (file: string, directory: Dependencies) => Promise<Report>,
  became: (report: Report) => string,
): Promise<number> {
  mustExist(files);
  return withDirectory(async (directory) => {
    const reports = await inTurn(files, (file) => load(file, directory));
    tell(
      json,
      reports,
      reports.map((report) => loadedInWords(report, became(report))),
    );
    return statusOf(reports);
  });
}
