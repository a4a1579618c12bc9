import type { Actor } from '../../journal/event.ts';
import { accept, type Refusal, type Result, refuse } from '../../kernel/result.ts';
import type { DocumentRef } from '../events.ts';
import type { PublishedDocument } from './model.ts';
import type { PlannerTools } from './planner-tools.ts';

/** `changed`: false when it was published already. `replaced`: the version that receivables entered until now. */
export type Publication = DocumentRef & { readonly changed: boolean; readonly replaced: string | null };

/**
 * From now on receivables enter this version; those that run keep theirs until somebody migrates them. Every case is looked at again, in
 * chunks, since any may concern it. What it says was proved before.
 */
export async function publishDocument(
  tools: Pick<PlannerTools, 'work' | 'documents' | 'settings' | 'journal' | 'clock'>,
  actor: Actor,
  document: Pick<PublishedDocument, 'kind' | 'name' | 'version' | 'source'>,
): Promise<Publication> {
  const { kind, name, version } = document;
  return tools.work.run(async (tx) => {
    const standing = (await tools.documents.list(tx)).find(
      (each) => each.kind === kind && each.name === name && each.state === 'published',
    );
    if (standing?.version === version) return { kind, name, version, changed: false, replaced: null };
    const at = tools.clock.now().epochMilliseconds;
    if (standing) await tools.documents.retire(tx, standing, at, actor);
    await tools.documents.publish(tx, document, at, actor);
    await tools.settings.setSweep(tx, { after: null });
    const replaces = standing?.version ?? null;
    await tools.journal.append(tx, actor, [{ type: 'strategy_published', subject: {}, data: { kind, name, version, replaces } }]);
    return { kind, name, version, changed: true, replaced: replaces };
  });
}

/** Nothing enters this version any more; what runs in it goes on to its end. */
export async function retireDocument(
  tools: Pick<PlannerTools, 'work' | 'documents' | 'journal' | 'clock'>,
  actor: Actor,
  { kind, name, version }: DocumentRef,
): Promise<Result<DocumentRef, Refusal<'not_published'>>> {
  return tools.work.run(async (tx) => {
    const known = (await tools.documents.list(tx)).find(
      (each) =>
        each.kind === kind && each.name === name && (each.version === version || version === '') && each.state === 'published',
    );
    if (!known) return refuse('not_published', `${name}${version && `@${version}`} is not published, so nothing enters it`);
    const ref = { kind, name, version: known.version };
    await tools.documents.retire(tx, ref, tools.clock.now().epochMilliseconds, actor);
    await tools.journal.append(tx, actor, [{ type: 'strategy_retired', subject: {}, data: ref }]);
    return accept(ref);
  });
}
