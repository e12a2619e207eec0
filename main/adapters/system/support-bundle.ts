import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { release } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { sha256Hex } from './digest.ts';
import { redacted } from './redact.ts';
import { type TarEntry, tar } from './tar.ts';

export interface SupportFacts {
  readonly logsFolder: string;
  /** Effective configuration; secrets in it are taken out here. */
  readonly config: unknown;
  readonly productVersion: string;
  /** Health as the screens show it, and whatever else helps; secrets are taken out here. */
  readonly state: unknown;
}

/** Newest log files first, as many as fit. */
const MOST_LOG_BYTES = 20 * 1024 * 1024;

/**
 * Writes logs, configuration without secrets, state and versions as one `.tar.gz`; never the record, never
 * credentials or keys. Rejects when `path` exists. Returns the names inside.
 */
export async function writeSupportBundle(
  path: string,
  facts: SupportFacts,
  nowMs: number,
): Promise<readonly string[]> {
  const { productVersion, config, state, logsFolder } = facts;
  const files: TarEntry[] = [
    json('versions.json', {
      interlock: productVersion,
      ...runtimeVersions(),
      at: new Date(nowMs).toISOString(),
    }),
    json('config.json', redacted(config)),
    json('state.json', redacted(state)),
    ...(await newestLogs(logsFolder)),
  ];
  const sums = files.map(({ name, content }) => `${sha256Hex(content)}  ${name}\n`).join('');
  const all = [...files, { name: 'SHA256SUMS', content: Buffer.from(sums) }];
  const packed = await promisify(gzip)(tar(all, nowMs));
  await writeFile(path, packed, { flag: 'wx', mode: 0o600 });
  return all.map(({ name }) => name);
}

function runtimeVersions(): Readonly<Record<string, string | undefined>> {
  const { node, v8, openssl, electron } = process.versions;
  return { node, v8, openssl, electron, platform: `${process.platform}-${process.arch}`, system: release() };
}

const json = (name: string, value: unknown): TarEntry => ({
  name,
  content: Buffer.from(`${JSON.stringify(value, null, 2)}\n`),
});

async function newestLogs(folder: string): Promise<readonly TarEntry[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.log'));
  const dated = await Promise.all(
    names.map(async (name) => ({ name, modified: (await stat(join(folder, name))).mtimeMs })),
  );
  const kept: TarEntry[] = [];
  let bytes = 0;
  for (const { name } of dated.sort((a, b) => b.modified - a.modified)) {
    const content = await readFile(join(folder, name));
    bytes += content.length;
    if (bytes > MOST_LOG_BYTES) break;
    kept.push({ name: `logs/${name}`, content });
  }
  return kept;
}
