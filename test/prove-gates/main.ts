import { parseArgs } from 'node:util';
import { DELETIONS, tagsOf } from './deletions.ts';
import { type Ended, runTests } from './run-tests.ts';

const HELP = `Takes each gate of each command and each row of the trigger table out in turn, and shows that a test misses it.

  npm run prove-gates -- [--only TEXT]

  --only TEXT  Only entries whose tag contains TEXT, such as AcceptWeight/ or trigger:

Each test of the door runs twice: over the whole kernel, where it must pass, and without the one entry that its title
names, where it must fail.
`;

const FOLDERS = ['door/reach', 'door/triggers', 'unit/domain'];

async function prove(only: string): Promise<0 | 1> {
  const wanted = DELETIONS.filter((tag) => tag.includes(only));
  const pattern = `\\[(?:gate|trigger):[^\\]]*${only.replace(/^(gate|trigger):/, '').replace(/[^\w/]/g, '.')}`;
  say(`${wanted.length} entries. First nothing is taken out.`);
  const whole = await runTests('whole', FOLDERS, pattern);
  const redAnyway = whole.filter(({ verdict }) => verdict === 'failed');
  for (const { title, why } of redAnyway) say(`Red with nothing taken out: ${title}: ${why}`);
  if (redAnyway.length > 0) return 1;

  say(`${whole.length} tests pass. Now each without the entry that it names.`);
  const without = await runTests('withoutOwnEntry', FOLDERS, pattern);
  const proofs = wanted.map((tag) => ({
    tag,
    tests: without.filter(({ title }) => tagsOf(title)[0] === tag),
  }));
  for (const { tag, tests } of proofs) say(line(tag, tests));
  const missed = proofs.filter(({ tests }) => !tests.some(misses));
  say(`\n${proofs.length - missed.length} proven, ${missed.length} not.`);
  for (const { tag, tests } of missed) say(line(tag, tests));
  return missed.length === 0 ? 0 : 1;
}

/** A test with the id of a requirement turned red. */
const misses = ({ title, verdict }: Ended): boolean => verdict === 'failed' && /\[[SR]\d/.test(title);

function line(tag: string, tests: readonly Ended[]): string {
  const red = tests.find(misses);
  if (red) return `proven  ${tag}  ${red.title.replace(`[${tag}]`, '')}: ${red.why}`;
  return `NOT     ${tag}  ${tests.length === 0 ? 'no test has this tag' : `${tests.length} tests stay green`}`;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, help: { type: 'boolean', default: false } },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
process.exitCode = await prove(values.only);
