import { hash } from 'node:crypto';
import { workerData } from 'node:worker_threads';
import { openLogFile } from '../verifier/log-file.ts';

type Row = [seq: number, body: string, hash: string];

const PAGE = 2_000;
const NODE = Buffer.alloc(65, 1);

const file = openLogFile(workerData as string);
const page = file.db
  .prepare<[number, number], Row>('SELECT seq, body, hash FROM events WHERE seq > ? ORDER BY seq LIMIT ?')
  .raw();
let previous = '0'.repeat(64);
let after = 0;
for (let rows = page.all(after, PAGE); rows.length > 0; rows = page.all(after, PAGE))
  for (const [seq, body, stored] of rows) {
    if (hash('sha256', previous + body, 'hex') !== stored) throw new Error(`event ${seq} does not follow`);
    NODE.write(hash('sha256', `\0${stored}`, 'binary'), 1, 'latin1');
    hash('sha256', NODE, 'binary');
    previous = stored;
    after = seq;
  }
file.close();
