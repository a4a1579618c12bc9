import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Config } from '../config.ts';
import type { DialerTools } from '../dialer/dialer-tools.ts';
import type { Dialer } from '../dialer/run-dialer.ts';
import type { TrunkWatch } from '../dialer/telephony.ts';
import type { JournalEvent } from '../journal/event.ts';
import type { JournalReader } from '../journal/ports.ts';
import { lastBackupAt } from './back-up.ts';

export type ServerMetrics = {
  /** A unit of work is on the disk, so many ms after it was ordered. */
  committed(ms: number): void;
  /** From here on there is something to measure. */
  watch(parts: Watched): Promise<void>;
  text(): Promise<{ readonly contentType: string; readonly body: string }>;
};

type Watched = {
  readonly config: Config;
  readonly tools: DialerTools;
  readonly dialer: Dialer;
  readonly trunkWatch: TrunkWatch;
  readonly journal: JournalReader;
};

const pageSize = 5000;

/**
 * What a supervisor of the machine wants to know, and nothing of anybody: calls by result, calls up, lines, refusals by rule, messages, how
 * long commits take, how late calls are dialled, the event loop's lag. Counts begin with the process.
 */
export function serverMetrics(): ServerMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 50 });
  const counter = (name: string, help: string, label: string) => new Counter({ name, help, labelNames: [label], registers });
  const gauge = (name: string, help: string, labelNames: string[] = []) => new Gauge({ name, help, labelNames, registers });
  const dialled = counter('dovolat_calls_dialled_total', 'Calls that were dialled', 'trunk');
  const ended = counter('dovolat_calls_ended_total', 'Calls that ended, by result code', 'result');
  const refused = counter('dovolat_contacts_refused_total', 'Contacts that the gate refused, by rule', 'rule');
  const messages = counter('dovolat_messages_total', 'Messages, by what became of them', 'fate');
  const promises = counter('dovolat_promises_total', 'Promises to pay that were recorded', 'origin');
  const up = gauge('dovolat_calls_up', 'Calls that are answered and not ended');
  const ready = gauge('dovolat_trunk_reachable', '1 while the far end of the trunk answers', ['trunk']);
  const lines = gauge('dovolat_trunk_lines', 'Lines of a trunk: how many there are, and how many are taken', ['trunk', 'kind']);
  const held = gauge('dovolat_dialling_held', '1 while nothing is dialled, by why', ['because']);
  const backup = gauge('dovolat_last_backup_timestamp_seconds', 'When the newest backup was made; 0: never');
  const seq = gauge('dovolat_journal_lines', 'The last line of the journal');
  const commits = new Histogram({
    ...{ name: 'dovolat_commit_seconds', help: 'From the order of a change to its being on the disk', registers },
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  });
  const late = new Histogram({
    ...{ name: 'dovolat_dial_late_seconds', help: 'How long after it fell due a call was dialled', registers },
    buckets: [0.1, 0.5, 1, 5, 15, 60, 300, 1800, 7200, 86_400],
  });

  function count({ type, data }: JournalEvent): void {
    const of = (field: string) => String(Reflect.get(data, field) ?? 'unknown');
    if (type === 'attempt_reserved') {
      dialled.inc({ trunk: of('trunk') });
      late.observe(Math.max(0, Number(of('at')) - Number(of('dueAt'))) / 1000);
    } else if (type === 'attempt_ended') ended.inc({ result: of('result') });
    else if (type === 'contact_refused') refused.inc({ rule: of('rule') });
    else if (type === 'promise_recorded') promises.inc({ origin: 'call' });
    else if (type.startsWith('message_')) messages.inc({ fate: type.slice('message_'.length) });
  }

  let reading: Promise<void> = Promise.resolve();
  let look: () => Promise<void> = async () => {};

  async function watch({ config, tools, dialer, trunkWatch, journal }: Watched): Promise<void> {
    let last = await journal.lastSeq();
    const readOn = async () => {
      for (;;) {
        const events = await journal.read({ after: last, limit: pageSize });
        for (const event of events) count(event);
        last = events.at(-1)?.seq ?? last;
        if (events.length < pageSize) return;
      }
    };
    look = async () => {
      reading = reading.then(readOn);
      await reading;
      seq.set(last);
      up.set(dialer.calls.size);
      backup.set((lastBackupAt(config) ?? 0) / 1000);
      const { trunks, load, restored, pressed } = await tools.work.run(async (tx) => ({
        trunks: await tools.trunks.all(tx),
        load: await tools.attempts.load(tx, tools.clock.now().epochMilliseconds),
        restored: await tools.gate.emergencyStop.restored(tx),
        pressed: await tools.gate.emergencyStop.pressed(tx),
      }));
      for (const { id, name, channels } of trunks) {
        ready.set({ trunk: name }, trunkWatch.state(name) === 'unreachable' ? 0 : 1);
        lines.set({ trunk: name, kind: 'all' }, channels);
        lines.set({ trunk: name, kind: 'taken' }, load.byTrunk.get(id)?.up ?? 0);
      }
      held.reset();
      const reasons = [...dialer.holds().map(({ because }) => because), ...(restored ? ['restored_from_backup'] : [])];
      for (const because of [...reasons, ...(pressed === null ? [] : ['red_button'])]) held.set({ because }, 1);
    };
  }

  return {
    committed: (ms) => commits.observe(ms / 1000),
    watch,
    text: async () => {
      await look();
      return { contentType: registry.contentType, body: await registry.metrics() };
    },
  };
}
