import { parse } from 'yaml';
import { z } from 'zod';
import { countries } from '../kernel/country.ts';
import { accept, type Refusal, type Result, refuse } from '../kernel/result.ts';
import type { RuleChange } from './events.ts';
import type { JurisdictionPack } from './pack.ts';
import { templatePacks } from './packs/central-europe.ts';
import { type RuleSetting, ruleSettings } from './rule-settings.ts';

/** The packs as an operator's file leaves them, and what it changes. */
export type OperatorRules = {
  readonly packs: readonly JurisdictionPack[];
  readonly templates: readonly string[];
  readonly tightened: readonly RuleChange[];
  readonly loosened: readonly (RuleChange & { readonly reason: string })[];
};

const codes = countries.map((country) => country.toLowerCase());
const settings = z.record(z.string(), z.unknown()).nullable();
const file = z
  .strictObject({ templates: z.array(z.string()).optional(), packs: z.record(z.string(), settings).optional() })
  .nullable();
const reasoned = z.strictObject({ value: z.unknown(), reason: z.string().trim().min(1) });

/**
 * Reads an operator's rules (YAML) over the packs: values for `all` countries, which only tighten (of each the stricter holds, of hours those
 * of both), and values for one, which may loosen where they give a reason. `version` marks the editions that it changed. Pure; refused with the
 * place of whatever is wrong, and then none of it holds.
 */
export function operatorRules(
  text: string,
  packs: readonly JurisdictionPack[],
  version: string,
): Result<OperatorRules, Refusal<'bad_gate_rules' | 'loosens_without_reason'>> {
  const read = readFile(text);
  if (!read.ok) return read;
  const { templates = [], packs: wishes = {} } = read.value;
  const missing = templates.find((name) => !templatePacks[name]);
  if (missing !== undefined)
    return refuse(
      'bad_gate_rules',
      `templates: there is none called "${missing}", only ${Object.keys(templatePacks).join(', ')}`,
    );
  const stranger = Object.keys(wishes).find((name) => name !== 'all' && !codes.includes(name));
  if (stranger !== undefined) return refuse('bad_gate_rules', `packs.${stranger}: write all, ${codes.join(', ')}`);

  const tightened: RuleChange[] = [];
  const loosened: OperatorRules['loosened'][number][] = [];
  const changed: JurisdictionPack[] = [];
  for (const pack of packs) {
    let ours = pack;
    const code = pack.country.toLowerCase();
    for (const name of ['all', code])
      for (const [key, written] of Object.entries(wishes[name] ?? {})) {
        const set = setOne(ours, `packs.${name}.${key}`, key, written, name === 'all');
        if (!set.ok) return set;
        if (set.value === null) continue;
        ours = set.value.pack;
        const { change, reason } = set.value;
        const line = { pack: code, ...change };
        if (reason === null) tightened.push(line);
        else loosened.push({ ...line, reason });
      }
    changed.push(ours === pack ? pack : { ...ours, edition: `${pack.edition}+${version}` });
  }
  return accept({
    packs: [...changed, ...templates.flatMap((name) => templatePacks[name] ?? [])],
    templates,
    tightened,
    loosened,
  });
}

type Set = {
  readonly pack: JurisdictionPack;
  readonly change: Omit<RuleChange, 'pack'>;
  /** Of one that loosens. */
  readonly reason: string | null;
};

/** Null: it changes nothing. */
function setOne(
  pack: JurisdictionPack,
  place: string,
  key: string,
  written: unknown,
  onlyTightens: boolean,
): Result<Set | null, Refusal<'bad_gate_rules' | 'loosens_without_reason'>> {
  const setting: RuleSetting | undefined = ruleSettings.find(({ name }) => name === key);
  if (!setting)
    return refuse(
      'bad_gate_rules',
      `${place}: there is no such value; there are ${ruleSettings.map(({ name }) => name).join(', ')}`,
    );
  const withReason = reasoned.safeParse(written);
  const reason = withReason.success ? withReason.data.reason : null;
  const [from, wished] = [setting.of(pack), setting.read(withReason.success ? withReason.data.value : written, pack)];
  if (wished === undefined) return refuse('bad_gate_rules', `${place}: write ${setting.form}`);
  const to = onlyTightens ? setting.both(from, wished) : wished;
  if (setting.isNoLaxer(from, to) && setting.isNoLaxer(to, from)) return accept(null);
  const tightens = setting.isNoLaxer(to, from);
  const change = { value: key, from: setting.show(from), to: setting.show(to) };
  if (!tightens && reason === null)
    return refuse(
      'loosens_without_reason',
      `${place} loosens "${change.from}" (pack ${pack.edition}) to "${change.to}": write { value: …, reason: … }, or leave it`,
    );
  const source = `Set by the operator${reason === null ? '' : `: ${reason}`}`;
  return accept({ pack: setting.put(pack, to, source), change, reason: tightens ? null : reason });
}

function readFile(text: string): Result<NonNullable<z.infer<typeof file>>, Refusal<'bad_gate_rules'>> {
  let document: unknown;
  try {
    document = parse(text);
  } catch (error) {
    return refuse('bad_gate_rules', `no YAML: ${(error as Error).message.split('\n')[0]}`);
  }
  const read = file.safeParse(document ?? null);
  if (read.success) return accept(read.data ?? {});
  const [issue] = read.error.issues;
  return refuse('bad_gate_rules', `${issue?.path.join('.') || 'the file'}: ${issue?.message}`);
}
