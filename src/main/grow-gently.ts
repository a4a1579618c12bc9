import { setFlagsFromString } from 'node:v8';

/**
 * Lets the heaps of this process grow by a tenth before they are looked through, where V8 would let them grow fourfold: what an import throws
 * away is then taken back while it runs, and a million rows take little more memory than ten thousand. For a process that imports and ends; the
 * server, which has keys to answer, leaves V8 its own pace.
 */
export function growGently(): void {
  setFlagsFromString('--heap-growing-percent=10');
}
