import { columns } from '../intake/columns.ts';
import type { ObjectedPreview } from '../intake/look-at-file.ts';
import { formatAmount, isCurrency } from '../kernel/money.ts';
import type { Creditor } from '../receivables/model.ts';
import { wireStatementFound } from './payments/wire-payment.ts';
import type { ApiKeyView, ImportView, JudgeDesk, JudgeRunView, UserView } from './setup-ports.ts';
import type * as api from './setup-types.ts';
import { wireInstant } from './wire.ts';

/** What setting up shows, in the forms that outsiders rely on. */
export function wireCreditor({ promisePolicy: _policy, ...creditor }: Creditor): api.Creditor {
  return creditor;
}

export function wireImport({ job, by, creditor }: ImportView): api.ImportJobWire {
  const { id, kind, fileName, uploadId, state, startedAt, finishedAt, progress, summary, problem } = job;
  const { list } = JSON.parse(job.settings) as { list?: string };
  return {
    ...{ id, kind, fileName, by, state, ...progress },
    into: creditor ?? list ?? null,
    byCommandLine: uploadId === null,
    startedAt: wireInstant(startedAt),
    finishedAt: maybe(finishedAt),
    counts: summary && { ...summary.counts },
    replaced: summary?.replaced ?? null,
    format: summary?.format ?? summary?.statements?.format ?? null,
    statements: summary?.statements?.statements.map(wireStatementFound) ?? null,
    problem,
  };
}

export function wirePreview({ totals, columns: found, errors, objection, ...preview }: ObjectedPreview): api.ReceivablesPreview {
  return {
    ...preview,
    sheets: [...preview.sheets],
    columns: found.map((column) => ({ ...column, values: column.values.map((value) => ({ ...value })) })),
    totals: Object.entries(totals).flatMap(([currency, minor]) =>
      isCurrency(currency) ? [{ amount: formatAmount({ minor, currency }), currency }] : [],
    ),
    errors: errors.map((error) => ({ ...error })),
    knownColumns: [...columns],
    objection: objection && { code: objection.reason, message: objection.message },
  };
}

export function wireJudgeRun({ run, by }: JudgeRunView): api.JudgeRunWire {
  const { id, state, startedAt, finishedAt, events, eventsTotal, verdict, problem } = run;
  return {
    ...{ id, by, state, events, eventsTotal, problem },
    startedAt: wireInstant(startedAt),
    finishedAt: maybe(finishedAt),
    verdict: verdict?.verdict ?? null,
    violations: countOf(verdict?.violations, verdict?.found),
    remarks: countOf(verdict?.remarks, verdict?.found),
  };
}

export function wireJudgeRunDetail(view: JudgeRunView, rules: JudgeDesk['rules']): api.JudgeRunDetail {
  const { verdict } = view.run;
  return {
    ...wireJudgeRun(view),
    rules: rules.map((rule) => ({ ...rule, checked: verdict?.checked[rule.id] ?? 0, found: verdict?.found[rule.id] ?? 0 })),
    found: [...(verdict?.violations ?? []), ...(verdict?.remarks ?? [])].map(({ rule, proof, message }) => ({
      rule,
      message,
      proof: [...proof],
    })),
  };
}

export function wireUser({ createdAt, ...user }: UserView): api.UserWire {
  return { ...user, createdAt: wireInstant(createdAt) };
}

export function wireApiKey({ createdAt, lastUsedAt, ...key }: ApiKeyView): api.ApiKeyWire {
  return { ...key, createdAt: wireInstant(createdAt), lastUsedAt: maybe(lastUsedAt) };
}

/** As many as were found, also where only the first of them are listed. */
function countOf(listed: readonly { readonly rule: string }[] = [], found: Readonly<Record<string, number>> = {}): number {
  return [...new Set(listed.map(({ rule }) => rule))].reduce((sum, rule) => sum + (found[rule] ?? 0), 0);
}

function maybe(at: number | null): string | null {
  return at === null ? null : wireInstant(at);
}
