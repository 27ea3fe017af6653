import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

type Counts = { passed: number; failed: number; skipped: number };

/** The parts of vitest's JSON report that are read here. */
type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

/** A file that fails outside its tests (an import, a hook) has no failed test, and counts as one. */
function counts(report: Report): Counts {
  const failedFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + failedFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function readCounts(file: string): Counts {
  try {
    return counts(JSON.parse(readFileSync(file, 'utf8')) as Report);
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

async function runVitest(args: string[]): Promise<number> {
  const vitest = path.join(import.meta.dirname, '../node_modules/vitest/vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', ...args], { stdio: 'inherit' });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGINT', () => {}); // the terminal sends it to vitest too, which still has to stop the engines
  const [status] = await once(child, 'exit');
  return typeof status === 'number' ? status : 1;
}

const folder = mkdtempSync(path.join(tmpdir(), 'hereabouts-test-'));
const reportFile = path.join(folder, 'report.json');
const reporters = ['--reporter=json', `--outputFile.json=${reportFile}`, '--reporter=default'];
const status = await runVitest([...reporters, ...process.argv.slice(2)]);
const { passed, failed, skipped } = readCounts(reportFile);
rmSync(folder, { recursive: true });
if (passed + failed === 0) console.error('No test ran.');
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = status || Number(failed > 0 || passed === 0);
