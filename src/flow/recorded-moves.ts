/** Lines of the journal that tell of one call, in their order; others may stand between them. */
export type RecordedLine = { readonly type: string; readonly data: object };

/** What happened between two transitions of a call, and where the second one led. Keys that identify somebody are `•` each. */
export type RecordedMove = {
  readonly heard: readonly string[];
  readonly keys: { readonly keys: string; readonly count: number } | null;
  /** How the identity check came out; `locked` counts as `unknown`. */
  readonly identity: 'match' | 'no_match' | 'unknown' | null;
  readonly transfer: 'completed' | 'nobody' | 'failed' | null;
  /** How a program outside answered; `outlet` undefined where the journal does not tell by which way the call went on. */
  readonly webhook: { readonly outcome: 'answered' | 'failed'; readonly outlet: string | null | undefined } | null;
  /** Words of the debtor were recorded and kept. */
  readonly recorded: boolean;
  /** Whether a keyed customer number led to somebody. */
  readonly found: boolean | null;
  readonly arrived: { readonly node: string; readonly visit: number; readonly verified: boolean; readonly resumed: boolean };
};

/** The moves of a call, and what was heard after the last of them. */
export type RecordedCall = {
  readonly moves: readonly RecordedMove[];
  readonly heardLast: readonly string[];
  /** Visits of the nodes from which on the call itself was recorded. */
  readonly recordedFrom: ReadonlySet<number>;
  /** What the call came to; null where the journal does not say, as of one that is still up. */
  readonly result: string | null;
};

/** Reads a call's journal into its moves. Lines that tell nothing of the way through the flow are passed over. */
export function recordedMoves(lines: readonly RecordedLine[]): RecordedCall {
  const moves: RecordedMove[] = [];
  const recordedFrom = new Set<number>();
  let gathered = nothing();
  let result: string | null = null;
  for (const { type, data } of lines) {
    const told = data as Told;
    if (type === 'prompt_heard') gathered.heard.push(String(told.prompt));
    if (type === 'keys_pressed') gathered.keys = { keys: String(told.keys), count: Number(told.count) };
    if (type === 'identity_checked') gathered.identity = identityOf(told.outcome);
    if (type === 'transfer_ended') gathered.transfer = transferOf(told.outcome);
    if (type === 'webhook_called') gathered.webhook = webhookOf(told);
    if (type === 'recording_made' && told.purpose === 'call') recordedFrom.add(Number(told.visit));
    if (type === 'recording_made' && told.purpose !== 'call') gathered.recorded = true;
    if (type === 'caller_looked_up') gathered.found = told.found === true;
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
  return { moves, heardLast: gathered.heard, recordedFrom, result };
}

type Told = Readonly<Record<string, unknown>>;

function nothing() {
  return {
    heard: [] as string[],
    keys: null as RecordedMove['keys'],
    identity: null as RecordedMove['identity'],
    transfer: null as RecordedMove['transfer'],
    webhook: null as RecordedMove['webhook'],
    recorded: false,
    found: null as RecordedMove['found'],
  };
}

function identityOf(outcome: unknown): RecordedMove['identity'] {
  return outcome === 'match' || outcome === 'no_match' ? outcome : 'unknown';
}

function webhookOf({ outcome, outlet }: Told): RecordedMove['webhook'] {
  const known = outlet === null || typeof outlet === 'string' ? outlet : undefined;
  return { outcome: outcome === 'answered' ? 'answered' : 'failed', outlet: known };
}

function transferOf(outcome: unknown): RecordedMove['transfer'] {
  return outcome === 'completed' || outcome === 'nobody' ? outcome : 'failed';
}
