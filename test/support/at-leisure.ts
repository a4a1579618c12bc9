import { setPriority } from 'node:os';

/** What is decided in no real time leaves the processor to telephone calls that go on beside it. */
setPriority(10);
