import { Button } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import bar from './filter-bar.module.css';

/** Above a list that somebody reads: what is new and waits, and how to see it. Nothing when nothing waits. */
export function FreshRows({ waiting, takeIn, label }: FreshRowsParts) {
  if (waiting === 0) return null;
  return (
    <div className={bar.fresh}>
      <Button size="compact-md" radius="xl" leftSection={<IconArrowUp size={15} aria-hidden />} onClick={takeIn}>
        {label(waiting)}
      </Button>
    </div>
  );
}

type FreshRowsParts = {
  readonly waiting: number;
  readonly takeIn: () => void;
  readonly label: (waiting: number) => string;
};
