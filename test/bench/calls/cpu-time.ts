import { readdirSync, readFileSync } from 'node:fs';

/**
 * What a process, all its threads and all its descendants have used of the processors so far, in ms, ended children included as far as
 * they were waited for. `except`: a descendant that is somebody else's affair, with all that it started. 0 when the process is gone.
 * Linux counts in hundredths of a second.
 */
export function cpuTime(pid: number, except: number | null = null): number {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = statOf(Number(name))?.parent;
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const ofTree = (root: number): number =>
    root === except ? 0 : (statOf(root)?.ticks ?? 0) + (children.get(root) ?? []).reduce((sum, child) => sum + ofTree(child), 0);
  return ofTree(pid) * msPerTick;
}

/** What all processors of this machine have been busy so far, and could have been, in ms. proc(5), `/proc/stat`. */
export function machineTime(): { readonly busy: number; readonly possible: number } {
  const [user = 0, nice = 0, system = 0, idle = 0, iowait = 0, irq = 0, softirq = 0, steal = 0] = readFileSync(
    '/proc/stat',
    'latin1',
  )
    .split('\n', 1)
    .join()
    .split(/\s+/)
    .slice(1)
    .map(Number);
  const busy = user + nice + system + irq + softirq + steal;
  return { busy: busy * msPerTick, possible: (busy + idle + iowait) * msPerTick };
}

/** USER_HZ, which Linux keeps at 100 for programs whatever the kernel's own clock is. */
const msPerTick = 10;

/** proc(5): field 4 is the parent; 14 to 17 are user and system time of the process, then of its ended children. */
function statOf(pid: number): { readonly parent: number; readonly ticks: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name may hold spaces and brackets: fields are counted from behind it.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [utime = 0, stime = 0, childrenUser = 0, childrenSystem = 0] = fields.slice(11, 15);
    return { parent: fields[1] ?? 0, ticks: utime + stime + childrenUser + childrenSystem };
  } catch {
    return undefined;
  }
}
