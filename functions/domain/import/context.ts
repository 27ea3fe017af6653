import type { SourceRecord } from '../../../schemas/listing.ts';
import type { Service } from '../../../schemas/service.ts';
import type { FieldProblem } from '../errors.ts';
import type { Record as DirectoryRecord, PostcodeBook, StopBook } from '../ports.ts';
import type { OpenSource, RawRecord } from './records.ts';
import type { Repeats } from './repeats.ts';
import type { ImportReport } from './report.ts';

export interface ImportPorts {
  readonly record: DirectoryRecord;
  readonly postcodes: PostcodeBook;
  readonly stops: StopBook;
  readonly now: () => Date;
}

export interface BatchContext extends ImportPorts {
  readonly open: OpenSource;
  readonly run: string;
  readonly dryRun: boolean;
  readonly today: string;
  readonly report: ImportReport;
  readonly repeats: Repeats;
  /** Refused records that named no id: any listing could have been theirs. */
  unidentified: number;
}

export interface ReadEntry extends Pick<SourceRecord, 'hash' | 'fields'> {
  readonly raw: RawRecord;
  readonly service: Service;
  readonly own: boolean;
  readonly warnings: readonly FieldProblem[];
}
