/** Rows of one width in one list; a column in which all say the same stands once. Plain data. */
export type FoldedRows<Value = unknown> = {
  /** Which columns stand once, in ascending order. */
  readonly same: readonly number[];
  readonly once: readonly Value[];
  /** The others, row after row. */
  readonly own: readonly Value[];
};

/** Few rows are left as they are. One column at least is left in the rows, so that they can be counted. */
export function foldRows<Value>(values: readonly Value[], width: number): FoldedRows<Value> {
  const same: number[] = [];
  if (values.length < fewestRows * width) return { same, once: [], own: values };
  for (let column = 0; column < width; column += 1) {
    let at = column + width;
    while (at < values.length && values[at] === values[column]) at += width;
    if (at >= values.length) same.push(column);
  }
  if (same.length === width) same.pop();
  const once = same.map((column) => values[column] as Value);
  if (same.length === 0) return { same, once, own: values };
  const others = Array.from({ length: width }, (_, column) => column).filter((column) => !same.includes(column));
  const own: Value[] = [];
  for (let at = 0; at < values.length; at += width) for (const column of others) own.push(values[at + column] as Value);
  return { same, once, own };
}

/** Where each column stands: in a row of `own`, or in `once`, then as `-1 - place`. */
export function placesOf({ same }: Pick<FoldedRows, 'same'>, width: number): number[] {
  const places: number[] = [];
  for (let column = 0, once = 0; column < width; column += 1)
    if (same[once] === column) {
      places.push(-1 - once);
      once += 1;
    } else places.push(column - once);
  return places;
}

/** In fewer rows it is chance that columns repeat, and each set of columns makes statements of its own. */
const fewestRows = 10;
