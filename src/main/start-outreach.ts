import type { OpenInstallation } from './open-installation.ts';
export function startOutreach(_i: OpenInstallation, _log: object): { stop(): Promise<void> } { return { stop: async () => {} }; }
