import type { PromptDetailWire, PromptTakeWire } from '../../web/prompts/api-types.ts';
import { useMayChange } from '../api/setup-queries.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './prompts.module.css';
import { RecordedLine } from './recorded-line.tsx';

/** What a person has recorded of a prompt, and what the voice says; recordings are handed in, heard, replaced and removed here. */
export function PromptTakes({ detail }: { readonly detail: PromptDetailWire }) {
  const { prompts: words } = useText();
  const format = useFormat();
  const mayChange = useMayChange();
  const { takes, language, prompt } = detail;
  if (takes.length === 0) return null;
  return (
    <section className={classes.section}>
      <h2 className={classes.sectionTitle}>{words.takes}</h2>
      {mayChange && <p className={classes.quiet}>{words.takesHint}</p>}
      <ul className={classes.takes}>
        {takes.map(({ name, text, state, problem, recording }) => (
          <li key={name} data-take={state} data-name={name}>
            <RecordedLine
              {...{ language, name, text, state, problem }}
              recording={recording && (recording.handedIn ? 'handed_in' : 'delivered')}
              path={`/prompts/${language}/${prompt}/recordings/${name}`}
              notes={[
                recording && words.measured(format.seconds(recording.durationMs), format.decibels(recording.rmsDbfs)),
                recording && loudnessOf(recording, words.loudness),
                recording && !recording.handedIn && words.delivered(name),
              ]}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Peaks of a good recording lie between -12 and -3 dBFS; what is far from that is heard, and could be better. */
function loudnessOf(
  { peakDbfs }: NonNullable<PromptTakeWire['recording']>,
  words: { readonly loud: string; readonly quiet: string },
): string | null {
  if (peakDbfs > -1) return words.loud;
  return peakDbfs < -24 ? words.quiet : null;
}
