/** One of the two that place the calls. */
export type Side = {
  readonly name: 'ours' | 'dialplan';
  /** What has to be there before the first of `calls` calls is dialled; not counted. */
  prepare(order: CallOrder): Promise<void>;
  /** Places what was prepared, at its rate; resolves when everything is ordered, at the latest when `signal` is aborted. */
  place(order: CallOrder, signal: AbortSignal): Promise<void>;
  /** CPU time so far, in ms. */
  cpu(): SideCpu;
  /** Sound played and sound rendered since `from` (ms since the epoch), in ms. */
  audioSince(from: number): Promise<{ readonly playedMs: number; readonly renderedMs: number }>;
  stop(): Promise<void>;
};

export type CallOrder = { readonly calls: number; readonly perSecond: number };

/** `node`: the controller and everything that it started, Asterisk apart. */
export type SideCpu = { readonly node: number; readonly asterisk: number };
