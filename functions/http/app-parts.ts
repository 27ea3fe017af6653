import type { Context } from 'hono';
import type { Actor } from '../../schemas/listing.ts';
import type { Trace } from '../../schemas/trace.ts';
import type { Directory, ProjectionStatus } from '../domain/directory.ts';
import type { Assets } from './assets.ts';

/** What the routes work with. Wired in `runtime` and in the commands. */
export interface AppParts {
  readonly directory: Directory;
  /** How well the search follows the record, where this process knows. */
  readonly status: () => ProjectionStatus | undefined;
  /** Who is signed in; undefined for everybody else, who may only read. */
  readonly whoIs: (context: Context) => Actor | undefined;
  /** Map tiles, where somebody has configured them: their address and the words that their licence asks for. */
  readonly tiles?: { readonly url: string; readonly attribution: string };
  /** Styles and scripts of the pages, as `scripts/build-assets.ts` built them. Without them pages still read and work. */
  readonly assets?: Assets;
  /** Takes what a search leaves behind, at once and without failing. Absent: nothing is left. */
  readonly leaveTrace?: (trace: Trace) => void;
  /** "sample": the pages say that everything is made up. Asked for every page, because an import can change it. */
  readonly notice?: () => 'sample' | undefined;
}
