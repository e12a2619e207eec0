import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FAMILIES } from '../door/reach/families.ts';
import { floorState } from '../support/floor/saved-situations.ts';
import { sourcesDigest } from '../support/floor/sources-digest.ts';
import { checkEdits, DELETIONS, type Deletion } from './deletions.ts';
import { type Outcome, runTests } from './run-tests.ts';

const HELP = `Deletes each gate of each command and each row of the trigger table in turn, and shows that a test misses it.

  npm run prove-gates -- [--only TEXT] [--fresh] [--jobs N]

  --only TEXT  Only deletions whose tag contains TEXT, such as AcceptWeight/ or trigger:
  --fresh      Forgets what an earlier run over the same sources has proved.
  --jobs N     So many at a time; 2 when not given.
`;

interface Proof {
  readonly tag: string;
  readonly outcome: Outcome;
}

async function prove(only: string, fresh: boolean, jobs: number): Promise<0 | 1> {
  process.env['FLOOR_STATE'] = floorState();
  const wanted = DELETIONS.filter(({ tag }) => tag.includes(only));
  checkEdits(wanted);
  const memory = remembered(fresh);
  const open = wanted.filter(({ tag }) => !memory.proofs.has(tag));
  say(`${wanted.length} deletions, ${wanted.length - open.length} of them judged by an earlier run.`);
  if (open.length > 0 && !(await isGreen(open))) return 1;

  let done = 0;
  const queue = [...open];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const outcome = await runTests(filesOf(next), next, [next.tag]);
      memory.keep({ tag: next.tag, outcome });
      done += 1;
      say(`${String(done).padStart(4)}/${open.length} ${line({ tag: next.tag, outcome })}`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  return report(wanted.map(({ tag }) => memory.proofs.get(tag)).filter((proof) => proof !== undefined));
}

/** A pattern of more tags than this would be no quicker than all tests. */
const MOST_NAMED = 60;

/** Without a deletion every test must pass: what is red anyway proves nothing. */
async function isGreen(open: readonly Deletion[]): Promise<boolean> {
  const files = [...new Set(open.flatMap(filesOf))];
  say(`First without any deletion: ${files.join(', ')}.`);
  const outcome = await runTests(files, null, open.length <= MOST_NAMED ? open.map(({ tag }) => tag) : []);
  if (outcome.kind === 'green') return true;
  say(outcome.kind === 'red' ? `Red without a deletion: ${outcome.test}: ${outcome.why}` : outcome.why);
  return false;
}

/** The test files in which a tag occurs. */
function filesOf({ tag }: Deletion): readonly string[] {
  if (tag.startsWith('trigger:')) return ['door/triggers'];
  const pair = tag.slice('gate:'.length);
  return Object.entries(FAMILIES)
    .filter(([, rows]) => rows.some(({ command, gate }) => `${command}/${gate}` === pair))
    .map(([family]) => `door/reach/${family}.test.ts`);
}

/** What was proved over these very sources; a run that was broken off goes on where it was. */
function remembered(fresh: boolean) {
  const folder = join(import.meta.dirname, '..', '..', 'node_modules', '.vite', 'prove-gates');
  const file = join(folder, `${sourcesDigest(['main', 'test/support', 'test/door'])}.jsonl`);
  mkdirSync(folder, { recursive: true });
  if (fresh) rmSync(file, { force: true });
  const proofs = new Map<string, Proof>();
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  for (const text of lines) {
    const proof = JSON.parse(text) as Proof;
    if (proof.outcome.kind === 'red') proofs.set(proof.tag, proof);
  }
  return {
    proofs,
    keep(proof: Proof) {
      proofs.set(proof.tag, proof);
      appendFileSync(file, `${JSON.stringify(proof)}\n`);
    },
  };
}

function report(proofs: readonly Proof[]): 0 | 1 {
  const missed = proofs.filter((proof) => !isProven(proof));
  say('');
  for (const proof of missed) say(line(proof));
  say(`${proofs.length - missed.length} proven, ${missed.length} not.`);
  return missed.length === 0 ? 0 : 1;
}

/** A test with the id of a requirement and with this very tag turned red. */
const isProven = ({ tag, outcome }: Proof): boolean =>
  outcome.kind === 'red' && outcome.test.includes(`[${tag}]`) && /\[[SR]\d/.test(outcome.test);

function line(proof: Proof): string {
  const { tag, outcome } = proof;
  if (isProven(proof) && outcome.kind === 'red')
    return `proven  ${tag}  ${outcome.test.replace(`[${tag}]`, '')}`;
  const why =
    outcome.kind === 'green'
      ? `${outcome.tests} tests stay green`
      : outcome.kind === 'red'
        ? `red, but not for its own test: ${outcome.test}`
        : outcome.why;
  return `NOT     ${tag}  ${why}`;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    fresh: { type: 'boolean', default: false },
    jobs: { type: 'string', default: '2' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
process.exitCode = await prove(values.only, values.fresh, Math.max(1, Number(values.jobs) || 1));
