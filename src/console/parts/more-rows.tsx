import { Button } from '@mantine/core';
import classes from './more-rows.module.css';

/** Below a list: the rest of it, a page at a time. Nothing when all is there. */
export function MoreRows({ pages, label }: { readonly pages: MorePages; readonly label: string }) {
  if (!pages.hasNextPage) return null;
  return (
    <div className={classes.more}>
      <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
        {label}
      </Button>
    </div>
  );
}

type MorePages = { readonly hasNextPage: boolean; readonly isFetchingNextPage: boolean; fetchNextPage(): Promise<unknown> };
