import type { Child } from 'hono/jsx';
import { withParameters } from './address.ts';
import { type Frame, shortlistLink, siteLink, startNewLink } from './frame.ts';
import { otherLanguage } from './words.ts';

export interface LayoutProps {
  readonly frame: Frame;
  readonly title: string;
  /** Wide pages use the whole window, for lists with a map beside them. */
  readonly wide?: boolean;
  readonly here?: 'search' | 'shortlist' | 'about';
  readonly error?: boolean;
  /** True: a form of this page is sent by POST, and a browser that may not say where it comes from says "null". */
  readonly sends?: boolean;
  /** Whoever reads it may be in danger from somebody who comes in. */
  readonly discreet?: boolean;
  /** Another part to go to at once, by its id. */
  readonly skipTo?: { readonly id: string; readonly text: string } | undefined;
  readonly children?: Child;
}

/** The whole document: one heading of the site, one main part, one foot. */
export function Layout({
  frame,
  title,
  wide = false,
  here,
  error = false,
  sends = false,
  discreet = false,
  skipTo,
  children,
}: LayoutProps) {
  const { say, lang, assets } = frame;
  const shown = error ? say('site.error-prefix', { title }) : title;
  return (
    <html lang={lang} class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>{say('site.title', { title: shown })}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        {sends && <meta name="referrer" content="same-origin" />}
        <meta name="theme-color" content="#431a3e" />
        {assets.styles && <link rel="stylesheet" href={assets.styles} />}
        {assets.icon && <link rel="icon" type="image/svg+xml" href={assets.icon} />}
        {assets.script && <script type="module" src={assets.script} />}
      </head>
      <body class="govuk-template__body">
        <a href="#main" class="govuk-skip-link">
          {say('site.skip')}
        </a>
        {skipTo && (
          <a href={`#${skipTo.id}`} class="govuk-skip-link">
            {skipTo.text}
          </a>
        )}
        <Header frame={frame} here={here} />
        <div
          class="govuk-visually-hidden"
          role="status"
          data-picked={say('shortlist.said', { count: '{count}' })}
        ></div>
        {frame.sample && (
          <aside class="sample-band">
            <p class="band">{say('site.sample')}</p>
          </aside>
        )}
        <main id="main" class={wide ? 'band band-wide' : 'band'} tabindex={-1}>
          {discreet && <LeavePage frame={frame} />}
          {children}
        </main>
        <Footer frame={frame} />
      </body>
    </html>
  );
}

/** A page that anybody may be looking at, as the GOV.UK Design System's “exit this page” has it. */
const HARMLESS = 'https://www.bbc.co.uk/weather';

const LeavePage = ({ frame: { say } }: Pick<LayoutProps, 'frame'>) => (
  <p class="leave no-print">
    <a href={HARMLESS} rel="nofollow noreferrer" data-leave="">
      {say('site.leave')}
    </a>
  </p>
);

function Header({ frame, here }: { frame: Frame; here: LayoutProps['here'] }) {
  const { say, lang, picks } = frame;
  const other = otherLanguage(lang);
  const item = (name: NonNullable<LayoutProps['here']>, href: string, text: string, more = {}) => (
    <li>
      <a href={href} aria-current={here === name ? 'page' : undefined} {...more}>
        {text}
      </a>
    </li>
  );
  const shortlist =
    picks.length > 0 ? say('site.shortlist-count', { count: picks.length }) : say('site.shortlist');
  return (
    <header class="site-header">
      <div class="band site-header__row">
        <a href={siteLink(frame, '/')} class="site-name">
          <Mark />
          {say('site.name')}
        </a>
        <nav aria-label={say('site.nav')}>
          <ul class="site-nav">
            {item('search', siteLink(frame, '/'), say('site.search'))}
            {item('shortlist', shortlistLink(frame), shortlist, {
              'data-shortlist-link': say('site.shortlist-count', { count: '{count}' }),
            })}
            <li data-start-new="" hidden={picks.length === 0}>
              <a href={startNewLink(frame)}>{say('site.start-new')}</a>
            </li>
            {item('about', siteLink(frame, '/about'), say('site.about'))}
            <li>
              <a
                href={withParameters(frame.url, { lang: other === 'en' ? null : other })}
                lang={other}
                hreflang={other}
                data-language-link=""
              >
                {say('site.language')}
              </a>
            </li>
          </ul>
        </nav>
      </div>
    </header>
  );
}

/** A pin inside the ring of what is near. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 48 48" width="34" height="34" aria-hidden="true" focusable="false">
      <circle
        cx="24"
        cy="24"
        r="21"
        fill="none"
        stroke="currentColor"
        stroke-width="3"
        stroke-dasharray="5 5.2"
      />
      <path
        d="M24 10c-6 0-10.500 4.500-10.500 10.300C13.500 27.500 24 38 24 38s10.500-10.500 10.500-17.700C34.500 14.500 30 10 24 10z"
        fill="currentColor"
      />
      <circle cx="24" cy="20.500" r="4.200" class="mark__eye" />
    </svg>
  );
}

function Footer({ frame }: { frame: Frame }) {
  const { say } = frame;
  return (
    <footer class="site-footer">
      <div class="band">
        <p class="site-footer__kept">{say('site.footer-kept')}</p>
        <p>
          <a href={siteLink(frame, '/about')}>{say('site.footer-about')}</a>
        </p>
      </div>
    </footer>
  );
}
