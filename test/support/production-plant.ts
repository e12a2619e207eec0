import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { northfield } from '../../main/demo/plant/load-demo-plant.ts';
import { packaged } from './packaged.ts';
import { newDataFolder } from './running-station.ts';

/** A production plant as IT founds it: by `import`, with the first secrets that it says once. */
export interface ProductionPlant {
  readonly dataFolder: string;
  readonly secretOf: (person: string) => string;
}

/** Founds Northfield as a production plant in a new temporary folder. */
export async function foundProduction(): Promise<ProductionPlant> {
  const dataFolder = newDataFolder();
  const file = join(dirname(dataFolder), 'plant.json');
  writeFileSync(file, JSON.stringify({ ...Object(northfield()), kind: 'production' }));
  const { cli } = await packaged();
  const args = [cli, 'import', file, '--data', dataFolder, '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const { people } = JSON.parse(stdout) as { people: readonly { person: string; secret: string }[] };
  const secrets = new Map(people.map(({ person, secret }) => [person, secret]));
  return {
    dataFolder,
    secretOf: (person) => {
      const secret = secrets.get(person);
      if (secret === undefined) throw new Error(`${person} was given no secret`);
      return secret;
    },
  };
}
