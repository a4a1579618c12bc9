import { Textarea, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { segmentsKey } from '../api/segment-queries.ts';
import { useOrder } from '../api/setup-queries.ts';
import { FormFoot } from '../setup/form-foot.tsx';
import setup from '../setup/setup.module.css';
import { fieldOrder, useDraft } from '../setup/use-draft.ts';
import { useText } from '../text/use-text.ts';

type Wish = { readonly name: string; readonly title: string | null; readonly where: readonly string[] };

/** Saves a condition under a name. */
export function NewSegment({ done }: { readonly done: () => void }) {
  const { segments: words } = useText();
  const { draft, text } = useDraft({ name: '', title: '', where: '' });
  const order = useOrder((body: Wish) => ({ path: '/segments', body }), segmentsKey);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const where = draft.where.split('\n').map((line) => line.trim());
    order.mutate(
      { name: draft.name.trim(), title: draft.title.trim() || null, where: where.filter(Boolean) },
      { onSuccess: done },
    );
  };
  return (
    <form className={setup.body} onSubmit={submit} aria-label={words.save}>
      <div className={setup.pair}>
        <TextInput label={words.name} description={words.nameHint} {...fieldOrder} required maxLength={60} {...text('name')} />
        <TextInput label={words.titleField} maxLength={200} {...text('title')} />
      </div>
      <Textarea
        label={words.where}
        description={words.whereHint}
        {...fieldOrder}
        required
        autosize
        minRows={2}
        {...text('where')}
      />
      <FormFoot order={order} submit={words.saveIt} cancel={done} />
    </form>
  );
}
