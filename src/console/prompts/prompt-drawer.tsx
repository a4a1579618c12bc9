import { useState } from 'react';
import type { PromptDetailWire } from '../../web/prompts/api-types.ts';
import { usePrompt } from '../api/prompt-queries.ts';
import { useMayChange } from '../api/setup-queries.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { SideDrawer } from '../parts/side-drawer.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { LanguageMarks } from './language-marks.tsx';
import { ListenButton } from './listen-button.tsx';
import { PromptEditor } from './prompt-editor.tsx';
import { PromptReview } from './prompt-review.tsx';
import { PromptTakes } from './prompt-takes.tsx';
import classes from './prompts.module.css';

/** One prompt in one language: what is said, another text, who has read it, what is recorded, and what happened to it. */
export function PromptDrawer({
  language,
  prompt,
  close,
}: {
  readonly language: string;
  readonly prompt: string | null;
  readonly close: () => void;
}) {
  const { prompts: words } = useText();
  return (
    <SideDrawer opened={prompt !== null} close={close} closeLabel={words.close} title={prompt} size={640}>
      {prompt && <Body key={`${language} ${prompt}`} language={language} prompt={prompt} />}
    </SideDrawer>
  );
}

function Body({ language, prompt }: { readonly language: string; readonly prompt: string }) {
  const { prompts: words } = useText();
  const mayChange = useMayChange();
  const found = usePrompt(language, prompt);
  const [failed, setFailed] = useState<unknown>(null);
  if (!found.data) return <Waiting failed={found.isError} retry={() => void found.refetch()} />;
  const detail = found.data;
  const sound = `/prompts/${language}/${prompt}/sound`;
  return (
    <div data-detail={prompt}>
      <section className={classes.section}>
        <h2 className={classes.sectionTitle}>{words.heard}</h2>
        <p className={classes.quote} lang={language} data-heard>
          {detail.text ?? words.noText}
        </p>
        <div className={classes.actions}>
          {detail.text !== null && (
            <ListenButton
              path={sound}
              {...(mayChange && { body: { text: detail.text } })}
              label={words.hear}
              failed={setFailed}
            />
          )}
          <LanguageMarks marks={detail.marks} />
        </div>
        <p className={classes.quiet}>{detail.flows.length > 0 ? words.usedBy(detail.flows.join(', ')) : words.unused}</p>
        <ProblemNote error={failed} />
      </section>
      {mayChange && detail.shipped !== null && <PromptEditor key={detail.draft} detail={detail} />}
      <PromptReview detail={detail} />
      <PromptTakes detail={detail} />
      <History detail={detail} />
    </div>
  );
}

function History({ detail: { history, language } }: { readonly detail: PromptDetailWire }) {
  const { prompts: words } = useText();
  const format = useFormat();
  return (
    <section className={classes.section}>
      <h2 className={classes.sectionTitle}>{words.history}</h2>
      {history.length === 0 && <p className={classes.quiet}>{words.noHistory}</p>}
      <ul className={classes.takes}>
        {history.map(({ action, text, reviewer, by, at }) => (
          <li key={`${at} ${action}`} data-action={action}>
            {words.actions[action](by)}
            {reviewer && ` (${reviewer})`}
            <span className={classes.small}>{format.minute(at)}</span>
            {text !== null && (
              <span className={classes.small} lang={language}>
                {text}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
