import type { Language } from '../kernel/country.ts';
import type { CompiledFlow } from './compile.ts';
import { sceneOf } from './scene-of.ts';
import type { CallFacts, Say } from './session.ts';
import { startSession } from './start-session.ts';

/**
 * Everything that this call can say as far as the facts are known before it, each once: to be rendered and checked before the dial. Where
 * the debtor will have keyed something in (`collected.…`), some digit stands for it, so that the words around it are there. Throws as
 * `startSession` does. Where she may choose another language, also all of it in that one (with `language`).
 */
export function promptsOf(flow: CompiledFlow, facts: CallFacts, language: Language): Say[] {
  const offered = [...flow.nodes.values()].flatMap(({ node }) => node.speaks);
  const says = [language, ...new Set(offered)]
    .filter((spoken) => flow.languages.includes(spoken))
    .flatMap((spoken) =>
      saysIn(flow, facts, spoken).map((say) => (spoken === language || say.language ? say : { ...say, language: spoken })),
    );
  const own = says.map((say) => (say.language === language ? { prompt: say.prompt, values: say.values } : say));
  return [...new Map(own.map(withSomeDigit).map((say) => [JSON.stringify(say), say])).values()];
}

function saysIn(flow: CompiledFlow, facts: CallFacts, language: Language): Say[] {
  const session = startSession(flow, facts, language);
  const says = [...flow.nodes.values()].flatMap((node) => node.node.says(sceneOf(flow, session, node)));
  const [first] = flow.nodes.values();
  return first ? [...says, sceneOf(flow, session, first).say(flow.apology)] : says;
}

/** Some digit stands for what will have been keyed in. */
function withSomeDigit(say: Say): Say {
  const values = Object.entries(say.values).map(([place, value]) =>
    value.kind === 'digits' && value.digits === '' ? [place, { ...value, digits: '0' }] : [place, value],
  );
  return { ...say, values: Object.fromEntries(values) };
}
