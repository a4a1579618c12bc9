import type { DialerTools } from '../../dialer/dialer-tools.ts';

/** What the use cases of setting up work with. */
export type SetupTools = Pick<
  DialerTools,
  'work' | 'journal' | 'books' | 'hasher' | 'ids' | 'clock' | 'trunks' | 'identities' | 'flows'
> & {
  readonly gate: Pick<DialerTools['gate'], 'suppressions'>;
};
