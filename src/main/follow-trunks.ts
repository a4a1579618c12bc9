import type { Trunk } from '../dialer/model.ts';
import type { Logger } from '../kernel/log.ts';
import type { OpenInstallation } from './open-installation.ts';

/** Tells Asterisk of trunks that are added while it runs. Returns how to stop following. */
export function followTrunks(
  { tools, journal }: OpenInstallation,
  reload: (trunks: readonly Trunk[]) => Promise<void>,
  log: Logger,
): () => void {
  let known = '';
  let looking = Promise.resolve();
  const look = async () => {
    const trunks = await tools.work.run((tx) => tools.trunks.all(tx));
    const now = JSON.stringify(trunks);
    if (known !== '' && now !== known) await reload(trunks);
    known = now;
  };
  let seq = -1;
  const onAppend = async () => {
    const added = await journal.read({ after: Math.max(seq, 0), limit: 1000, types: ['trunk_added'] });
    if (seq >= 0 && added.length === 0) return;
    seq = added.at(-1)?.seq ?? Math.max(seq, 0);
    await look();
  };
  const follow = () => {
    looking = looking.then(onAppend).catch((err: unknown) => log.error({ err }, 'Asterisk was not told of a new trunk'));
  };
  follow();
  return journal.onAppend(follow);
}
