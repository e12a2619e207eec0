import { readDocument } from '../../../adapters/master-data/read-document.ts';
import { parseFounding } from '../../../application/master-data/parse-founding.ts';
import { parseRecipe } from '../../../application/master-data/parse-recipe.ts';
import type { Problem } from '../../../application/master-data/reader.ts';
import { loadDemoPlant } from '../../../demo/plant/load-demo-plant.ts';
import type { Founding } from '../../../domain/plant/founding.ts';
import type { Recipe } from '../../../domain/recipe/recipe.ts';
import { type CliCommand, type CliInput, type CliIo, textOption, UsageError } from '../command.ts';

/** More would hide the first ones. */
const MOST_PRINTED = 50;

/** `recipe check FILE`: every problem of a recipe file with its place, before it comes near a plant (design §10). */
export const command: CliCommand = {
  summary: 'check a recipe file',
  usage: 'check FILE [--plant FILE]',
  options: {
    plant: {
      type: 'string',
      value: 'FILE',
      help: 'plant file to check stations, items, scales and people against; default the demo plant',
    },
  },
  positionals: { names: ['check', 'FILE'] },
  async run(input, io) {
    const [verb = '', file = ''] = input.positionals;
    if (verb !== 'check') throw new UsageError(`"recipe" can only "check", not "${verb}".`);
    const plant = await plantOf(input);
    const checked = 'problems' in plant ? plant : await check(file, plant.founding);
    report(checked, file, input.json, io);
    return checked.problems.length === 0 ? 0 : 1;
  },
};

interface Checked {
  readonly recipe: Recipe | null;
  /** Name of the plant that the recipe was checked against. */
  readonly plant: string | null;
  readonly problems: readonly Problem[];
}

const refused = (problems: readonly Problem[]): Checked => ({ recipe: null, plant: null, problems });

async function plantOf(input: CliInput): Promise<{ readonly founding: Founding } | Checked> {
  const file = textOption(input, 'plant');
  if (file === undefined) return loadDemoPlant(null);
  const document = await read(file);
  if ('problems' in document) return document;
  const parsed = parseFounding(document.data);
  return parsed.ok
    ? { founding: parsed.value }
    : refused(parsed.error.map(({ path, sentence }) => ({ path: `plant ${path}`, sentence })));
}

async function check(file: string, founding: Founding): Promise<Checked> {
  const document = await read(file);
  if ('problems' in document) return document;
  const parsed = parseRecipe(document.data, founding);
  return parsed.ok
    ? { recipe: parsed.value, plant: founding.site.name, problems: [] }
    : refused(parsed.error);
}

/** A path that leads to no file is a wrong call; a file that holds no document is a problem found. */
async function read(file: string): Promise<{ readonly data: unknown } | Checked> {
  const document = await readDocument(file);
  if (document.ok) return { data: document.value };
  const { kind, sentence } = document.error;
  if (kind === 'file') throw new UsageError(`${file} cannot be read. ${sentence}`);
  return refused([{ path: file, sentence }]);
}

function report({ recipe, plant, problems }: Checked, file: string, json: boolean, io: CliIo): void {
  const isOk = problems.length === 0;
  if (json) {
    const named = recipe && { id: recipe.id, version: recipe.version, steps: recipe.steps.length };
    io.out(JSON.stringify({ ok: isOk, file, recipe: named, plant, problems }, null, 2));
    return;
  }
  if (isOk && recipe) {
    const { id, version, steps } = recipe;
    io.out(`${file}: ok. ${id} rev ${version}, ${steps.length} steps, checked against ${plant}.`);
    return;
  }
  for (const { path, sentence } of problems.slice(0, MOST_PRINTED)) io.out(`${path}: ${sentence}`);
  if (problems.length > MOST_PRINTED) io.out(`… and ${problems.length - MOST_PRINTED} more.`);
  io.err(`${file}: ${problems.length === 1 ? '1 problem' : `${problems.length} problems`}.`);
}
