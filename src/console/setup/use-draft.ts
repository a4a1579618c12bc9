import { type ChangeEvent, useState } from 'react';

/** What somebody is typing into a form of texts: `text(name)` goes into a field; `put` changes several; `clear` starts over. */
export function useDraft<Draft extends Readonly<Record<string, string>>>(start: Draft) {
  const [draft, setDraft] = useState(start);
  return {
    draft,
    put: (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })),
    clear: () => setDraft(start),
    text: (name: keyof Draft) => ({
      value: draft[name] ?? '',
      onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>) => {
        const { value } = currentTarget;
        setDraft((before) => ({ ...before, [name]: value }));
      },
    }),
  };
}

/** Labels above, hints below: as everywhere in the console. */
export const fieldOrder = {
  inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
};
