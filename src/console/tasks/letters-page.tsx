import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronLeft, IconMailbox, IconPrinter } from '@tabler/icons-react';
import { useEffect } from 'react';
import { Link } from 'wouter';
import type { LetterWire, PostedWire } from '../../web/tasks/api-types.ts';
import { keys } from '../api/queries.ts';
import { useMayChange, useOrder } from '../api/setup-queries.ts';
import { useLetters } from '../api/task-queries.ts';
import { Confirm } from '../parts/confirm.tsx';
import { Empty } from '../parts/empty.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { Waiting } from '../parts/waiting.tsx';
import setup from '../setup/setup.module.css';
import type { Catalogue } from '../text/catalogue.ts';
import { problemWords } from '../text/problem-words.ts';
import { type Format, useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { whyRefused } from '../text/why-refused.ts';
import { LetterSheet } from './letter-sheet.tsx';
import classes from './letters.module.css';

/** Waiting letters as they are printed, named by the address; and the word that they were posted. */
export function LettersPage() {
  const { letters: words, product } = useText();
  const { chosen } = useFilters();
  const ids = (chosen('ids') ?? '').split(',').filter(Boolean);
  const letters = useLetters(ids);
  const sheets = letters.data?.items.filter(({ letter }) => letter !== null);
  const title = sheets && ids.length > 0 ? words.title(sheets.length) : words.toPrint;
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return (
    <>
      <Link href="/tasks/work" className={classes.back}>
        <IconChevronLeft size={16} aria-hidden />
        {words.back}
      </Link>
      <h1 className={`${setup.title} ${classes.heading}`}>{title}</h1>
      {ids.length === 0 ? (
        <Empty icon={<IconMailbox size={28} stroke={1.6} />} title={words.noneChosen} body={words.noneChosenBody}>
          <Button component={Link} href="/tasks/work">
            {words.choose}
          </Button>
        </Empty>
      ) : letters.data && sheets ? (
        <Letters all={letters.data.items} sheets={sheets} />
      ) : (
        <Waiting failed={letters.isError} retry={() => void letters.refetch()} />
      )}
    </>
  );
}

function Letters({ all, sheets }: { readonly all: readonly LetterWire[]; readonly sheets: readonly LetterWire[] }) {
  const { letters: words } = useText();
  const mayChange = useMayChange();
  const [asking, { open, close }] = useDisclosure(false);
  const post = useOrder<string[], PostedWire>((ids) => ({ path: '/work/letters/posted', body: { ids } }), keys.tasks);
  return (
    <>
      <div className={classes.screen}>
        <p className={setup.lead}>{words.lead}</p>
        {post.data && <Told answer={post.data} all={all} />}
        <NotPrinted all={all} />
        {sheets.length > 0 && !post.data && (
          <div className={classes.actions}>
            <Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
              {words.print}
            </Button>
            {mayChange && (
              <Button variant="default" onClick={open}>
                {words.posted(sheets.length)}
              </Button>
            )}
          </div>
        )}
        {sheets.length === 0 && !post.data && (
          <Empty icon={<IconMailbox size={28} stroke={1.6} />} title={words.none} body={words.noneBody} />
        )}
      </div>
      {sheets.map((one) => (
        <LetterSheet key={one.id} letter={one} />
      ))}
      <Confirm
        opened={asking}
        close={close}
        title={words.postedTitle}
        body={words.postedBody}
        confirm={words.posted(sheets.length)}
        cancel={words.cancel}
        pending={post.isPending}
        error={post.error}
        onConfirm={() =>
          post.mutate(
            sheets.map(({ id }) => id),
            { onSuccess: close },
          )
        }
      />
    </>
  );
}

function Told({ answer: { posted, refused }, all }: { readonly answer: PostedWire; readonly all: readonly LetterWire[] }) {
  const text = useText();
  const format = useFormat();
  const { letters: words } = text;
  const nameOf = (id: string) => all.find((one) => one.id === id)?.debtor ?? id;
  return (
    <div role="status" className={classes.told}>
      <p>{words.done(posted.length)}</p>
      {refused.length > 0 && <p>{words.notDone(refused.length)}</p>}
      <ul>
        {refused.map(({ id, code, reason }) => (
          <li key={id}>{words.refused(nameOf(id), problemWords({ code, detail: reason }, text, format))}</li>
        ))}
      </ul>
    </div>
  );
}

function NotPrinted({ all }: { readonly all: readonly LetterWire[] }) {
  const text = useText();
  const format = useFormat();
  const { letters: words } = text;
  const refused = all.filter(({ refusal }) => refusal !== null && refusal.code !== 'ended_already');
  if (refused.length === 0) return null;
  return (
    <section className={classes.told} aria-labelledby="not-printed">
      <h2 id="not-printed" className={classes.small}>
        {words.notPrinted}
      </h2>
      <ul>
        {refused.map(({ id, debtor, refusal }) => (
          <li key={id}>{words.refused(debtor || id, refusal ? whyNotPrinted(refusal, text, format) : '')}</li>
        ))}
      </ul>
    </section>
  );
}

function whyNotPrinted(
  { code, reason, rule, values }: NonNullable<LetterWire['refusal']>,
  text: Catalogue,
  format: Format,
): string {
  return rule === null
    ? problemWords({ code, detail: reason }, text, format)
    : whyRefused({ rule, reason, values }, text, format);
}
