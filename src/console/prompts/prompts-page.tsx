import { NativeSelect, TextInput } from '@mantine/core';
import { Fragment } from 'react';
import { isLanguage, languages } from '../../kernel/country.ts';
import { TabbedPage } from '../parts/tabbed-page.tsx';
import { useFilters } from '../parts/use-filters.ts';
import setup from '../setup/setup.module.css';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { LexiconPanel } from './lexicon-panel.tsx';
import { PromptDrawer } from './prompt-drawer.tsx';
import { PromptTable, type Shown } from './prompt-table.tsx';
import classes from './prompts.module.css';
import { type ShownWords, VocabularyPanel } from './vocabulary-panel.tsx';

const tabNames = ['prompts', 'vocabulary', 'lexicon'] as const;

/** What calls say, of which words numbers are said, and how words are said. Language, filter and the open prompt are in the address. */
export function PromptsPage({ tab: asked }: { readonly tab: string | undefined }) {
  const tab = tabNames.find((name) => name === asked) ?? 'prompts';
  const { prompts: words } = useText();
  const format = useFormat();
  const { chosen, put } = useFilters();
  const spoken = chosen('language') ?? '';
  const language = isLanguage(spoken) ? spoken : 'cs';
  const lists = tab === 'vocabulary' ? words.vocabulary.shown : words.shown;
  const shown = Object.keys(lists).find((each) => each === chosen('show')) ?? 'all';
  const find = chosen('q') ?? '';
  const tabs = tabNames.map((name) => ({
    name,
    path: `${name === 'prompts' ? '/prompts' : `/prompts/${name}`}?language=${language}`,
    label: words.tabs[name],
  }));
  return (
    <TabbedPage title={words.title} tabs={tabs} here={tab}>
      <p className={setup.lead}>{tab === 'prompts' ? words.lead : words[tab].lead}</p>
      <div className={classes.filters}>
        <NativeSelect
          label={words.language}
          value={language}
          onChange={({ currentTarget }) => put('language', currentTarget.value)}
          data={languages.map((value) => ({ value, label: format.language(value) }))}
        />
        {tab !== 'lexicon' && (
          <Fragment key={tab}>
            <NativeSelect
              label={words.show}
              value={shown}
              onChange={({ currentTarget }) => put('show', currentTarget.value === 'all' ? null : currentTarget.value)}
              data={Object.entries(lists).map(([value, label]) => ({ value, label }))}
            />
            <TextInput
              label={words.find}
              placeholder={tab === 'prompts' ? words.findHint : words.vocabulary.findHint}
              type="search"
              defaultValue={find}
              onChange={({ currentTarget }) => put('q', currentTarget.value || null)}
            />
          </Fragment>
        )}
      </div>
      {tab === 'lexicon' && <LexiconPanel key={language} language={language} />}
      {tab === 'vocabulary' && <VocabularyPanel key={language} language={language} shown={shown as ShownWords} find={find} />}
      {tab === 'prompts' && (
        <PromptTable language={language} shown={shown as Shown} find={find} open={(prompt) => put('prompt', prompt, true)} />
      )}
      <PromptDrawer
        language={language}
        prompt={tab === 'prompts' ? (chosen('prompt') ?? null) : null}
        close={() => put('prompt', null)}
      />
    </TabbedPage>
  );
}
