import type { DialerTools } from '../dialer/dialer-tools.ts';
import type { ImportReport, ImportWish } from '../intake/import-receivables.ts';
import type { JournalReader } from '../journal/ports.ts';

/** An opened installation: its record and its use cases. No Asterisk runs for it. */
export type Installation = {
  readonly dataFolder: string;
  readonly tools: DialerTools;
  readonly journal: JournalReader;
  importReceivables(wish: ImportWish): Promise<ImportReport>;
  close(): Promise<void>;
};

/** A line of what `dovolat doctor` found. */
export type Finding = {
  readonly name: string;
  readonly state: 'ok' | 'missing' | 'wrong';
  readonly found: string;
  readonly why: string;
  readonly remedy: string;
};

/** What the command line can do beyond an opened installation; supplied by the composition root. */
export type CliHost = {
  open(): Promise<Installation>;
  /** Runs the server until it is told to stop. */
  serve(): Promise<void>;
  doctor(): Promise<readonly Finding[]>;
  settings(): readonly { readonly variable: string; readonly value: string; readonly meaning: string }[];
  write(text: string): void;
  /** For progress and complaints, so that standard output stays readable for programs. */
  complain(text: string): void;
  /** True when standard error is a terminal. */
  readonly interactive: boolean;
};
