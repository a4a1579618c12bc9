/** Resolves at SIGINT or SIGTERM; a second signal ends the process at once. */
export function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    let told = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        if (told) process.exit(130);
        told = true;
        resolve();
      });
  });
}
