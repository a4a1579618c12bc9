import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { shippedRules } from '../gate/adopt-gate-rules.ts';
import { type OperatorRules, operatorRules } from '../gate/operator-rules.ts';
import { centralEuropeanPacks } from '../gate/packs/central-europe.ts';
import { Fault } from '../kernel/fault.ts';

/**
 * The packs as the file of operators leaves them (`gate.yaml` in the data folder; without one, as shipped), and the version of that file.
 * Throws Fault `gate_rules_refused` when the file cannot be understood or loosens without a reason: nothing runs under rules that nobody meant.
 */
export function readGateRules(file: string): { readonly rules: OperatorRules; readonly version: string } {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
  const rules = operatorRules(text, centralEuropeanPacks, hash);
  if (!rules.ok)
    throw new Fault('gate_rules_refused', `The rules in ${file} are refused: ${rules.message}`, {
      kind: 'misconfigured',
      remedy: 'Correct the file (see docs/gate.md) or take it away: then the packs hold as they are shipped.',
    });
  const { templates, tightened, loosened } = rules.value;
  const version = templates.length + tightened.length + loosened.length === 0 ? shippedRules : hash;
  return { rules: rules.value, version };
}
