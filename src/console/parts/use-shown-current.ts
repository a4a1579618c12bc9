import { type RefObject, useEffect } from 'react';
import { useText } from '../text/use-text.ts';

/** Keeps the place where one is in sight in a row of links that is longer than the window is wide, also when the window gets narrower or the words longer. */
export function useShownCurrent(row: RefObject<HTMLElement | null>, here: string): void {
  const { locale } = useText();
  const place = here && `${here} ${locale}`;
  useEffect(() => {
    const { current } = row;
    if (!current || !place) return;
    const watcher = new ResizeObserver(() => show(current)); // looks once at its beginning, too
    watcher.observe(current);
    return () => watcher.disconnect();
  }, [row, place]);
}

/** Only the row moves: `scrollIntoView` would move the page as well. */
function show(row: HTMLElement): void {
  const link = row.querySelector('[aria-current]');
  if (!link) return;
  const [window, place] = [row.getBoundingClientRect(), link.getBoundingClientRect()];
  if (place.right > window.right) row.scrollLeft += place.right - window.right;
  if (place.left < window.left) row.scrollLeft -= window.left - place.left;
}
