import type { AttemptId } from '../../kernel/ids.ts';
import type { CallFilter } from '../../reports/model.ts';
import type { ToldCalls } from '../../reports/ports.ts';
import type { CallView } from '../ports.ts';

/** Every call of the installation, placed by us or come in, newest first: as rows to look at, and as the export tells them. */
export interface CallBook extends ToldCalls {
  rows(filter: CallFilter, page: { readonly limit: number; readonly after?: AttemptId }): Promise<ListedCall[]>;
}

/** `campaign`: its name, null of a call that came in. `recorded`: there is a recording to hear. */
export type ListedCall = CallView & {
  readonly campaign: string | null;
  readonly creditor: string;
  readonly recorded: boolean;
};
