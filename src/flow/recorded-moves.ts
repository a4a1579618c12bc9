/** Lines of the journal that tell of one call, in their order; others may stand between them. */
export type RecordedLine = { readonly type: string; readonly data: object };

/** What happened between two transitions of a call, and where the second one led. Keys that identify somebody are `•` each. */
export type RecordedMove = {
  readonly heard: readonly string[];
  readonly keys: { readonly keys: string; readonly count: number } | null;
  /** How the identity check came out; `locked` counts as `unknown`. */
  readonly identity: 'match' | 'no_match' | 'unknown' | null;
  readonly transfer: 'completed' | 'nobody' | 'failed' | null;
  readonly arrived: { readonly node: string; readonly visit: number; readonly verified: boolean; readonly resumed: boolean };
};

/** The moves of a call, and what was heard after the last of them. */
export type RecordedCall = {
  readonly moves: readonly RecordedMove[];
  readonly heardLast: readonly string[];
  /** What the call came to; null where the journal does not say, as of one that is still up. */
  readonly result: string | null;
};

/** Reads a call's journal into its moves. Lines that tell nothing of the way through the flow are passed over. */
export function recordedMoves(lines: readonly RecordedLine[]): RecordedCall {
  const moves: RecordedMove[] = [];
  let gathered = nothing();
  let result: string | null = null;
  for (const { type, data } of lines) {
    const told = data as Told;
    if (type === 'prompt_heard') gathered.heard.push(String(told.prompt));
    if (type === 'keys_pressed') gathered.keys = { keys: String(told.keys), count: Number(told.count) };
    if (type === 'identity_checked') gathered.identity = identityOf(told.outcome);
    if (type === 'transfer_ended') gathered.transfer = transferOf(told.outcome);
    if (type === 'attempt_ended' || type === 'inbound_call_ended') result = told.result === null ? null : String(told.result);
    if (type !== 'node_entered') continue;
    const arrived = {
      node: String(told.node),
      visit: Number(told.visit),
      verified: told.verified === true,
      resumed: told.resumed === true,
    };
    moves.push({ ...gathered, arrived });
    gathered = nothing();
  }
  return { moves, heardLast: gathered.heard, result };
}

type Told = Readonly<Record<string, unknown>>;

function nothing() {
  return {
    heard: [] as string[],
    keys: null as RecordedMove['keys'],
    identity: null as RecordedMove['identity'],
    transfer: null as RecordedMove['transfer'],
  };
}

function identityOf(outcome: unknown): RecordedMove['identity'] {
  return outcome === 'match' || outcome === 'no_match' ? outcome : 'unknown';
}

function transferOf(outcome: unknown): RecordedMove['transfer'] {
  return outcome === 'completed' || outcome === 'nobody' ? outcome : 'failed';
}
