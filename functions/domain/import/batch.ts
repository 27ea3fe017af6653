import type { SourceRecord, StoredListing } from '../../../schemas/listing.ts';
import type { ListingWrite, PostcodePoint } from '../ports.ts';
import { findAll } from '../postcode/look-up.ts';
import { stopsFor } from '../stops/match.ts';
import type { BatchContext, ReadEntry } from './context.ts';
import { type Candidate, candidateFor, type Decision, decide, placedIn } from './decide.ts';
import { fingerprints } from './merge.ts';
import { saveOrganizations } from './organizations.ts';
import { postcodesWanted } from './place.ts';
import { readRecord, recordName } from './read-record.ts';
import type { RawRecord } from './records.ts';
import { addProblems } from './report.ts';

/** How often a listing that others keep changing is tried again. */
const ATTEMPTS = 5;

const named = ({ raw }: ReadEntry) => ({ record: recordName(raw), where: raw.where });

type Ledger = ReadonlyMap<string, SourceRecord>;
type Current = ReadonlyMap<string, StoredListing>;

export async function importBatch(context: BatchContext, raws: readonly RawRecord[]): Promise<void> {
  const { record, open } = context;
  const refusedIds: string[] = [];
  const read = raws.flatMap((raw) => readEntry(context, raw, refusedIds));
  const ids = [...new Set(read.map((entry) => entry.service.id))];
  const ledger = await record.getSourceRecords(open.source.id, [...ids, ...refusedIds]);
  const entries = withoutRepeats(context, read, ledger);
  const current = await record.getListings(entries.map((entry) => entry.service.id));
  const decisions = await settle(context, entries, ledger, current);
  if (context.dryRun) return;
  await saveOrganizations(
    context,
    decisions.filter((decision) => decision.isNews),
  );
  await record.saveSourceRecords([
    ...decisions.map((decision) => toLedger(context, decision.entry)),
    ...refusedButSeen(context, refusedIds, ledger),
  ]);
}

function readEntry(context: BatchContext, raw: RawRecord, refusedIds: string[]): ReadEntry[] {
  const { report, open } = context;
  const reading = readRecord(raw, open.source, open.lossless);
  report.read += 1;
  if ('refused' in reading) {
    report.refused += 1;
    if (reading.id === undefined) context.unidentified += 1;
    else refusedIds.push(reading.id);
    addProblems(report, 'error', { record: recordName(raw), where: raw.where }, reading.refused);
    return [];
  }
  const { service, own, warnings } = reading;
  return [{ raw, service, own, warnings, ...fingerprints(service) }];
}

/** The first record of an id counts. A copy is counted as unchanged; another record under the id is refused. */
function withoutRepeats(context: BatchContext, read: readonly ReadEntry[], ledger: Ledger): ReadEntry[] {
  const { report, repeats, run, dryRun } = context;
  const inBatch = new Map<string, string>();
  return read.filter((entry) => {
    const { id } = entry.service;
    const written = ledger.get(id);
    const before = inBatch.get(id) ?? repeats.seen(id) ?? (written?.run === run ? written.hash : undefined);
    if (before === undefined) {
      inBatch.set(id, entry.hash);
      if (dryRun) repeats.note(id, entry.hash);
      addProblems(report, 'warning', named(entry), entry.warnings);
      return true;
    }
    if (before === entry.hash) {
      report.unchanged += 1;
      repeats.addCopy(id, named(entry));
    } else {
      report.refused += 1;
      const reason = 'occurs again with other content: the first one counts';
      addProblems(report, 'error', named(entry), [{ field: 'id', reason }]);
    }
    return false;
  });
}

/** Decides on each record and saves what is new, again for those that somebody else changed in between. */
async function settle(
  context: BatchContext,
  entries: readonly ReadEntry[],
  ledger: Ledger,
  current: Current,
): Promise<Decision[]> {
  const settled: Decision[] = [];
  const known = new Map(current);
  let open = entries;
  for (let attempt = 1; open.length > 0; attempt += 1) {
    const candidates = open.map((entry) =>
      candidateFor(context, entry, ledger.get(entry.service.id), known.get(entry.service.id)),
    );
    const loaded = await postcodesOf(context, candidates);
    const placed = candidates.map((candidate) => placedIn(candidate, loaded));
    const stops = await stopsFor(
      placed.flatMap(({ service }) => service ?? []),
      context.stops,
    );
    const decisions = placed.map((candidate) => decide(context, candidate, stops));
    const writes = decisions.filter((decision) => decision.write !== undefined);
    const lost = context.dryRun ? new Set<Decision>() : await save(context, writes, known);
    for (const decision of decisions) {
      if (!lost.has(decision)) settled.push(count(context, decision));
      else if (attempt >= ATTEMPTS) refuse(context, decision, 'was changed by others at every attempt');
    }
    open = attempt >= ATTEMPTS ? [] : [...lost].map((decision) => decision.entry);
  }
  return settled;
}

const postcodesOf = (
  { postcodes }: BatchContext,
  candidates: readonly Candidate[],
): Promise<ReadonlyMap<string, PostcodePoint>> =>
  findAll(
    candidates.flatMap(({ service }) => (service ? postcodesWanted(service) : [])),
    postcodes,
  );

/** Answers the writes that came too late, with what is there now in `known`. */
async function save(
  { record }: BatchContext,
  decisions: readonly Decision[],
  known: Map<string, StoredListing>,
): Promise<Set<Decision>> {
  const writes = decisions
    .map((decision) => decision.write)
    .filter((write): write is ListingWrite => !!write);
  const outcomes = writes.length === 0 ? [] : await record.saveListings(writes);
  const lost = decisions.filter((_, index) => outcomes[index]?.saved === false);
  for (const [index, outcome] of outcomes.entries()) {
    const id = decisions[index]?.entry.service.id;
    if (outcome.saved || id === undefined) continue;
    if (outcome.current) known.set(id, outcome.current);
    else known.delete(id);
  }
  return new Set(lost);
}

function count(context: BatchContext, decision: Decision): Decision {
  const { report } = context;
  const { entry, outcome, warnings, marks } = decision;
  report[outcome] += 1;
  if (marks.closed) report.closed += 1;
  if (marks.placed) report.placedByPostcode += 1;
  if (marks.unplaced) report.unplaced += 1;
  const severity = outcome === 'refused' ? 'error' : 'warning';
  addProblems(report, severity, named(entry), warnings);
  return decision;
}

function refuse({ report }: BatchContext, { entry }: Decision, reason: string): void {
  report.refused += 1;
  addProblems(report, 'error', named(entry), [{ field: '', reason }]);
}

const toLedger = (
  { open, today, run }: BatchContext,
  { service, hash, fields }: ReadEntry,
): SourceRecord => ({
  source: open.source.id,
  record: service.id,
  listingId: service.id,
  hash,
  fields,
  seenOn: today,
  run,
});

/** A record that turned bad was there all the same: its listing has not gone. */
function refusedButSeen(
  { run, today }: BatchContext,
  ids: readonly string[],
  ledger: Ledger,
): SourceRecord[] {
  return ids.flatMap((id) => {
    const known = ledger.get(id);
    return known && known.run !== run ? [{ ...known, run, seenOn: today }] : [];
  });
}
