import type { Page } from 'playwright-core';

/**
 * What an eye would stumble over on the page as it stands, a sentence each: words broken in two, texts that are cut off or reach over others,
 * cells of a list that do not stand below each other, what sticks out of the box that it is in, and a row of links that does not show where
 * one is.
 */
export function findIllSet(page: Page): Promise<string[]> {
  return page.evaluate(lookAtPage);
}

/** Runs in the browser: it must hold all that it uses. */
function lookAtPage(): string[] {
  const faults = new Set<string>();
  const open = document.querySelector('[role=dialog]');
  const root: ParentNode = open ?? document.querySelector('main') ?? document.body;
  const shown = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };
  const all = [...root.querySelectorAll('*')].filter(shown);
  const nameOf = (element: Element) => (element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 60);
  const pen = document.createElement('canvas').getContext('2d');
  const widthOf = (text: string, { fontWeight, fontSize, fontFamily }: CSSStyleDeclaration) => {
    if (!pen) throw new Error('no canvas');
    pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    return pen.measureText(text).width;
  };
  const roomIn = (element: Element) => {
    const { paddingLeft, paddingRight } = getComputedStyle(element);
    return element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
  };

  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement || !shown(node.parentElement) || node.parentElement.closest('option, pre, code')) continue;
    for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[^\s\-–·]+/g)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const lines = new Set([...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top)));
      if (word.length <= 20 && lines.size > 1) faults.add(`broken in two: ${word}`);
    }
  }

  for (const element of all) {
    const style = getComputedStyle(element);
    if (element instanceof HTMLSelectElement) {
      const [chosen] = element.selectedOptions;
      // Names that people give may be longer than a telephone is wide.
      if (chosen && chosen.text.length < 40 && widthOf(chosen.text, style) > roomIn(element) + 1)
        faults.add(`cut off: ${chosen.text}`);
    } else if (element instanceof HTMLInputElement && element.type !== 'date' && !element.value) {
      if (widthOf(element.placeholder, style) > roomIn(element) + 1) faults.add(`cut off: ${element.placeholder}`);
    } else if (style.overflowX === 'hidden' || style.overflowX === 'clip') {
      if (element.scrollWidth > element.clientWidth + 1 && nameOf(element)) faults.add(`cut off: ${nameOf(element)}`);
    } else if (style.whiteSpace === 'nowrap' && element.children.length === 0 && style.display !== 'inline') {
      if (element.scrollWidth > element.clientWidth + 1) faults.add(`reaches over what is beside it: ${nameOf(element)}`);
    }
  }

  for (const list of all.filter(({ tagName }) => tagName === 'UL' || tagName === 'OL')) {
    const rows = [...list.children].filter((row) => getComputedStyle(row).display === 'grid');
    const first = rows[0];
    if (!first) continue;
    for (const row of rows.filter(({ children }) => children.length === first.children.length))
      for (const [index, cell] of [...row.children].entries()) {
        const above = first.children[index];
        if (!above || !shown(cell) || !shown(above)) continue;
        const [here, there] = [cell.getBoundingClientRect(), above.getBoundingClientRect()];
        const off = Math.abs(here.right - there.right) > 1 ? here.left - there.left : 0; // what is set to the right stands in line there
        if (Math.abs(off) > 1) faults.add(`stands ${Math.round(off)} px beside what is above it: ${nameOf(cell)}`);
      }
  }

  const holdsNothing = /^(inline.*|contents|table|table-row|table-.*-group)$/;
  for (const element of all) {
    const box = element.parentElement;
    const { position, marginLeft, marginRight } = getComputedStyle(element);
    const isMeant = position !== 'static' || Number.parseFloat(marginLeft) < 0 || Number.parseFloat(marginRight) < 0;
    if (!box || !root.contains(box) || !nameOf(element) || isMeant) continue;
    const { paddingLeft, paddingRight, overflowX, display } = getComputedStyle(box);
    if (overflowX !== 'visible' || holdsNothing.test(display)) continue;
    const [own, room] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
    if (own.right > room.right - Number.parseFloat(paddingRight) + 1 || own.left < room.left + Number.parseFloat(paddingLeft) - 1)
      faults.add(`sticks out of its box: ${nameOf(element)}`);
  }
  for (const current of open ? [] : document.querySelectorAll('nav [aria-current]')) {
    const [own, row] = [current.getBoundingClientRect(), current.closest('nav')?.getBoundingClientRect()];
    if (row && (own.left < row.left - 1 || own.right > row.right + 1)) faults.add(`out of sight: ${nameOf(current)}`);
  }
  return [...faults];
}
