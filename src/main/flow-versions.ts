import type { FlowDesk, FlowFiles, FlowState, ReadFlow } from '../cli/flow-desk.ts';
import type { FlowLibrary, FlowRef, FlowVersion } from '../dialer/ports.ts';
import { type FlowTools, publishFlow, retireFlow } from '../dialer/publish-flow.ts';
import type { CompiledFlow } from '../flow/compile.ts';
import type { FlowSide } from '../flow/diff-flows.ts';
import type { JournalReader } from '../journal/ports.ts';
import { Fault } from '../kernel/fault.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';

export type PublishedFlows = FlowLibrary & FlowDesk & { close(): void };

/**
 * The flows that new calls use: what was published, whatever the files say since. An installation that has never published anything
 * publishes the flows of its folder. What another process publishes is what the next call uses; for all else
 * it is heard of within a moment.
 */
export async function openPublishedFlows(
  tools: FlowTools,
  files: FlowFiles,
  journal: Pick<JournalReader, 'onAppend'>,
): Promise<PublishedFlows> {
  const proved = new Map<string, CompiledFlow>();
  let published = new Map<string, string>();

  const load = async () => {
    const all = await tools.work.run((tx) => tools.versions.all(tx));
    published = new Map(all.flatMap(({ name, version, state }) => (state === 'published' ? [[name, version]] : [])));
    return all;
  };

  function version(name: string, wanted: string): CompiledFlow | undefined {
    const key = `${name}@${wanted}`;
    const flow = proved.get(key) ?? keptFlow(files, name, wanted);
    if (flow) proved.set(key, flow);
    return flow;
  }

  function read(what: string): Result<FlowSide> {
    return isFile(what) ? files.read(what) : kept(what, files.kept);
  }

  function keep(what: string): Result<FlowSide> {
    return isFile(what) ? files.keep(what) : kept(what, files.keptAndProved);
  }

  function kept(what: string, look: FlowFiles['kept']): Result<FlowSide> {
    const ref = refOf(what);
    if (!ref.ok) return ref;
    return look(ref.value.name, ref.value.version) ?? refuse('unknown_version', `nothing is kept of ${what}`);
  }

  function refOf(what: string): Result<FlowRef> {
    const [name = '', prefix] = what.split('@');
    const standing = published.get(name);
    if (prefix === undefined)
      return standing ? accept({ name, version: standing }) : refuse('unknown_flow', noFlow(name, [...published.keys()]));
    const matching = files.keptVersions(name).filter((kept) => prefix !== '' && kept.startsWith(prefix));
    const [only] = matching;
    if (only !== undefined && matching.length === 1) return accept({ name, version: only });
    const message = only ? `${what} could be ${matching.join(' or ')}: write more of it` : `there is no version ${what}`;
    return refuse('unknown_version', `${message}. \`dovolat flow list\` names all`);
  }

  const opened: PublishedFlows = {
    names: () => [...published.keys()].sort(),
    published: (name) => {
      const standing = published.get(name);
      return standing === undefined ? undefined : version(name, standing);
    },
    current: async (tx, name) => {
      const all = await tools.versions.all(tx);
      const standing = all.find((each) => each.name === name && each.state === 'published');
      return standing && version(name, standing.version);
    },
    version,
    read,
    keep,
    list: async () => listOf(await load(), files),
    publish: async (what, actor) => {
      const kept = keep(what);
      if (!kept.ok) return kept;
      const { name, version } = kept.value.flow;
      const publication = await tools.work.run((tx) => publishFlow(tools, tx, actor, { name, version }));
      await load();
      return accept({ name, version, ...publication });
    },
    retire: async (what, actor) => {
      const ref = refOf(what);
      const retired = ref.ok ? await retireFlow(tools, actor, ref.value) : ref;
      await load();
      return retired;
    },
    close: journal.onAppend(() => void load().catch(() => undefined), ['flow_published', 'flow_retired']), // the next news, or a restart, tells
  };
  if ((await load()).length === 0) await publishFolder(tools, files);
  await load();
  return opened;
}

/** All or nothing: a start that dies in between begins again. */
async function publishFolder(tools: FlowTools, files: FlowFiles): Promise<void> {
  const whole = files.files().flatMap((file) => {
    const kept = files.keep(file);
    return kept.ok ? [kept.value.flow] : [];
  });
  await tools.work.run(async (tx) => {
    if ((await tools.versions.all(tx)).length > 0) return; // another process was first
    for (const { name, version } of whole) await publishFlow(tools, tx, 'system', { name, version });
  });
}

function keptFlow(files: FlowFiles, name: string, version: string): CompiledFlow | undefined {
  const kept = files.kept(name, version);
  if (!kept || kept.ok) return kept?.value.flow;
  throw new Fault('flow_refused', `The flow ${name}@${version} cannot be called by this program:\n${kept.message}`, {
    kind: 'misconfigured',
    remedy: `Correct its file, then run: dovolat flow publish FILE`,
  });
}

function listOf(versions: readonly FlowVersion[], files: FlowFiles): FlowState[] {
  const drafts = files.files().map((file) => ({ file, read: files.read(file) }));
  const fileOf = (ref: FlowRef) =>
    drafts.find(({ read }) => read.ok && read.value.flow.name === ref.name && read.value.flow.version === ref.version)?.file ??
    null;
  const known = versions.map((each): FlowState => {
    const kept = each.state === 'published' ? files.kept(each.name, each.version) : undefined;
    const trouble = each.state === 'retired' ? 'no new call uses it' : kept ? doubtsAbout(each, kept, files) : 'its file is gone';
    return {
      name: each.name,
      version: each.version,
      state: each.state,
      file: fileOf(each),
      flow: kept?.ok ? kept.value.flow : null,
      since: each.retiredAt ?? each.publishedAt,
      by: each.retiredBy ?? each.publishedBy,
      trouble,
    };
  });
  const isPublished = (ref: FlowRef) =>
    versions.some(({ name, version, state }) => state === 'published' && name === ref.name && version === ref.version);
  const fresh = drafts.flatMap(({ file, read }): FlowState[] => {
    const draft = { state: 'draft', file, since: null, by: null } as const;
    if (!read.ok) return [{ ...draft, ...unreadable(file), flow: null, trouble: read.message }];
    const { flow } = read.value;
    const { name, version } = flow;
    return isPublished(flow)
      ? []
      : [{ ...draft, name, version, flow, trouble: `it is not published: dovolat flow publish ${file}` }];
  });
  return [...known, ...fresh].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** What is published is called as it was proved then; what this program's proof says of it is told. */
function doubtsAbout({ name, version }: FlowRef, kept: ReadFlow, files: FlowFiles): string | null {
  const again = kept.ok ? files.keptAndProved(name, version) : kept;
  return again && !again.ok ? again.message : null;
}

/** A file that cannot be proved has no version; by its name people find it. */
function unreadable(file: string): FlowRef {
  return { name: file.replace(/^.*\//, '').replace(/\.yaml$/, ''), version: '' };
}

function isFile(what: string): boolean {
  return /\.ya?ml$/.test(what) || what.includes('/');
}

function noFlow(name: string, known: readonly string[]): string {
  return `there is no published flow "${name}". Published: ${known.toSorted().join(', ') || 'none'}`;
}
