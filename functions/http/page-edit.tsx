import type { Context } from 'hono';
import type { Listing } from '../../schemas/listing.ts';
import type { Service } from '../../schemas/service.ts';
import { type Frame, siteLink } from '../../web/frame.ts';
import { EDIT_FIELDS, type EditField, EditPage, type Typed } from '../../web/pages/edit.tsx';
import type { WordKey } from '../../web/words.ts';
import { editService } from '../domain/edit.ts';
import { Conflict, type FieldProblem, InvalidInput, NotAllowed, NotFound } from '../domain/errors.ts';
import { ukDate } from '../domain/time/days.ts';
import type { AppParts } from './app-parts.ts';
import { answerPage, frameOf } from './page-frame.ts';

type Patch = { [key: string]: string | number | null | Patch | Patch[] };

/** What a listing says now, in the fields of the form. */
export function fieldsOf({ service }: Listing): Typed {
  return {
    name: service.name,
    description: service.description ?? '',
    phone: service.phones?.[0]?.number ?? '',
    status: service.status,
    capacity: '',
    places: '',
    weeks: '',
  };
}

/** Only what differs from what the form was filled with is changed. */
export function patchOf(typed: Typed, { service }: Listing, today: string): Patch {
  const before = fieldsOf({ service } as Listing);
  const changed = (field: EditField) => typed[field].replaceAll('\r\n', '\n').trim() !== before[field].trim();
  const orNull = (text: string) => (text.trim() === '' ? null : text);
  return {
    ...(changed('name') ? { name: typed.name } : {}),
    ...(changed('description') ? { description: orNull(typed.description.replaceAll('\r\n', '\n')) } : {}),
    ...(changed('phone') ? { phones: phonesWith(service, typed.phone) } : {}),
    ...(changed('status') ? { status: typed.status } : {}),
    ...(typed.capacity === '' ? {} : { hereabouts: { capacity: capacityOf(typed, today) } }),
  };
}

function phonesWith({ phones = [] }: Service, number: string): Patch[] | null {
  const [first, ...rest] = phones;
  const next = number.trim() === '' ? rest : [{ ...first, number }, ...rest];
  return next.length === 0 ? null : (next as unknown as Patch[]);
}

const capacityOf = ({ capacity, places, weeks }: Typed, today: string): Patch => ({
  state: capacity,
  asOf: today,
  places: places.trim() === '' ? null : Number(places),
  weeks: weeks.trim() === '' ? null : Number(weeks),
});

async function current(context: Context, { directory }: AppParts): Promise<Listing> {
  const id = context.req.param('id') ?? '';
  const stored = (await directory.record.getListings([id])).get(id);
  if (stored?.kind !== 'listing') throw new NotFound('there is no listing of this id');
  return stored;
}

function actorOf(context: Context, parts: AppParts) {
  const actor = parts.whoIs(context);
  if (!actor) throw new NotAllowed('only a signed-in editor changes a listing');
  return actor;
}

interface Shown {
  readonly typed: Typed;
  readonly version: number;
  readonly problems?: readonly FieldProblem[];
  readonly conflict?: Listing;
  readonly status?: number;
}

function show(
  context: Context,
  parts: AppParts,
  { typed, version, problems = [], conflict, status = 200 }: Shown,
): Promise<Response> {
  const frame = frameOf(context, parts);
  const id = context.req.param('id') ?? '';
  const page = (
    <EditPage
      frame={frame}
      version={version}
      typed={typed}
      errors={problems.map((problem) => shownProblem(frame, problem))}
      conflict={conflict ? differences(frame, fieldsOf(conflict), typed) : undefined}
      action={siteLink(frame, `/listings/${encodeURIComponent(id)}/edit`)}
      back={siteLink(frame, `/listings/${encodeURIComponent(id)}`)}
    />
  );
  return answerPage(context, page, status);
}

function shownProblem({ say }: Frame, { field, reason }: FieldProblem) {
  const own = field.startsWith('phones')
    ? 'phone'
    : EDIT_FIELDS.find((name) => field.split('.').includes(name));
  return own
    ? { field: own, text: `${say(`edit.${own}` as WordKey)}: ${reason}` }
    : { text: `${field}: ${reason}` };
}

const differences = ({ say }: Frame, now: Typed, typed: Typed) =>
  EDIT_FIELDS.filter((name) => now[name] !== '' && now[name] !== typed[name]).map((name) => ({
    label: say(`edit.${name}` as WordKey),
    text: name === 'status' ? say(`edit.status.${now.status.replace(' ', '-')}` as WordKey) : now[name],
  }));

export async function editForm(context: Context, parts: AppParts): Promise<Response> {
  actorOf(context, parts);
  const listing = await current(context, parts);
  return show(context, parts, { typed: fieldsOf(listing), version: listing.version });
}

/** Saves, and goes back to the listing. What was typed is kept where that cannot be. */
export async function saveEdit(context: Context, parts: AppParts): Promise<Response> {
  const actor = actorOf(context, parts);
  const body = await context.req.parseBody();
  const typed = Object.fromEntries(
    EDIT_FIELDS.map((name) => [name, typeof body[name] === 'string' ? body[name] : '']),
  ) as Typed;
  const version = Number(body.version);
  const listing = await current(context, parts);
  try {
    if (listing.version !== version) throw new Conflict(listing);
    await editService(
      listing.id,
      patchOf(typed, listing, ukDate(parts.directory.now())),
      version,
      actor,
      parts.directory,
    );
    return context.redirect(
      siteLink(frameOf(context, parts), `/listings/${encodeURIComponent(listing.id)}`),
      303,
    );
  } catch (error) {
    if (error instanceof InvalidInput)
      return show(context, parts, { typed, version: listing.version, problems: error.problems, status: 400 });
    if (!(error instanceof Conflict)) throw error;
    const now = error.current?.kind === 'listing' ? error.current : await current(context, parts);
    return show(context, parts, { typed, version: now.version, conflict: now, status: 409 });
  }
}
