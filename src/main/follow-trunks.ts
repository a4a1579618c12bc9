import type { Trunk } from '../dialer/model.ts';
import type { Logger } from '../kernel/log.ts';
import type { OpenInstallation } from './open-installation.ts';

/** Tells Asterisk, which was started with `known`, of trunks that are added while it runs. Returns how to stop following. */
export function followTrunks(
  { tools, journal }: OpenInstallation,
  known: readonly Trunk[],
  reload: (trunks: readonly Trunk[]) => Promise<void>,
  log: Logger,
): () => void {
  let told = JSON.stringify(known);
  let seq = 0;
  let following = Promise.resolve();
  const look = async () => {
    const added = await journal.read({ after: seq, limit: 1000, types: ['trunk_added'] });
    const last = added.at(-1);
    if (!last) return;
    seq = last.seq;
    const trunks = await tools.work.run((tx) => tools.trunks.all(tx));
    const now = JSON.stringify(trunks);
    if (now !== told) await reload(trunks);
    told = now;
  };
  const follow = () => {
    following = following.then(look).catch((err: unknown) => log.error({ err }, 'Asterisk was not told of a new trunk'));
  };
  follow();
  return journal.onAppend(follow);
}
