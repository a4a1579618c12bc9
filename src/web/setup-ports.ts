import type { HoldReason } from '../dialer/events.ts';
import type { CallerIdentityStanding } from '../dialer/list-caller-identities.ts';
import type { TrunkProbed } from '../dialer/telephony.ts';
import type { ImportOrder } from '../intake/import-receivables.ts';
import type { SuppressionOrder } from '../intake/import-suppression.ts';
import type { ImportJob } from '../intake/jobs/ports.ts';
import type { ObjectedPreview } from '../intake/look-at-file.ts';
import type { Upload } from '../intake/ports.ts';
import type { SuppressionPreview } from '../intake/preview-suppression.ts';
import type { JournalEvent } from '../journal/event.ts';
import type { JudgeRun } from '../judge/ports.ts';
import type { Country } from '../kernel/country.ts';
import type { DoctorCheck } from '../kernel/doctor-check.ts';
import type { CallerIdentityId, CreditorId, ImportJobId, JudgeRunId, TrunkId, UploadId } from '../kernel/ids.ts';
import type { MessageValues } from '../kernel/message-values.ts';
import type { Refusal, Result } from '../kernel/result.ts';
import type { CreditorChange } from '../receivables/change-creditor.ts';
import type { Creditor } from '../receivables/model.ts';
import type { NewCreditor } from '../receivables/register-creditor.ts';
import type { TrunkView } from './live-settings.ts';
import type { GivenAnswers, Role, UserName } from './ports.ts';
import type { ReceivableDesk } from './receivables/ports.ts';

/** What setting an installation up takes, as the API and the console see it. Instants: epoch ms. */
export type SetupDesk = {
  readonly creditors: CreditorDesk;
  readonly imports: ImportDesk;
  readonly receivables: ReceivableDesk;
  readonly lines: LineDesk;
  readonly suppressionNumbers: SuppressionNumbers;
  readonly system: SystemDesk;
  readonly judge: JudgeDesk;
  readonly people: People;
  readonly answers: GivenAnswers;
};

export interface CreditorDesk {
  list(): Promise<readonly Creditor[]>;
  add(wish: NewCreditor, by: UserName): Promise<Result<Creditor>>;
  change(id: CreditorId, change: CreditorChange, by: UserName): Promise<Result<Creditor>>;
}

/** How a file of receivables is to be read. `upload`: the file that was handed in. */
export type ReceivablesWish = Omit<ImportOrder, 'file' | 'actor' | 'chunkRows' | 'onProgress' | 'signal'> & {
  readonly upload: UploadId;
};

export type SuppressionFileWish = Omit<SuppressionOrder, 'file' | 'onProgress'> & {
  readonly upload: UploadId;
  readonly list: string;
};

/** A file of bank statements, of whatever account of ours; `account`: the only one, as people write it. */
export type StatementWish = { readonly upload: UploadId; readonly account?: string };

/** An import with the name of whoever ordered it. */
export type ImportView = { readonly job: ImportJob; readonly by: string; readonly creditor: string | null };

/** Files come in by themselves once ordered: whoever ordered may go away, and a restart goes on where it stopped. */
export interface ImportDesk {
  upload(name: string, pieces: AsyncIterable<Uint8Array>): Promise<Result<Upload>>;
  previewReceivables(wish: ReceivablesWish, by: UserName): Promise<Result<ObjectedPreview>>;
  startReceivables(wish: ReceivablesWish, by: UserName): Promise<Result<ImportView>>;
  previewSuppression(wish: SuppressionFileWish): Promise<Result<SuppressionPreview>>;
  startSuppression(wish: SuppressionFileWish, by: UserName): Promise<Result<ImportView>>;
  startStatement(wish: StatementWish, by: UserName): Promise<Result<ImportView>>;
  list(page: { readonly limit: number; readonly after?: ImportJobId }): Promise<readonly ImportView[]>;
  find(id: ImportJobId): Promise<ImportView | undefined>;
  /** Failed ones: again, from where they stopped. */
  retry(id: ImportJobId): Promise<Result<ImportView>>;
  /** The rows that were turned away, as a file. */
  rejected(id: ImportJobId): Promise<Result<{ readonly name: string; readonly text: AsyncIterable<string | Uint8Array> }>>;
}

/** What a trunk is made of. A password goes in and never comes out. */
export type TrunkWish = {
  readonly name: string;
  readonly host: string;
  readonly port?: number;
  readonly user?: string | null;
  readonly password?: string | null;
  readonly simulated?: boolean;
  readonly channels?: number;
  readonly callsPerSecond?: number;
  readonly destinations?: readonly Country[];
};

/** `note`: what stands in the way, where that is known. */
export type TrunkTest = TrunkProbed & { readonly note: string | null };

/** `restReason`: why it rests, if it does. */
export type IdentityDetail = CallerIdentityStanding & {
  readonly creditor: string;
  readonly restReason: 'spam_blocked' | 'declined_often' | 'hung_up_at_once' | null;
};

export type HoldView = {
  readonly because: HoldReason;
  readonly note: string;
  readonly values: MessageValues;
  readonly since: number;
};

export interface LineDesk {
  addTrunk(wish: TrunkWish, by: UserName): Promise<Result<TrunkView>>;
  /** Asks the far end whether it answers, now. */
  testTrunk(id: TrunkId): Promise<Result<TrunkTest>>;
  identities(): Promise<readonly IdentityDetail[]>;
  addIdentity(
    wish: { creditorId: CreditorId; number: string; dailyCap?: number; concurrentCap?: number },
    by: UserName,
  ): Promise<Result<IdentityDetail>>;
  verifyIdentity(id: CallerIdentityId, evidence: string, by: UserName): Promise<Result<IdentityDetail>>;
  changeIdentity(
    id: CallerIdentityId,
    change: { dailyCap?: number; concurrentCap?: number | null; inboundFlow?: string | null; inboundAgent?: string | null },
    by: UserName,
  ): Promise<Result<IdentityDetail>>;
  /** What keeps every dial back at the moment. */
  holds(): readonly HoldView[];
}

export interface SuppressionNumbers {
  /** On which lists a number stands. */
  find(
    number: string,
    country: Country,
  ): Promise<
    Result<
      readonly { readonly list: string; readonly reason: string | null; readonly since: number; readonly until: number | null }[]
    >
  >;
  remove(
    wish: { readonly number: string; readonly country: Country; readonly list: string | null; readonly reason: string },
    by: UserName,
  ): Promise<Result<readonly string[]>>;
}

/** How far an installation is set up; `people`: debtors on record. */
export type SetupCounts = {
  readonly creditors: number;
  readonly people: number;
  readonly trunks: number;
  readonly reachableTrunks: number;
  readonly identities: number;
  readonly verifiedIdentities: number;
  readonly campaigns: number;
  readonly calls: number;
};

export interface SystemDesk {
  counts(): Promise<SetupCounts>;
  checks(): Promise<readonly DoctorCheck[]>;
  settings(): readonly { readonly variable: string; readonly value: string; readonly meaning: string }[];
}

export type JudgeRunView = { readonly run: JudgeRun; readonly by: string };

export interface JudgeDesk {
  /** One at a time. */
  start(by: UserName): Promise<Result<JudgeRunView>>;
  list(limit: number): Promise<readonly JudgeRunView[]>;
  find(id: JudgeRunId): Promise<JudgeRunView | undefined>;
  /** Lines of the journal by `seq`: what proves a violation. */
  proof(seqs: readonly number[]): Promise<readonly JournalEvent[]>;
  /** What each rule says, by its id. */
  readonly rules: readonly { readonly id: string; readonly says: string; readonly weight: 'violation' | 'remark' }[];
}

export type OneTimeLogin = { readonly email: string; readonly password: string };

export type UserView = {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: number;
  readonly mustChangePassword: boolean;
};

export type ApiKeyView = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly createdBy: string;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
};

/** Who may come in: people, and programs by keys. */
export interface People {
  users(): Promise<readonly UserView[]>;
  addUser(user: {
    readonly email: string;
    readonly name: string;
    readonly role: Role;
  }): Promise<Result<OneTimeLogin, Refusal<'email_taken' | 'not_an_email'>>>;
  resetPassword(id: string): Promise<Result<OneTimeLogin, Refusal<'unknown_user'>>>;
  changeRole(id: string, role: Role): Promise<Result<void, Refusal<'unknown_user' | 'last_operator'>>>;
  removeUser(id: string): Promise<Result<void, Refusal<'unknown_user' | 'last_operator'>>>;
  readonly apiKeys: {
    all(): readonly ApiKeyView[];
    create(wish: Pick<ApiKeyView, 'name' | 'role' | 'createdBy'>): { readonly record: ApiKeyView; readonly key: string };
    revoke(id: string): boolean;
  };
}
