import { ensure } from './ensure.mjs';
import { productNode } from './places.mjs';
import { CLI, runChild } from './run-child.mjs';
import { runSetup } from './say.mjs';

// `npm run -s interlock -- <command>`: set-up talks on stderr, the command owns stdout and the exit code.
await runSetup(async () => {
  await ensure();
  return await runChild(productNode(), [CLI, ...process.argv.slice(2)]);
});
