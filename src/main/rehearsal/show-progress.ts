import { SingleBar } from 'cli-progress';
import type { CampaignFigures } from '../../reports/campaign-figures.ts';

/** How a campaign is shown while it runs. */
export type Progress = { show(figures: CampaignFigures): void; end(): void };

/** A line on a terminal that moves; elsewhere a line of text now and then, when something has changed. */
export function showProgress(interactive: boolean, say: (text: string) => void, lines: number): Progress {
  return interactive ? movingLine(lines) : linesOfText(say, lines);
}

function movingLine(lines: number): Progress {
  const bar = new SingleBar({
    format: '  {bar}  {value}/{total} debtors   {calls}   {clock}',
    barsize: 24,
    barCompleteChar: '━',
    barIncompleteChar: '─',
    hideCursor: true,
    linewrap: true,
    fps: 4,
    gracefulExit: false, // whoever started us decides when to leave
  });
  let started = 0;
  return {
    show: (figures) => {
      if (figures.debtors === 0) return;
      const shown = { calls: callsOf(figures, lines), clock: clockOf(started || Date.now()) };
      if (started === 0) {
        started = Date.now();
        bar.start(figures.debtors, figures.debtorsDone, shown);
      } else bar.update(figures.debtorsDone, shown);
    },
    end: () => {
      if (started > 0) bar.stop();
    },
  };
}

function linesOfText(say: (text: string) => void, lines: number): Progress {
  let last = '';
  let saidAt = 0;
  const started = Date.now();
  return {
    show: (figures) => {
      const text = `${figures.debtorsDone} of ${figures.debtors} debtors done · ${callsOf(figures, lines)}`;
      if (text === last || Date.now() - saidAt < textEveryMs) return;
      last = text;
      saidAt = Date.now();
      say(`  ${clockOf(started)}  ${text}`);
    },
    end: () => {},
  };
}

const textEveryMs = 20_000;

function callsOf({ inUse, answered, promises }: CampaignFigures, lines: number): string {
  return `${inUse}/${lines} lines · ${answered} answered · ${promises} promised`;
}

/** `2:07` since then. */
function clockOf(since: number): string {
  const seconds = Math.floor((Date.now() - since) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
