import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createKey, KeyUnusable, loadSigner } from '../../../../main/adapters/pins/ed25519-signer.ts';
import { originOf } from '../../../../main/domain/log/checkpoint.ts';
import { BOOT, NODE, temporaryFolder, timeOf } from '../../../support/log-fixtures.ts';
import { testSigner } from '../../../support/signed-log.ts';

const checkpoint = {
  origin: originOf(NODE),
  size: 3,
  root: '1f'.repeat(32),
  head: '2e'.repeat(32),
  time: timeOf(3),
  boot: BOOT,
  previous: '0'.repeat(64),
  snapshot: null,
};

describe('the signing key', () => {
  it('is one file that only its owner may read, and is never made over an old one', () => {
    const path = join(temporaryFolder(), 'keys', 'key.pem');
    createKey(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const before = readFileSync(path, 'utf8');
    expect(() => createKey(path)).toThrow('There is a signing key already');
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(loadSigner(path, NODE).verifierKey).toMatch(
      new RegExp(`^interlock/${NODE}\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]{44}$`),
    );
  });

  it('is refused when it is missing, open to others, of another kind, or no key', () => {
    const path = join(temporaryFolder(), 'key.pem');
    expect(() => loadSigner(path, NODE)).toThrow('is missing');
    createKey(path);
    chmodSync(path, 0o640);
    expect(() => loadSigner(path, NODE)).toThrow('set its mode to 600');
    chmodSync(path, 0o600);
    writeFileSync(path, generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
    expect(() => loadSigner(path, NODE)).toThrow('not an Ed25519 key');
    writeFileSync(path, 'x');
    expect(() => loadSigner(path, NODE)).toThrow(KeyUnusable);
  });

  it('signs what only it verifies', () => {
    const signer = testSigner('one');
    const note = signer.sign(checkpoint);
    expect(signer.verify(note)).toEqual(checkpoint);
    expect(testSigner('two').verify(note)).toBeNull();
    expect(testSigner('one', BOOT).verify(note)).toBeNull();
    expect(signer.verify(note.replace('\n3\n', '\n4\n'))).toBeNull();
    expect(signer.verify('')).toBeNull();
  });
});
