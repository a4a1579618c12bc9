import type { ConfirmedRestore, RestoreConfirmation } from '../desk/confirm-restore.ts';
import type { Tasks } from '../desk/tasks/ports.ts';
import type { TestCallTools } from '../dialer/test-calls/find-test-call-objection.ts';
import type { FetchedAccount, FetchOrder } from '../intake/fetch-statements.ts';
import type { ImportOrder, ImportSummary } from '../intake/import-receivables.ts';
import type { StatementOrder, StatementSummary } from '../intake/import-statement.ts';
import type { SuppressionOrder, SuppressionSummary } from '../intake/import-suppression.ts';
import type { FilePreview } from '../intake/preview-receivables.ts';
import type { RowError } from '../intake/row-error.ts';
import type { Actor } from '../journal/event.ts';
import type { JournalReader } from '../journal/ports.ts';
import type { BackupProgress, BackupReport, RestoreReport } from '../kernel/backup.ts';
import type { DoctorCheck } from '../kernel/doctor-check.ts';
import type { Result } from '../kernel/result.ts';
import type { UnitOfWork } from '../kernel/transaction.ts';
import type { IncomingMessages, Messages } from '../outreach/ports.ts';
import type { Bank } from '../receivables/bank/ports.ts';
import type { DocumentTools } from '../receivables/documents/add-document.ts';
import type { AccruedInterest } from '../receivables/interest/accrue-monthly.ts';
import type { RateTables } from '../receivables/interest/reference-rate.ts';
import type { Creditor } from '../receivables/model.ts';
import type { MatchCounts } from '../receivables/payments/match-transactions.ts';
import type { PaymentTools } from '../receivables/payments/ports.ts';
import type { CallPages } from '../reports/ports.ts';
import type { Erased, RetentionPeriods } from '../retention/ports.ts';
import type { HandTools } from '../strategy/planning/planner-tools.ts';
import type { KnownNames } from '../strategy/strategy-problem.ts';
import type { AgreementDesk } from '../web/agreements/ports.ts';
import type { CallBook } from '../web/calls/ports.ts';
import type { People } from '../web/setup-ports.ts';
import type { FlowDesk, FlowFiles } from './flow-desk.ts';
import type { PromptDesk } from './prompt-desk.ts';
import type { StrategyFiles } from './strategy-files.ts';

/** An opened installation: its record and its use cases. No Asterisk runs for it. */
export type Installation = {
  readonly tools: TestCallTools;
  readonly journal: JournalReader;
  readonly bank: Bank;
  /** Placed calls, for lists. */
  readonly calls: CallPages;
  /** Every call, in both directions. */
  readonly callBook: CallBook;
  /** Brings in the file at `path`, or a batch of invoices; the rejected rows come back beside it, the first of their errors here. */
  importReceivables(
    path: string | readonly string[],
    order: Omit<ImportOrder, 'file' | 'actor'>,
  ): Promise<Result<ImportSummary & { readonly firstErrors: readonly RowError[] }>>;
  /** Brings the file of numbers at `path` onto a suppression list; the rejected rows come back beside it. */
  importSuppression(
    path: string,
    order: Omit<SuppressionOrder, 'file'> & { readonly list: string },
  ): Promise<Result<SuppressionSummary>>;
  /** Books the bank statements in the file at `path`. */
  importStatement(path: string, order: Omit<StatementOrder, 'file' | 'actor'>): Promise<Result<StatementSummary>>;
  /** Asks the banks that can be asked, and books what they say. */
  fetchStatements(order: Omit<FetchOrder, 'actor'>): Promise<Result<readonly FetchedAccount[]>>;
  /** Lets a restored record dial and send again. */
  confirmRestore(confirmation: RestoreConfirmation): Promise<Result<ConfirmedRestore>>;
  /** Erases personal data past its time; `dryRun` only counts. */
  runRetention(dryRun: boolean): Promise<{ readonly erased: Erased; readonly periods: RetentionPeriods }>;
  /** How the file at `path` would be read; nothing is written. */
  previewReceivables(path: string | readonly string[], order: Omit<ImportOrder, 'file' | 'actor'>): Promise<Result<FilePreview>>;
  /** Files on cases. */
  readonly documents: DocumentTools;
  /** What people have to do. */
  readonly tasks: Tasks;
  /** What debtors have agreed to and disagree with, for people to look through. */
  readonly agreements: AgreementDesk;
  /** What was written to debtors. */
  readonly messages: Messages;
  /** What debtors wrote to us. */
  readonly incoming: IncomingMessages;
  /** Books interest of one creditor (null: of all) once everything that was paid is known; `anew`: also what was booked this month. */
  bookInterest(creditor: Creditor | null, anew: boolean): Promise<readonly (AccruedInterest & { readonly creditor: string })[]>;
  /** The rates of central banks, the operator's own among them. */
  rates(): RateTables;
  /** The secret by which programs outside know our questions; made at the first use. */
  webhookSecret(): string;
  /** What came in on the creditors' accounts. */
  readonly payments: PaymentDesk;
  /** What new calls say, and what they might. */
  readonly flows: FlowDesk;
  /** Strategies at work. */
  readonly planning: HandTools;
  /** The texts and flows that a strategy may name. */
  strategyNames(): KnownNames;
  /** Lets strategies hear what the journal has told since they last listened. */
  hearStrategyNews(): Promise<number>;
};

export type PaymentDesk = {
  readonly tools: PaymentTools & { readonly work: UnitOfWork };
  /** Matches all that nobody has looked at yet. */
  matchWaiting(): Promise<MatchCounts>;
};

/** What the command line can do; supplied by the composition root. */
export type CliHost = {
  /** Who gives the commands. */
  readonly actor: Actor;
  /** Opens the installation for one command and closes it after. */
  using<T>(command: (installation: Installation) => Promise<T>): Promise<T>;
  /** Runs the server until it is told to stop. */
  serve(): Promise<void>;
  /** Runs the rehearsal; false when it did not come out as it must. */
  demo(options: {
    readonly once: boolean;
    readonly json: boolean;
    readonly debtors: number;
    readonly lines: number;
  }): Promise<boolean>;
  /** Opens prompts, recordings and lexicon for one command and closes them after. */
  usingPrompts<T>(command: (desk: PromptDesk) => Promise<T>): Promise<T>;
  /** The flows as their files are now; nothing of the record is opened. */
  flowFiles(): FlowFiles;
  /** The strategies as their files are now; nothing of the record is opened. */
  strategyFiles(): StrategyFiles;
  /** What is typed or piped in, line by line. */
  lines(): AsyncIterable<string>;
  /** A checked backup into `folder`, else where the settings say. */
  backUp(folder: string | null, onProgress: (progress: BackupProgress) => void): Promise<BackupReport>;
  /** A data folder from a backup. `keys` and `passphraseFile`: two ways to the key of the verifiers. */
  restore(wish: RestoreWish, onProgress: (progress: BackupProgress) => void): Promise<RestoreReport>;
  /** Opens the accounts for one command and closes them after. */
  usingAccounts<T>(command: (people: People) => Promise<T>): Promise<T>;
  /** Carries out what is written down under this id. */
  carryOut(id: string): Promise<Result<void>>;
  doctor(): Promise<readonly DoctorCheck[]>;
  settings(): readonly { readonly variable: string; readonly value: string; readonly meaning: string }[];
  write(text: string): void;
  /** For progress and complaints, so that standard output stays readable for programs. */
  complain(text: string): void;
  /** True when standard error is a terminal. */
  readonly interactive: boolean;
  /** True when standard output is a terminal that shows colours. */
  readonly colour: boolean;
  fail(): void;
};

export type RestoreWish = {
  readonly backup: string;
  readonly to: string;
  readonly keys: string | null;
  readonly passphraseFile: string | null;
  readonly withoutKeys: boolean;
};
