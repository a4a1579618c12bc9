import { spawn } from 'node:child_process';
import { Fault } from '../../kernel/fault.ts';
import type { RunProgram } from '../../kernel/programs.ts';

/** Runs a program to its end and gives its standard output. Throws Fault on a missing program, a bad exit or the time limit (then killed). */
export const runProgram: RunProgram = ({ file, args }, input, timeLimitMs) =>
  new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: 'pipe', timeout: timeLimitMs, killSignal: 'SIGKILL' });
    const output: Buffer[] = [];
    let complaint = '';
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString('utf8')).slice(-400);
    });
    child.on('error', (cause) =>
      reject(new Fault('program_missing', `${file} cannot be started`, { kind: 'misconfigured', cause })),
    );
    child.on('close', (code, signal) => {
      if (code === 0) resolve(Buffer.concat(output));
      else if (signal)
        reject(new Fault('program_too_slow', `${file} was stopped after ${timeLimitMs} ms (${signal})`, { retryable: true }));
      else reject(new Fault('program_failed', `${file} ended with ${code}: ${complaint.trim()}`, { retryable: true }));
    });
    // A program that ends before it has read everything closes the pipe; its exit code tells the story.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
