import { NativeSelect, TextInput } from '@mantine/core';
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

/** What calls say, and how words are said. Language, filter and the open prompt are in the address. */
export function PromptsPage({ tab }: { readonly tab: 'prompts' | 'lexicon' }) {
  const { prompts: words } = useText();
  const format = useFormat();
  const { chosen, put } = useFilters();
  const asked = chosen('language') ?? '';
  const language = isLanguage(asked) ? asked : 'cs';
  const shown = Object.keys(words.shown).find((each) => each === chosen('show')) as Shown | undefined;
  const paths = { prompts: '/prompts', lexicon: '/prompts/lexicon' };
  const tabs = (['prompts', 'lexicon'] as const).map((name) => ({
    name,
    path: `${paths[name]}?language=${language}`,
    label: words.tabs[name],
  }));
  return (
    <TabbedPage title={words.title} tabs={tabs} here={tab}>
      <p className={setup.lead}>{tab === 'prompts' ? words.lead : words.lexicon.lead}</p>
      <div className={classes.filters}>
        <NativeSelect
          label={words.language}
          value={language}
          onChange={({ currentTarget }) => put('language', currentTarget.value)}
          data={languages.map((value) => ({ value, label: format.language(value) }))}
        />
        {tab === 'prompts' && (
          <>
            <NativeSelect
              label={words.show}
              value={shown ?? 'all'}
              onChange={({ currentTarget }) => put('show', currentTarget.value === 'all' ? null : currentTarget.value)}
              data={Object.entries(words.shown).map(([value, label]) => ({ value, label }))}
            />
            <TextInput
              label={words.find}
              placeholder={words.findHint}
              type="search"
              defaultValue={chosen('q') ?? ''}
              onChange={({ currentTarget }) => put('q', currentTarget.value || null)}
            />
          </>
        )}
      </div>
      {tab === 'lexicon' ? (
        <LexiconPanel key={language} language={language} />
      ) : (
        <PromptTable
          language={language}
          shown={shown ?? 'all'}
          find={chosen('q') ?? ''}
          open={(prompt) => put('prompt', prompt, true)}
        />
      )}
      <PromptDrawer
        language={language}
        prompt={tab === 'prompts' ? (chosen('prompt') ?? null) : null}
        close={() => put('prompt', null)}
      />
    </TabbedPage>
  );
}
