/** Writes the vector files anew from the format's writer: `node test/vectors/log-chain/make.ts`. A changed file is a changed format. */
import { writeFileSync } from 'node:fs';
import { makeVectors } from '../../support/log-vectors.ts';

for (const { name, ...vector } of makeVectors()) {
  writeFileSync(new URL(`./${name}.json`, import.meta.url), `${JSON.stringify(vector, null, 1)}\n`);
}
