import type { DialerTools } from '../../dialer/dialer-tools.ts';

/** What the use cases of the back office work with. */
export type OfficeTools = Pick<DialerTools, 'work' | 'journal' | 'books' | 'ids' | 'clock' | 'gate'>;
