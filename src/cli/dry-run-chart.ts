import { type Channel, channels } from '../receivables/model.ts';
import type { RehearsedRun, RehearsedRuns } from '../strategy/dry-run/rehearse-strategies.ts';
import { totalOf } from '../strategy/dry-run/tally.ts';
import { allCosts, amounts } from './dry-run-text.ts';

/** Rehearsals as a page by itself: for each run the contacts of every day, stacked by channel, all on one scale. HTML with inline SVG. */
export function dryRunChart({ from, days, cases, seed, runs }: RehearsedRuns): string {
  const fullest = Math.max(1, ...runs.flatMap((run) => run.days.map(({ contacts }) => totalOf(contacts))));
  const legend = channels.map((channel) => `<span><i style="background:${colours[channel]}"></i>${channel}</span>`).join('');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Dry run from ${from}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1d2433 }
figure { margin: 2rem 0 } svg { width: 100%; height: auto; overflow: visible } text { font-size: 11px; fill: #5b6478 }
i { display: inline-block; width: .8em; height: .8em; margin: 0 .4em 0 1em }
</style>
<h1>${cases} cases over ${days} days from ${from}</h1>
<p>Seed ${seed}. Nothing was sent or written. How debtors answer is an assumption.</p>
<p>${legend}</p>
${runs.map((run) => figure(run, fullest)).join('\n')}
</html>
`;
}

/** Told apart without red and green. */
const colours: Readonly<Record<Channel, string>> = {
  ...{ voice: '#0b5fa5', sms: '#e69f00', email: '#56b4e9', letter: '#7a4d9f', messaging: '#8a8f99' },
};

const width = 900;
const height = 240;
const margin = { left: 48, bottom: 24, top: 12 };

function figure({ strategy, model, days, total }: RehearsedRun, fullest: number): string {
  const step = (width - margin.left) / days.length;
  const tall = height - margin.bottom - margin.top;
  const columns = days.map(({ date, contacts }, index) => {
    const x = margin.left + index * step;
    let base = height - margin.bottom;
    const parts = channels.flatMap((channel) => {
      const some = contacts[channel] ?? 0;
      if (some === 0) return [];
      const part = (some / fullest) * tall;
      base -= part;
      const told = `<title>${date}: ${some} by ${channel}</title>`;
      const box = `x="${round(x + 1)}" y="${round(base)}" width="${round(step - 2)}" height="${round(part)}"`;
      return [`<rect ${box} fill="${colours[channel]}">${told}</rect>`];
    });
    const label = index % 7 === 0 ? `<text x="${round(x)}" y="${height - 8}">${date}</text>` : '';
    return parts.join('') + label;
  });
  const words = `${totalOf(total.contacts)} contacts for ${amounts(allCosts(total.costs))}; ${amounts(total.paid)} paid`;
  return `<figure><figcaption><strong>${safe(strategy)}</strong>, ${safe(model)}: ${words}</figcaption>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Contacts a day by channel: ${words}">
<text x="0" y="${margin.top + 4}">${fullest}</text><text x="0" y="${height - margin.bottom}">0</text>
<line x1="${margin.left}" x2="${width}" y1="${height - margin.bottom}" y2="${height - margin.bottom}" stroke="#c3c8d2"/>
${columns.join('\n')}
</svg></figure>`;
}

function round(value: number): string {
  return value.toFixed(2);
}

function safe(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
