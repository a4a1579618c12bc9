import type { Actor } from '../journal/event.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { Tx } from '../kernel/transaction.ts';
import type { DialerTools } from './dialer-tools.ts';
import type { FlowRef, FlowVersions } from './ports.ts';

export type FlowTools = Pick<DialerTools, 'work' | 'journal' | 'clock' | 'campaigns'> & { readonly versions: FlowVersions };

/** `changed`: false when it was published already. `replaced`: the version that new calls used until now. */
export type Publication = { readonly changed: boolean; readonly replaced: string | null };

/** From now on new calls of the flow's name use this version; calls that are up keep theirs. What it says must be kept before. */
export async function publishFlow(tools: FlowTools, tx: Tx, actor: Actor, flow: FlowRef): Promise<Publication> {
  const standing = (await tools.versions.all(tx)).find(({ name, state }) => name === flow.name && state === 'published');
  if (standing?.version === flow.version) return { changed: false, replaced: null };
  const at = tools.clock.now().epochMilliseconds;
  if (standing) await tools.versions.retire(tx, standing, at, actor);
  await tools.versions.publish(tx, flow, at, actor);
  const replaces = standing?.version ?? null;
  const data = { flow: flow.name, version: flow.version, replaces };
  await tools.journal.append(tx, actor, [{ type: 'flow_published', subject: {}, data }]);
  return { changed: true, replaced: replaces };
}

/** No new call uses this version any more; calls that are up keep it. Refused while a running campaign would be left without words. */
export async function retireFlow(
  tools: FlowTools,
  actor: Actor,
  flow: FlowRef,
): Promise<Result<FlowRef, Refusal<'not_published' | 'flow_in_use'>>> {
  return tools.work.run(async (tx) => {
    const known = (await tools.versions.all(tx)).filter(({ name }) => name === flow.name);
    const wanted = known.find(({ version }) => version === flow.version);
    if (wanted?.state !== 'published')
      return refuse('not_published', `${flow.name}@${flow.version.slice(0, 12)} is not published, so no new call uses it`);
    const running = (await tools.campaigns.inState(tx, 'running')).filter((campaign) => campaign.flow === flow.name);
    if (running.length > 0) {
      const names = running.map(({ name }) => `"${name}"`).join(', ');
      return refuse('flow_in_use', `${flow.name} speaks for ${names}: publish another version of it, or stop what uses it`);
    }
    await tools.versions.retire(tx, flow, tools.clock.now().epochMilliseconds, actor);
    const data = { flow: flow.name, version: flow.version };
    await tools.journal.append(tx, actor, [{ type: 'flow_retired', subject: {}, data }]);
    return accept({ name: flow.name, version: flow.version });
  });
}
