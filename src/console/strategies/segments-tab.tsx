import { Button } from '@mantine/core';
import { IconChartPie } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { SegmentWire } from '../../web/segments/api-types.ts';
import { segmentsKey, useSegments } from '../api/segment-queries.ts';
import { useMayChange, useOrder } from '../api/setup-queries.ts';
import { Empty } from '../parts/empty.tsx';
import panel from '../parts/panel.module.css';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Waiting } from '../parts/waiting.tsx';
import setup from '../setup/setup.module.css';
import { useFormat } from '../text/use-format.ts';
import { useText } from '../text/use-text.ts';
import { NewSegment } from './new-segment.tsx';

/** Every segment with its size, and who came and left since the forming before. */
export function SegmentsTab() {
  const { segments: words } = useText();
  const format = useFormat();
  const mayChange = useMayChange();
  const segments = useSegments();
  const [writing, setWriting] = useState(false);
  const form = useOrder(() => ({ path: '/segment-formings' }), segmentsKey);
  if (!segments.data) return <Waiting failed={segments.isError} retry={() => void segments.refetch()} />;
  const { items, formedAt, underWay } = segments.data;
  return (
    <>
      <p className={setup.lead}>{words.lead}</p>
      <div className={setup.subhead}>
        <h2 className={setup.subtitle} aria-live="polite">
          {underWay ? words.forming : formedAt ? words.formedAt(format.minute(formedAt)) : words.never}
        </h2>
        {mayChange && (
          <div className={setup.actions}>
            <Button variant="default" loading={form.isPending} onClick={() => form.mutate()}>
              {words.form}
            </Button>
            {!writing && <Button onClick={() => setWriting(true)}>{words.save}</Button>}
          </div>
        )}
      </div>
      <ProblemNote error={form.error} />
      {writing && (
        <div className={panel.panel}>
          <NewSegment done={() => setWriting(false)} />
        </div>
      )}
      <div className={panel.panel}>
        {items.length === 0 ? (
          <Empty icon={<IconChartPie size={28} stroke={1.6} />} title={words.emptyTitle} body={words.emptyBody} />
        ) : (
          <ul className={setup.list}>
            {items.map((segment) => (
              <SegmentRow key={segment.name} segment={segment} />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

function SegmentRow({ segment: { name, title, source, where, size } }: { readonly segment: SegmentWire }) {
  const { segments: words } = useText();
  return (
    <li className={setup.row} data-segment={name}>
      <div>
        <Link href={`/strategies/segments/${name}`} className={setup.name}>
          {title}
        </Link>
        <span className={setup.small}>{[name, where].filter(Boolean).join(' · ')}</span>
      </div>
      <div>
        {size ? words.cases(size.size) : words.notYet}
        {size && <span className={setup.small}>{words.change(size.joined, size.left)}</span>}
      </div>
      <span className={setup.small}>{words.sources[source]}</span>
    </li>
  );
}
