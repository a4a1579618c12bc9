import type { Happening } from '../journal/event.ts';
import type { ImportId } from '../kernel/ids.ts';

export type IntakeHappening = Happening<
  'receivables_imported',
  {
    readonly importId: ImportId;
    readonly rows: number;
    readonly good: number;
    readonly created: number;
    readonly updated: number;
    readonly unchanged: number;
    readonly rejected: number;
    /** How the creditor has confirmed the e-mail addresses, in the operator's words. */
    readonly confirmedEmails?: string;
  }
>;
