import { useEffect, useState } from 'react';

/** Renders anew every second while `on`. */
export function useTick(on: boolean): void {
  const [, setBeat] = useState(0);
  useEffect(() => {
    if (!on) return;
    const timer = setInterval(() => setBeat((beat) => beat + 1), 1000);
    return () => clearInterval(timer);
  }, [on]);
}
