/** A leg that arrived, as the dialplan hands it over (asterisk-config/pbx/extensions.conf). */
export type Arrival = {
  readonly channel: string;
  /** The endpoint's name, which is the trunk's. */
  readonly trunk: string;
  /** What was called: as in the request, then as in To where that says something else. */
  readonly called: readonly string[];
  /** Null when it is hidden. */
  readonly caller: string | null;
};

/** `args` of Stasis: `inbound`, the user of To, and whether the caller's number may be shown. Null for every other leg. */
export function readArrival(channel: Record<string, unknown>, args: readonly unknown[]): Arrival | null {
  const [what, to, presentation] = args;
  const { id, name } = channel;
  if (what !== 'inbound' || typeof id !== 'string' || typeof name !== 'string') return null;
  const exten = textIn(channel.dialplan, 'exten');
  const number = textIn(channel.caller, 'number');
  const hidden = number === '' || (typeof presentation === 'string' && /^prohib|^unavail/.test(presentation));
  return {
    channel: id,
    trunk: /^PJSIP\/(.+)-[^-]+$/.exec(name)?.[1] ?? '',
    called: [...new Set([exten, String(to ?? '')])].filter((text) => text !== ''),
    caller: hidden ? null : number,
  };
}

/** The same of a leg in the list of channels, which tells with what its application was called: `dovolat,inbound,…`. */
export function readWaiting(channel: Record<string, unknown>): Arrival | null {
  const [, ...args] = textIn(channel.dialplan, 'app_data').split(',');
  return readArrival(channel, args);
}

function textIn(object: unknown, field: string): string {
  const value = typeof object === 'object' && object !== null ? (object as Record<string, unknown>)[field] : undefined;
  return typeof value === 'string' ? value : '';
}
