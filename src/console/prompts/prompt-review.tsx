import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PromptDetailWire } from '../../web/prompts/api-types.ts';
import { usePromptOrder } from '../api/prompt-queries.ts';
import { useSession } from '../api/queries.ts';
import { useMayChange } from '../api/setup-queries.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import classes from './prompts.module.css';

/** Who has read exactly this text, and the way to say so. */
export function PromptReview({ detail }: { readonly detail: PromptDetailWire }) {
  const { prompts: words } = useText();
  const format = useFormat();
  const mayChange = useMayChange();
  const session = useSession();
  const [reviewer, setReviewer] = useState(session.data?.user.name ?? '');
  const { language, prompt, text, draft, draftReview, mark } = detail;
  const order = usePromptOrder(language, prompt);
  const open = [
    { of: 'text', read: text, review: mark.review, label: words.markReviewed },
    { of: 'draft', read: draft, review: draftReview, label: words.markDraftReviewed },
  ].filter(({ read, review }) => read !== null && review === null);
  return (
    <section className={classes.section} data-reviewed={mark.review !== null}>
      <h2 className={classes.sectionTitle}>{words.review}</h2>
      {mark.review ? (
        <p className={classes.good}>{words.reviewedBy(mark.review.reviewer, format.minute(mark.review.at))}</p>
      ) : (
        <p className={classes.quiet}>{words.notReviewed}</p>
      )}
      {mayChange && open.length > 0 && (
        <>
          <TextInput label={words.reviewer} value={reviewer} onChange={({ currentTarget }) => setReviewer(currentTarget.value)} />
          <ProblemNote error={order.error} />
          <div className={classes.actions}>
            {open.map(({ of, read, label }) => (
              <Button
                key={of}
                variant="default"
                disabled={reviewer.trim() === ''}
                loading={order.isPending}
                onClick={() => order.mutate({ step: 'reviews', body: { text: read, reviewer } })}
              >
                {label}
              </Button>
            ))}
          </div>
        </>
      )}
    </section>
  );
}
