import type { Context, Hono } from 'hono';
import type { Listing } from '../../schemas/listing.ts';
import type { Problem } from '../../schemas/problem.ts';
import { askingFrame, type Frame } from '../../web/frame.ts';
import { AboutPage } from '../../web/pages/about.tsx';
import { ErrorPage } from '../../web/pages/error.tsx';
import { HomePage } from '../../web/pages/home.tsx';
import { ListingPage } from '../../web/pages/listing.tsx';
import { OrganizationPage } from '../../web/pages/organization.tsx';
import { SearchPage, type SearchPageProps } from '../../web/pages/search.tsx';
import { ShortlistPage } from '../../web/pages/shortlist.tsx';
import type { AnswerView } from '../../web/views.ts';
import { canBeRung } from '../domain/contact.ts';
import { InvalidInput, NotFound } from '../domain/errors.ts';
import { PLACES_SOURCE } from '../domain/place/gazetteer.ts';
import { readableOf } from '../domain/readable.ts';
import { searchAndTrace, urgentIn } from '../domain/search/search.ts';
import type { AppParts } from './app-parts.ts';
import { assetRoutes } from './assets.ts';
import { firstTopics, personChoices } from './page-choices.ts';
import { editForm, saveEdit } from './page-edit.tsx';
import { shownErrors } from './page-errors.ts';
import { answerPage, frameOf, idsIn } from './page-frame.ts';
import { listingView } from './page-listing.ts';
import { organizationView } from './page-organization.ts';
import { answerView, urgentLines } from './page-search.ts';
import { SHORTLIST_MAX, shortlistView } from './page-shortlist.ts';
import { parseSearchRequest } from './search-request.ts';
import { assuranceOf, listingOf } from './services.ts';

/** Pages for people. Each works without script. */
export function pageRoutes(app: Hono, parts: AppParts): void {
  assetRoutes(app, parts.assets);
  app.get('/', (context) => home(context, parts));
  app.get('/search', (context) => searchPage(context, parts));
  app.get('/listings/:id', (context) => listingPage(context, parts));
  app.get('/listings/:id/edit', (context) => editForm(context, parts));
  app.post('/listings/:id/edit', (context) => saveEdit(context, parts));
  app.get('/organizations/:id', (context) => organizationPage(context, parts));
  app.get('/shortlist', (context) => shortlistPage(context, parts));
  app.get('/about', (context) =>
    answerPage(context, <AboutPage frame={frameOf(context, parts)} placesSource={PLACES_SOURCE} />),
  );
}

/** The page for what went wrong, with the status of the problem. */
export function errorPage(context: Context, { status }: Problem, parts: AppParts): Promise<Response> {
  return answerPage(context, <ErrorPage frame={frameOf(context, parts)} status={status} />, status);
}

function home(context: Context, parts: AppParts): Promise<Response> {
  const frame = frameOf(context, parts);
  const typed = frame.url.searchParams;
  return answerPage(
    context,
    <HomePage
      frame={frame}
      typed={typed}
      choices={personChoices(frame.lang, typed)}
      topics={firstTopics(frame.lang)}
    />,
  );
}

/** What cannot be understood is said beside the field, with all that was typed still there. */
async function searchPage(context: Context, parts: AppParts): Promise<Response> {
  const asked = frameOf(context, parts);
  const typed = asked.url.searchParams;
  const show = (
    frame: Frame,
    found: Pick<SearchPageProps, 'errors' | 'fieldErrors' | 'answer' | 'urgent'>,
    status = 200,
  ) =>
    answerPage(
      context,
      <SearchPage frame={frame} typed={typed} choices={personChoices(frame.lang, typed)} {...found} />,
      status,
    );
  try {
    const { frame, answer } = await answerOrFirstPage(asked, parts);
    return await show(frame, { errors: [], fieldErrors: {}, answer, urgent: [] });
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const { errors, byField } = shownErrors(asked, error.problems);
    const urgent = urgentLines(await urgentIn(typed.get('q') ?? '', asked.lang, parts.directory));
    return show(asked, { errors, fieldErrors: byField, answer: undefined, urgent }, 400);
  }
}

interface Answered {
  readonly frame: Frame;
  readonly answer: AnswerView;
}

/** A further page that is no longer where the link says is the first page, and says so. */
async function answerOrFirstPage(asked: Frame, parts: AppParts): Promise<Answered> {
  try {
    return await answerTo(asked, parts);
  } catch (error) {
    const hasMoved = error instanceof InvalidInput && error.problems.every(({ field }) => field === 'cursor');
    if (!hasMoved) throw error;
    const url = new URL(asked.url);
    url.searchParams.delete('cursor');
    const { frame, answer } = await answerTo({ ...asked, url }, parts);
    const moved = { text: frame.say('search.moved'), link: null };
    return { frame, answer: { ...answer, notices: [moved, ...answer.notices] } };
  }
}

async function answerTo(frame: Frame, parts: AppParts): Promise<Answered> {
  const request = parseSearchRequest(frame.url, { strict: false });
  const { answer, trace } = await searchAndTrace(request, parts.directory);
  if (trace) parts.leaveTrace?.(trace);
  return { frame, answer: answerView(frame, request, answer) };
}

/** The live listings of these ids. */
async function listingsOf(parts: AppParts, ids: readonly string[]): Promise<ReadonlyMap<string, Listing>> {
  const stored = await readableOf(ids, parts.directory);
  return new Map([...stored].flatMap(([id, item]) => (item.kind === 'listing' ? [[id, item] as const] : [])));
}

async function listingPage(context: Context, parts: AppParts): Promise<Response> {
  const { directory, whoIs } = parts;
  const listing = await listingOf(context.req.param('id') ?? '', directory);
  const assurance = assuranceOf(listing.service, await directory.record.sourceRecordsOf(listing.id));
  const frame = askingFrame(frameOf(context, parts), canBeRung(listing.service));
  const view = listingView(frame, listing, assurance, directory.now(), whoIs(context) !== undefined);
  return answerPage(context, <ListingPage frame={frame} listing={view} />);
}

async function organizationPage(context: Context, parts: AppParts): Promise<Response> {
  const id = context.req.param('id') ?? '';
  const frame = frameOf(context, parts);
  const view = await organizationView(
    frame,
    id,
    frame.url.searchParams.get('cursor') ?? undefined,
    parts.directory,
  );
  if (!view) throw new NotFound('there is no organisation of this id');
  return answerPage(context, <OrganizationPage frame={frame} organization={view} />);
}

async function shortlistPage(context: Context, parts: AppParts): Promise<Response> {
  const asked = frameOf(context, parts);
  const ids = idsIn(asked.url, 'id');
  const frame = { ...asked, picks: ids };
  const listings = await listingsOf(parts, ids.slice(0, SHORTLIST_MAX));
  const view = shortlistView(frame, ids, listings, parts.directory.now());
  return answerPage(context, <ShortlistPage frame={frame} list={view} />);
}
