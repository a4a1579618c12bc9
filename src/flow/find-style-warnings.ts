import type { Language } from '../kernel/country.ts';
import type { Place } from '../kernel/place.ts';
import type { FlowDocument } from './document.ts';
import { findPath } from './find-path.ts';
import type { FlowWarning } from './flow-problem.ts';
import { findKeyBeforeOption, keysNamedIn } from './key-words.ts';
import type { LinkedNode } from './link-nodes.ts';
import { placeKind } from './places-of.ts';
import type { Prompt, PromptBook } from './prompt-book.ts';
import { speakingTimeMs } from './speaking-time.ts';

type Nodes = ReadonlyMap<string, LinkedNode>;
type Spoken = { readonly language: Language; readonly key: string; readonly prompt: Prompt };

/** Keys that mean the same in every menu, and do not count as choices: again, stop, an agent, back. */
const customary = new Set(['8', '9', '0', '*', '#']);
const mostChoices = 5;
const longMenuMs = 40_000;

/** What a careful author would do differently. The flow is proved nevertheless. */
export function findStyleWarnings(document: FlowDocument, nodes: Nodes, books: readonly PromptBook[]): FlowWarning[] {
  const spoken = books.filter(({ language }) => document.languages.includes(language));
  const menus = [...nodes.values()].filter(({ type }) => type === 'menu');
  return [
    ...menus.flatMap((menu) => [...choicesOf(menu), ...lengthOf(menu, spoken), ...repeatOf(menu, nodes)]),
    ...wordsOf(menus, [...nodes.values()], spoken),
    ...[...nodes.values()].flatMap((node) => [...repeatedAfter(node, nodes), ...endsSilently(node, nodes)]),
    ...unusedPrompts(document, nodes, spoken),
  ];
}

function choicesOf({ name, outlets, source }: LinkedNode): FlowWarning[] {
  const choices = Object.keys(outlets).filter((key) => /^[0-9]$/.test(key) && !customary.has(key));
  if (choices.length <= mostChoices) return [];
  return [
    warning(
      'many_choices',
      `node ${name} offers ${choices.length} choices`,
      'Nobody keeps more than five in mind: divide it',
      source.at,
    ),
  ];
}

function lengthOf(menu: LinkedNode, books: readonly PromptBook[]): FlowWarning[] {
  const longest = promptsOf(menu, books)
    .map(({ use, language, key, prompt }) => ({
      key,
      language,
      prompt,
      takes: speakingTimeMs(language, prompt, (place) => placeKind(use, place)?.kind),
    }))
    .toSorted((a, b) => b.takes - a.takes)[0];
  if (!longest || longest.takes <= longMenuMs) return [];
  const { key, language, takes, prompt } = longest;
  const message = `the menu ${key} (${language}) takes about ${Math.round(takes / 1000)} s to say`;
  return [warning('long_menu', message, 'Say the rarer choices in a second menu', prompt.at)];
}

function repeatOf({ name, outlets, on, source }: LinkedNode, nodes: Nodes): FlowWarning[] {
  const keys = Object.keys(outlets).filter((outlet) => outlets[outlet]?.keyed);
  if (keys.filter((key) => !customary.has(key)).length < 3) return [];
  const unkeyed = ({ from, outlet }: { from: string; outlet: string }) => !nodes.get(from)?.outlets[outlet]?.keyed;
  const leadsBack = (to = '') => to === name || findPath(nodes, to, name, unkeyed) !== undefined;
  const { repeat } = Object(source.options) as { repeat?: unknown };
  if (repeat !== undefined || keys.some((key) => leadsBack(on[key]))) return [];
  return [warning('no_repeat_key', `node ${name} has no key to hear it again`, 'Offer 8 for it, like in other menus', source.at)];
}

function wordsOf(menus: readonly LinkedNode[], all: readonly LinkedNode[], books: readonly PromptBook[]): FlowWarning[] {
  const orders = distinct(menus.flatMap((menu) => promptsOf(menu, books))).filter(({ language, prompt }) => {
    const keys = keysNamedIn(language, prompt.text);
    const choices = keys.filter((key) => !customary.has(key));
    return choices.join() !== keys.slice(0, choices.length).join() || choices.join() !== choices.toSorted().join();
  });
  const prompts = distinct(all.flatMap((node) => promptsOf(node, books)));
  return [
    ...orders.map(({ language, key, prompt }) =>
      warning(
        'key_order',
        `${key} (${language}) names its keys out of order`,
        'Begin with 1; 8, 9, 0 and * come last',
        prompt.at,
      ),
    ),
    ...prompts.flatMap(({ language, key, prompt }) => {
      const sentence = findKeyBeforeOption(language, prompt.text);
      const message = `${key} (${language}) names the key before what it is for: "${sentence}"`;
      return sentence ? [warning('key_before_option', message, 'Say what it is for, then the key', prompt.at)] : [];
    }),
  ];
}

function repeatedAfter({ name, type, node, on }: LinkedNode, nodes: Nodes): FlowWarning[] {
  const said = type === 'say' ? node.prompts[0]?.prompt : undefined;
  return Object.values(on).flatMap((to) => {
    const next = nodes.get(to);
    if (said === undefined || to === name || next?.type !== 'say' || next.node.prompts[0]?.prompt !== said) return [];
    return [
      warning('repeated_prompt', `node ${to} says ${said}, which node ${name} has just said`, 'Leave one out', next.source.at),
    ];
  });
}

/** A call that ends without a word seems broken; after words, an agent or a machine it does not. */
function endsSilently({ name, type, on, node, source }: LinkedNode, nodes: Nodes): FlowWarning[] {
  if (node.prompts.length === 0 || type === 'say' || type === 'voicemail') return [];
  return Object.entries(on).flatMap(([outlet, to]) => {
    const silent = ({ from }: { from: string }) => nodes.get(from)?.node.prompts.length === 0;
    const ends = [...nodes.values()].filter((each) => each.type === 'hangup');
    const reached = ends.some((end) => end.name === to || (silent({ from: to }) && findPath(nodes, to, end.name, silent)));
    if (outlet === 'completed' || !reached) return [];
    const at = source.on.find((way) => way.outlet === outlet)?.at ?? source.at;
    return [
      warning('silent_end', `after ${outlet} of node ${name} the call ends without a word`, 'Say goodbye before hangup', at),
    ];
  });
}

/** Prompts are shared between flows; one that is named after a flow belongs to it. */
function unusedPrompts({ name, apology }: FlowDocument, nodes: Nodes, [book]: readonly PromptBook[]): FlowWarning[] {
  const said = new Set([apology, ...[...nodes.values()].flatMap(({ node }) => node.prompts.map(({ prompt }) => prompt))]);
  return [...(book?.prompts ?? [])]
    .filter(([key]) => key.startsWith(`${name}-`) && !said.has(key))
    .map(([key, { at }]) =>
      warning('unused_prompt', `${key} is named after this flow, which does not say it`, 'Say it or delete it', at),
    );
}

function promptsOf({ node }: LinkedNode, books: readonly PromptBook[]) {
  return books.flatMap(({ language, prompts }) =>
    node.prompts.flatMap((use) => {
      const prompt = prompts.get(use.prompt);
      return prompt ? [{ use, language, key: use.prompt, prompt }] : [];
    }),
  );
}

function distinct(prompts: readonly Spoken[]): Spoken[] {
  return [...new Map(prompts.map((one) => [`${one.language} ${one.key}`, one])).values()];
}

function warning(code: FlowWarning['code'], message: string, remedy: string, at: Place): FlowWarning {
  return { code, message, remedy, at };
}
