import { SingleBar } from 'cli-progress';
import type { CliHost } from './installation.ts';

/** How far something long has come. */
export type Progress = {
  readonly bytes: number;
  readonly totalBytes: number;
  readonly rows: number;
  /** Rows that were turned away. */
  readonly rejected: number;
};

export type ProgressBar = {
  show(progress: Progress): void;
  /** Leaves the last state standing, and the cursor where the next line begins. */
  end(): void;
};

/** Where a bar is drawn and what time it is; the process's own by default. */
type Surroundings = { readonly stream: NodeJS.WritableStream; readonly now: () => number };

/** How often a line is written where there is no terminal: a log of an hour stays readable. */
const lineEveryMs = 10_000;

/**
 * A bar over the bytes of a file on a terminal, with rows, rows a second, bad rows and what is left of the time; a plain line now and then
 * where there is none.
 */
export function progressBar(
  { interactive, complain }: Pick<CliHost, 'interactive' | 'complain'>,
  title: string,
  { stream, now }: Surroundings = { stream: process.stderr, now: () => performance.now() },
): ProgressBar {
  let first: (Progress & { readonly at: number }) | undefined;
  const factsOf = (progress: Progress): string => {
    first ??= { ...progress, at: now() };
    const seconds = (now() - first.at) / 1_000;
    const speed = seconds > 0 ? (progress.rows - first.rows) / seconds : 0;
    const bytesLeft = progress.totalBytes - progress.bytes;
    const bytesDone = progress.bytes - first.bytes;
    return [
      `${number(progress.rows)} rows`,
      ...(speed > 0 ? [`${number(speed)} a second`] : []),
      `${number(progress.rejected)} bad`,
      ...(bytesDone > 0 && bytesLeft > 0 ? [`${minutes((bytesLeft * seconds) / bytesDone)} left`] : []),
    ].join(' · ');
  };
  if (!interactive) return plainLines();

  const bar = new SingleBar({
    format: `${title}  {bar} {percentage} %  {facts}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 28,
    hideCursor: true,
    stream,
  });
  return {
    show: (progress) => {
      const facts = factsOf(progress);
      if (bar.isActive) bar.update(progress.bytes, { facts });
      else bar.start(Math.max(1, progress.totalBytes), progress.bytes, { facts });
    },
    end: () => bar.stop(),
  };

  function plainLines(): ProgressBar {
    let last = now();
    return {
      show: (progress) => {
        const facts = factsOf(progress);
        if (now() - last < lineEveryMs) return;
        last = now();
        const percent = Math.floor((100 * progress.bytes) / Math.max(1, progress.totalBytes));
        complain(`${title}: ${percent} %, ${facts}`);
      },
      end: () => {},
    };
  }
}

/** Steps one after the other, each with a bar of its own on a terminal; a line for each where there is none. */
export function stepBar<Step extends string>(
  { interactive, complain }: Pick<CliHost, 'interactive' | 'complain'>,
  words: Readonly<Record<Step, string>>,
): { show(progress: { readonly step: Step; readonly done: number; readonly of: number }): void; end(): void } {
  let step: Step | undefined;
  const bar = new SingleBar({
    format: '{title}  {bar} {percentage} %',
    barsize: 28,
    hideCursor: true,
    barCompleteChar: '█',
    barIncompleteChar: '░',
  });
  return {
    show: (progress) => {
      if (progress.step !== step) {
        step = progress.step;
        if (!interactive) return complain(`… ${words[step]}`);
        bar.stop();
        bar.start(Math.max(1, progress.of), progress.done, { title: words[step] });
      } else if (interactive) bar.update(progress.done);
    },
    end: () => bar.stop(),
  };
}

function number(value: number): string {
  return new Intl.NumberFormat('en', { maximumFractionDigits: 0 }).format(value);
}

/** `0:07`, `12:40`. */
function minutes(seconds: number): string {
  const whole = Math.ceil(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
