import { type ReactNode, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import type { Session } from '../../web/api-types.ts';
import { useLive } from '../api/live.ts';
import type { Catalogue } from '../text/catalogue.ts';
import { useText } from '../text/use-text.ts';
import { AccountMenu } from './account-menu.tsx';
import { ConnectionMark } from './connection-mark.tsx';
import { DiallingStopped } from './dialling-stopped.tsx';
import { FindDebtor } from './find-debtor.tsx';
import classes from './shell.module.css';
import { StopAll } from './stop-all.tsx';
import { useShownCurrent } from './use-shown-current.ts';
import { Wordmark } from './wordmark.tsx';

/** The frame around every page: where one is, whether the line is live, and the red button. */
export function Shell({ user, children }: { readonly user: Session['user']; readonly children: ReactNode }) {
  const text = useText();
  const connection = useLive();
  const [location] = useLocation();
  const nav = useRef<HTMLElement>(null);
  // On a telephone there is not room for all of them at once.
  useShownCurrent(nav, location);
  return (
    <>
      <a href="#content" className={classes.skip}>
        {text.skipToContent}
      </a>
      <header className={classes.bar}>
        <div className={classes.inner}>
          <Link href="/campaigns" className={classes.brand}>
            <Wordmark height={23} label={text.product} />
          </Link>
          <div className={classes.tools}>
            <FindDebtor />
            <ConnectionMark connection={connection} />
            <StopAll />
            <AccountMenu user={user} />
          </div>
        </div>
        <nav ref={nav} className={classes.nav} aria-label={text.product}>
          {places.map(({ path, name }) => (
            <Link
              key={path}
              href={path}
              className={classes.link}
              aria-current={location === path || location.startsWith(`${path}/`) ? 'page' : undefined}
            >
              {name(text)}
            </Link>
          ))}
        </nav>
      </header>
      <DiallingStopped />
      <main id="content" className={classes.content} tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

type Place = { readonly path: string; readonly name: (text: Catalogue) => string };

/** What people come for, the daily work first. */
const places: readonly Place[] = [
  { path: '/campaigns', name: ({ campaigns }) => campaigns.title },
  { path: '/calls', name: ({ callBook }) => callBook.title },
  { path: '/payments', name: ({ payments }) => payments.title },
  { path: '/agreements', name: ({ agreements }) => agreements.title },
  { path: '/tasks', name: ({ tasks }) => tasks.title },
  { path: '/strategies', name: ({ strategies }) => strategies.title },
  { path: '/messages', name: ({ messages }) => messages.title },
  { path: '/refusals', name: ({ refused }) => refused.title },
  { path: '/lines', name: ({ lines }) => lines.title },
  { path: '/prompts', name: ({ prompts }) => prompts.title },
  { path: '/setup', name: ({ setup }) => setup.title },
];
