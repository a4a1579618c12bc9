import type { PromptMarkWire } from '../../web/prompts/api-types.ts';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './prompts.module.css';

/** One small mark per language: missing, not reviewed, reviewed; a dot where a draft waits. */
export function LanguageMarks({ marks }: { readonly marks: readonly PromptMarkWire[] }) {
  const { prompts: words } = useText();
  const format = useFormat();
  return (
    <span className={classes.marks}>
      {marks.map(({ language, text, review, drafted }) => {
        const state = text === 'missing' ? 'missing' : review ? 'reviewed' : 'unreviewed';
        const said = state === 'missing' ? words.texts.missing : words[state];
        const name = words.mark(format.language(language), words.texts[text], drafted ? `${said}, ${words.draftOpen}` : said);
        return (
          <span key={language} className={classes.mark} data-state={state} data-drafted={drafted} title={name}>
            <span aria-hidden>{language}</span>
            <span className="visually-hidden">{name}. </span>
          </span>
        );
      })}
    </span>
  );
}
