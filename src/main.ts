import { keepCompiled } from './main/keep-compiled.ts';

const leastNode = 26;

if (Number(process.versions.node.split('.')[0]) < leastNode) {
  console.error(`Node ${leastNode} or newer is needed, this is ${process.version}. Run it as: npm run dovolat -- …`);
  process.exitCode = 1;
} else {
  keepCompiled();
  const { runCommand } = await import('./main/run-command.ts');
  process.exitCode = await runCommand(process.argv.slice(2));
}
