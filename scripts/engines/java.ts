import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';

const JAVA_MIN = 17;
const KEPT = path.join(import.meta.dirname, '../../.engines');

/** Undefined when the engines can be started, else a sentence that says what is missing. */
export function javaAndMaven(): string | undefined {
  const missing = [javaMissing(), mavenMissing()].filter((sentence) => sentence !== undefined);
  return missing.length === 0 ? undefined : missing.join(' ');
}

function javaMissing(): string | undefined {
  const { status, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  if (status !== 0) return `Java ${JAVA_MIN} or later is not installed.`;
  const version = /version "(\d+)/.exec(stderr)?.[1];
  return Number(version) >= JAVA_MIN ? undefined : `Java is older than ${JAVA_MIN}.`;
}

function mavenMissing(): string | undefined {
  return spawnSync('mvn', ['-version']).status === 0 ? undefined : 'Maven (mvn) is not installed.';
}

/** The folder with an engine's jars, brought by Maven once for each content of its pom. */
export async function jars(engine: 'dynamodb' | 'opensearch'): Promise<string> {
  const pom = path.join(import.meta.dirname, engine, 'pom.xml');
  const hash = createHash('sha256')
    .update(await readFile(pom))
    .digest('hex');
  const folder = path.join(KEPT, `${engine}-${hash.slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  // Renamed when whole, so that a broken download or a second run at the same time leaves no half folder.
  const fresh = `${folder}.${process.pid}`;
  await maven(['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${fresh}`]);
  await rename(fresh, folder).catch(() => rm(fresh, { recursive: true }));
  return folder;
}

function maven(args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile('mvn', args, (error, stdout) => {
      if (error)
        reject(new Error(`Maven could not bring the engine: ${stdout.slice(-2000)}`, { cause: error }));
      else resolve();
    });
  });
}
