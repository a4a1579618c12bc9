import { parseArgs } from 'node:util';

export type BenchOptions = {
  /** Calls a second of the run at a fixed rate, and how long it is kept up. */
  readonly rate: number;
  readonly seconds: number;
  readonly ramp: boolean;
  /** The ramp goes no higher. */
  readonly maxRate: number;
  readonly json: boolean;
  /** Only our side, at the fixed rate, under the CPU profiler. */
  readonly profile: boolean;
  /** The dialplan's Asterisk goes before all other work, as ours does where it is permitted. */
  readonly dialplanInRealTime: boolean;
};

export const usage = `usage: npm run bench -- calls [--rate N] [--seconds N] [--no-ramp] [--max-rate N] [--json] [--profile] [--dialplan-real-time]
  --rate N       calls a second of the run at a fixed rate (40)
  --seconds N    how long it is kept up (60)
  --no-ramp      leave out the search for the highest rate at which 99 % complete
  --max-rate N   search no higher than this (400)
  --json         the figures as one line of JSON at the end
  --profile      our side alone, at the fixed rate, with a CPU profile of the controller
  --dialplan-real-time
                 schedule the dialplan's Asterisk before all other work, as ours is`;

/** Reads the arguments. Throws Error that says what is wrong. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      rate: { type: 'string', default: '40' },
      seconds: { type: 'string', default: '60' },
      ramp: { type: 'boolean', default: true },
      'max-rate': { type: 'string', default: '400' },
      json: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      'dialplan-real-time': { type: 'boolean', default: false },
    },
  });
  const { ramp, json, profile, 'dialplan-real-time': dialplanInRealTime } = values;
  return {
    ...{ rate: above0('--rate', values.rate), seconds: above0('--seconds', values.seconds) },
    ...{ maxRate: above0('--max-rate', values['max-rate']), ramp, json, profile, dialplanInRealTime },
  };
}

function above0(name: string, text: string): number {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new Error(`${name} is a number above 0, not ${text}`);
}
