import type { Language } from '../kernel/country.ts';
import type { CompiledFlow } from './compile.ts';
import { sceneOf } from './scene-of.ts';
import type { CallFacts, Say } from './session.ts';
import { startSession } from './start-session.ts';

/**
 * Everything that this call can say as far as the facts are known before it, each once: to be rendered and checked before the dial. Only
 * what the debtor keys in (the read-back of a keyed date, `collected.…`) is not among it. Where the debtor may choose another language,
 * also all of it in that one (with `language`). Throws as `startSession` does.
 */
export function promptsOf(flow: CompiledFlow, facts: CallFacts, language: Language): Say[] {
  const offered = [...flow.nodes.values()].flatMap(({ node }) => node.speaks);
  const says = [language, ...new Set(offered)]
    .filter((spoken) => flow.languages.includes(spoken))
    .flatMap((spoken) =>
      saysIn(flow, facts, spoken).map((say) => (spoken === language || say.language ? say : { ...say, language: spoken })),
    );
  const own = says.map((say) => (say.language === language ? { prompt: say.prompt, values: say.values } : say));
  const known = own.filter(({ values }) => !Object.keys(values).some((place) => place.startsWith('collected.')));
  return [...new Map(known.map((say) => [JSON.stringify(say), say])).values()];
}

function saysIn(flow: CompiledFlow, facts: CallFacts, language: Language): Say[] {
  const session = startSession(flow, facts, language);
  const says = [...flow.nodes.values()].flatMap((node) => node.node.says(sceneOf(flow, session, node)));
  const [first] = flow.nodes.values();
  return first ? [...says, sceneOf(flow, session, first).say(flow.apology)] : says;
}
