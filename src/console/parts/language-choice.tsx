import { NativeSelect } from '@mantine/core';
import { IconWorld } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage } from '../text/language-provider.tsx';
import { languages } from '../text/languages.ts';
import { useText } from '../text/use-text.ts';
import { ProblemNote } from './problem-note.tsx';

/** The console's languages, each under its own name. */
export function LanguageChoice({ className = '' }: { readonly className?: string }) {
  const { menu } = useText();
  const { code, choose } = useLanguage();
  const [failure, setFailure] = useState<unknown>(null);
  const change = (next: string) => {
    setFailure(null);
    choose(next).catch(setFailure);
  };
  return (
    <div className={className}>
      <NativeSelect
        aria-label={menu.language}
        leftSection={<IconWorld size={17} stroke={1.7} aria-hidden />}
        value={code}
        onChange={({ currentTarget }) => change(currentTarget.value)}
      >
        {languages.map((each) => (
          <option key={each.code} value={each.code} lang={each.code}>
            {each.name}
          </option>
        ))}
      </NativeSelect>
      <ProblemNote error={failure} />
    </div>
  );
}
