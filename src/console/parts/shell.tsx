import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useLocation, useRoute } from 'wouter';
import type { Session } from '../../web/api-types.ts';
import { useLive } from '../api/live.ts';
import { useText } from '../text/use-text.ts';
import { AccountMenu } from './account-menu.tsx';
import { ConnectionMark } from './connection-mark.tsx';
import { DiallingStopped } from './dialling-stopped.tsx';
import { FindDebtor } from './find-debtor.tsx';
import classes from './shell.module.css';
import { StopAll } from './stop-all.tsx';
import { Wordmark } from './wordmark.tsx';

/** The frame around every page: where one is, whether the line is live, and the red button. */
export function Shell({ user, children }: { readonly user: Session['user']; readonly children: ReactNode }) {
  const text = useText();
  const connection = useLive();
  const [location] = useLocation();
  const nav = useRef<HTMLElement>(null);
  // On a telephone there is not room for all of them at once.
  useEffect(() => {
    if (location) nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [location]);
  const [onCampaigns] = useRoute('/campaigns/*?');
  const [onMessages] = useRoute('/messages');
  const [onRefusals] = useRoute('/refusals');
  const [onLines] = useRoute('/lines');
  const [onPrompts] = useRoute('/prompts/*?');
  const [onSetup] = useRoute('/setup/*?');
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
          <nav ref={nav} className={classes.nav} aria-label={text.product}>
            <Link href="/campaigns" className={classes.link} aria-current={onCampaigns ? 'page' : undefined}>
              {text.campaigns.title}
            </Link>
            <Link href="/messages" className={classes.link} aria-current={onMessages ? 'page' : undefined}>
              {text.messages.title}
            </Link>
            <Link href="/refusals" className={classes.link} aria-current={onRefusals ? 'page' : undefined}>
              {text.refused.title}
            </Link>
            <Link href="/lines" className={classes.link} aria-current={onLines ? 'page' : undefined}>
              {text.lines.title}
            </Link>
            <Link href="/prompts" className={classes.link} aria-current={onPrompts ? 'page' : undefined}>
              {text.prompts.title}
            </Link>
            <Link href="/setup" className={classes.link} aria-current={onSetup ? 'page' : undefined}>
              {text.setup.title}
            </Link>
          </nav>
          <div className={classes.tools}>
            <FindDebtor />
            <ConnectionMark connection={connection} />
            <StopAll />
            <AccountMenu user={user} />
          </div>
        </div>
      </header>
      <DiallingStopped />
      <main id="content" className={classes.content} tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
