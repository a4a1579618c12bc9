import { systemTimers } from '../adapters/system/system-clock.ts';
import type { Trunk } from '../dialer/model.ts';
import type { Logger } from '../kernel/log.ts';
import { trunkSettings } from './asterisk-settings.ts';
import type { OpenInstallation } from './open-installation.ts';

/** Tells Asterisk, which was started with `known`, of trunks that are added, or lead elsewhere, while it runs. Returns how to stop following. */
export function followTrunks(
  { tools, journal }: OpenInstallation,
  known: readonly Trunk[],
  reload: (trunks: readonly Trunk[]) => Promise<void>,
  log: Logger,
): () => void {
  let told = JSON.stringify(known.map(trunkSettings));
  let seq = 0;
  let following = Promise.resolve();
  const look = async () => {
    const moved = await journal.read({ after: seq, limit: 1000, types: ['trunk_added', 'trunk_changed'] });
    const last = moved.at(-1);
    if (!last) return;
    seq = last.seq;
    const trunks = await tools.work.run((tx) => tools.trunks.all(tx));
    const now = JSON.stringify(trunks.map(trunkSettings));
    if (now !== told) await reload(trunks);
    told = now;
  };
  let expected = false;
  const follow = () => {
    if (expected) return;
    expected = true;
    systemTimers.after(gatherMs, lookNow);
  };
  const lookNow = () => {
    expected = false;
    following = following.then(look).catch((err: unknown) => log.error({ err }, 'Asterisk was not told of a trunk'));
  };
  lookNow();
  return journal.onAppend(follow, ['trunk_added']);
}

/** The journal grows by hundreds of lines a second while calls run; a new trunk may wait so long. */
const gatherMs = 200;
