import type { CallFacts, FlowEffect, FlowInput, Say } from '../../src/flow/session.ts';

/** A step of a call as it looks from outside: what was put in, what came out, and the names of the nodes that were entered. */
export type SeenStep = {
  readonly input: FlowInput;
  readonly effects: readonly FlowEffect[];
  readonly entered: readonly string[];
};

export type Seen = {
  readonly facts: CallFacts;
  readonly nodes: number;
  /** The words of a prompt, with its places left empty, in the language that is spoken. */
  readonly wordsOf: (say: Say) => string;
};

/**
 * Judges a call by what came out of it, in ignorance of how flows are proved: who was verified is known from the answers of the identity
 * check alone, what is about the debt from the values of the facts and from words of its own. Returns what was wrong, a sentence each.
 */
export function judgeEffects({ facts, nodes, wordsOf }: Seen, steps: readonly SeenStep[]): string[] {
  const wrong: string[] = [];
  const secrets = secretsOf(facts);
  let verified = false;
  let locked = false;
  let announced = false;
  let checking = false;
  let sensitive: string | null = null;
  let unasked = 0;
  for (const { input, effects, entered } of steps) {
    if (input.type === 'identity' && checking) verified ||= input.outcome === 'match';
    unasked = isDebtors(input) ? 0 : unasked;
    unasked += entered.length;
    if (unasked > nodes) wrong.push(`${unasked} nodes were entered while the debtor did nothing`);
    for (const effect of effects) {
      const heard = heardIn(effect);
      const told = heard.flatMap((say) => [...tellings(say, secrets), ...telling(wordsOf(say))]);
      if (told.length > 0 && !verified) wrong.push(`${effect.do} tells of the debt to nobody in particular: ${told.join(', ')}`);
      if (told.length > 0 && effect.do === 'leave_message') wrong.push(`a machine is told of the debt: ${told.join(', ')}`);
      if (effect.do === 'call_webhook' && !verified)
        for (const [name, value] of Object.entries(effect.data))
          if (secrets.has(String(value))) wrong.push(`a program outside is told ${name} = ${value}`);
      if (!verified && isAboutDebt(effect)) wrong.push(`${effect.do} though nobody was verified`);
      announced ||= heard.some((say) => /nahráv|nahraj|nahrán|record/i.test(wordsOf(say)));
      if ((effect.do === 'record_call' || effect.do === 'record') && !announced)
        wrong.push(`${effect.do} without a word about it`);
      if (effect.do === 'lock_verification') locked = true;
      else if (locked && effect.do === 'check_identity') wrong.push('somebody is identified after the line was drawn');
      if (
        effect.do === 'ask' &&
        effect.gather.maxDigits > 1 &&
        heard.some((say) => /\bPIN\b/.test(wordsOf(say))) &&
        !effect.gather.sensitive
      )
        sensitive = 'a secret is asked for and not masked';
      checking = effect.do === 'check_identity' || (checking && !('say' in effect) && effect.do === 'set_result');
    }
    if (sensitive !== null && input.type === 'keyed') wrong.push(sensitive);
    sensitive = sensitive !== null && input.type === 'keyed' ? null : sensitive;
  }
  return wrong;
}

/** Values that only the debtor may learn, as they would stand in an effect. Today's date and the times for a call-back are none. */
function secretsOf({
  totalMinor,
  daysPastDue,
  brokenPromises,
  receivables,
  promise,
  today,
  callbackSlots,
}: CallFacts): Set<string> {
  const dates = [...receivables.flatMap(({ due, issued }) => [due, issued ?? due]), ...(promise ? [promise.date] : [])];
  const known = new Set([today, ...callbackSlots.map(({ date }) => date)]);
  return new Set([
    String(totalMinor),
    String(daysPastDue),
    String(brokenPromises),
    ...receivables.flatMap(({ amountMinor, variableSymbol }) => [
      String(amountMinor),
      ...(variableSymbol ? [variableSymbol] : []),
    ]),
    ...dates.filter((date) => !known.has(date)),
  ]);
}

function tellings({ prompt, values }: Say, secrets: ReadonlySet<string>): string[] {
  return Object.entries(values).flatMap(([place, value]) => {
    if (value.kind === 'money') return [`${prompt} says an amount (${place})`];
    const spoken = value.kind === 'date' ? value.date : value.kind === 'digits' ? value.digits : '';
    const said = value.kind === 'integer' ? String(value.value) : spoken;
    return secrets.has(said) ? [`${prompt} says ${place} = ${said}`] : [];
  });
}

function telling(words: string): string[] {
  const word = /dluh|dluž|splatn|pohledáv|upomín|nezaplacen|faktur|\bowe|debt|unpaid|overdue|invoice/i.exec(words)?.[0];
  return word ? [`the word "${word}"`] : [];
}

function isAboutDebt(effect: FlowEffect): boolean {
  if (effect.do === 'request_follow_up') return !effect.template.startsWith('neutral');
  if (effect.do === 'set_result') return effect.result.startsWith('rpc_');
  return ['register_promise', 'accept_plan', 'open_dispute', 'claim_paid', 'record_hardship'].includes(effect.do);
}

/** What the person on the line hears; the agent's whisper is not among it. */
function heardIn(effect: FlowEffect): readonly Say[] {
  if (effect.do === 'transfer') return [effect.hold];
  return 'say' in effect ? effect.say : [];
}

/** Whether somebody on the line did something. */
function isDebtors({ type }: FlowInput): boolean {
  return type === 'keyed' || type === 'cancelled' || type === 'identity_part' || type === 'identity' || type === 'recorded';
}
