import { keepCompiled } from './main/keep-compiled.ts';
import { startLean } from './main/start-lean.ts';

const leastNode = 26;

if (Number(process.versions.node.split('.')[0]) < leastNode) {
  console.error(`Node ${leastNode} or newer is needed, this is ${process.version}. Run it as: npm run dovolat -- …`);
  process.exitCode = 1;
} else {
  keepCompiled();
  startLean(process.argv.slice(2));
  const { runCommand } = await import('./main/run-command.ts');
  process.exitCode = await runCommand(process.argv.slice(2));
}
