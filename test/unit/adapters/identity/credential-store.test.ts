import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  CREDENTIAL_FILE,
  DEMO_COST,
  openCredentialStore,
  PRODUCTION_COST,
} from '../../../../main/adapters/identity/credential-store.ts';
import { id, type PersonId } from '../../../../main/contract/ids.ts';
import { weaknessOf } from '../../../../main/domain/identity/secret-rules.ts';
import { temporaryFolder } from '../../../support/log-fixtures.ts';

const alvarez = id<PersonId>('OP-101');
const price = id<PersonId>('OP-107');
const SECRET = 'heron-8261';
const BADGE = '04A2339F11';
/** The least that argon2 allows: these tests are about the store, not about the price of a guess. */
const CHEAP = { memoryCost: 8, timeCost: 1 };

describe('the credential store', () => {
  it('tells a right secret from a wrong one and from a person without any', async () => {
    const store = await openCredentialStore(temporaryFolder(), CHEAP);
    expect(await store.enrol(alvarez, SECRET)).toEqual({ ok: true, value: { version: 1 } });
    expect(await store.verify(alvarez, SECRET)).toBe('match');
    expect(await store.verify(alvarez, `${SECRET} `)).toBe('mismatch');
    expect(await store.verify(price, SECRET)).toBe('notEnrolled');
    expect(await store.verify(id<PersonId>('constructor'), SECRET)).toBe('notEnrolled');
  });

  it('counts versions up and knows only the newest secret', async () => {
    const store = await openCredentialStore(temporaryFolder(), CHEAP);
    expect(store.version(alvarez)).toBe(0);
    await store.enrol(alvarez, SECRET);
    expect(await store.enrol(alvarez, 'osprey-5520')).toEqual({ ok: true, value: { version: 2 } });
    expect(store.version(alvarez)).toBe(2);
    expect(await store.verify(alvarez, SECRET)).toBe('mismatch');
    expect(await store.verify(alvarez, 'osprey-5520')).toBe('match');
  });

  it('accepts a secret however the keyboard composed its accents', async () => {
    const store = await openCredentialStore(temporaryFolder(), CHEAP);
    await store.enrol(alvarez, 'Größe-été-1'.normalize('NFC'));
    expect(await store.verify(alvarez, 'Größe-été-1'.normalize('NFD'))).toBe('match');
  });

  it('keeps everything over a restart, in a file of its owner alone, without the secret or the badge', async () => {
    const folder = temporaryFolder();
    const first = await openCredentialStore(folder, CHEAP);
    await first.enrol(alvarez, SECRET);
    first.assignBadge(alvarez, BADGE);
    const path = join(folder, CREDENTIAL_FILE);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const text = readFileSync(path, 'utf8');
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain(BADGE);
    expect(text).toContain('$argon2id$v=19$m=8,t=1,p=1$');

    const again = await openCredentialStore(folder);
    expect(await again.verify(alvarez, SECRET)).toBe('match');
    expect(again.personOfBadge(BADGE)).toBe(alvarez);
    expect(again.version(alvarez)).toBe(1);
  });

  it('knows whose badge it is, and one badge has one person', async () => {
    const store = await openCredentialStore(temporaryFolder(), CHEAP);
    await store.enrol(alvarez, SECRET);
    store.assignBadge(alvarez, BADGE);
    expect(store.personOfBadge(BADGE)).toBe(alvarez);
    expect(store.personOfBadge('0000000000')).toBeNull();
    store.assignBadge(price, BADGE);
    expect(store.personOfBadge(BADGE)).toBe(price);
    expect(await store.verify(alvarez, SECRET)).toBe('match');
    expect(await store.verify(price, SECRET)).toBe('notEnrolled');
  });

  it('takes as long for a person it does not know, and leaves the main thread free', async () => {
    const store = await openCredentialStore(temporaryFolder(), DEMO_COST);
    await store.enrol(alvarez, SECRET);
    const timed = async (person: PersonId) => {
      const began = performance.now();
      await store.verify(person, 'wrong-secret');
      return performance.now() - began;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 1);
    for (let n = 0; n < 9; n += 1) {
      known.push(await timed(alvarez));
      unknown.push(await timed(price));
    }
    clearInterval(ticking);
    const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[4] ?? 0;
    expect(median(unknown) / median(known)).toBeGreaterThan(0.5);
    expect(median(unknown) / median(known)).toBeLessThan(2);
    expect(ticks).toBeGreaterThan(18);
  });

  it('spends what OWASP asks for, more in production', () => {
    expect(DEMO_COST).toEqual({ memoryCost: 19_456, timeCost: 2 });
    expect(PRODUCTION_COST).toEqual({ memoryCost: 65_536, timeCost: 3 });
  });

  it('leaves the secret that is there until the next one is kept', async () => {
    const store = await openCredentialStore(temporaryFolder(), CHEAP);
    await store.enrol(alvarez, SECRET);
    store.assignBadge(alvarez, 'N7QK');
    const next = await store.hash(alvarez, 'osprey-5520');
    expect([store.version(alvarez), await store.verify(alvarez, SECRET)]).toEqual([1, 'match']);
    if (!next.ok) throw new Error(next.error);
    next.value.keep();
    expect([store.version(alvarez), await store.verify(alvarez, SECRET)]).toEqual([2, 'mismatch']);
    expect(await store.verify(alvarez, 'osprey-5520')).toBe('match');
    expect(store.personOfBadge('N7QK')).toBe(alvarez);
    expect(await store.hash(alvarez, '1234')).toEqual({ ok: false, error: 'too-short' });
  });

  it('writes nothing when a secret is refused', async () => {
    const folder = temporaryFolder();
    const store = await openCredentialStore(folder, CHEAP);
    expect(await store.enrol(alvarez, '1234')).toEqual({ ok: false, error: 'too-short' });
    expect(store.version(alvarez)).toBe(0);
    expect(existsSync(join(folder, CREDENTIAL_FILE))).toBe(false);
  });

  it('refuses a file that others can read, and a damaged one, without repeating its content', async () => {
    const folder = temporaryFolder();
    const store = await openCredentialStore(folder, CHEAP);
    await store.enrol(alvarez, SECRET);
    const path = join(folder, CREDENTIAL_FILE);
    const good = readFileSync(path, 'utf8');
    chmodSync(path, 0o644);
    await expect(openCredentialStore(folder, CHEAP)).rejects.toThrow('chmod 600');
    chmodSync(path, 0o600);
    for (const bad of [
      '',
      '{',
      'null',
      '{"format":2}',
      good.replace('$argon2id$', '$plain$'),
      good.slice(0, 90),
    ]) {
      writeFileSync(path, bad);
      await expect(openCredentialStore(folder, CHEAP)).rejects.toThrow(
        /^\S+ is damaged: restore it from a backup\.$/,
      );
    }
  });
});

describe('a secret', () => {
  it.each([
    ['1234', 'too-short'],
    ['12a4!', 'too-short'],
    ['x'.repeat(201), 'too-long'],
    ['OP-101!!', 'is-the-person'],
    ['op101xyz', 'is-the-person'],
    ['aaaaaa', 'repeats'],
    ['121212', 'repeats'],
    ['abcabc', 'repeats'],
    ['123456', 'counts'],
    ['987654', 'counts'],
    ['abcdefg', 'counts'],
  ] as const)('%s is %s', (secret, weakness) => {
    expect(weaknessOf(alvarez, secret)).toBe(weakness);
  });

  it('of a person is refused when it is part of the id', () => {
    expect(weaknessOf(id<PersonId>('maria.alvarez'), 'Alvarez')).toBe('is-the-person');
  });

  it.each(['471153', SECRET, '!?!?.!', 'ünïcödé', '1 2 4 8 16'])('%s is good enough', (secret) => {
    expect(weaknessOf(alvarez, secret)).toBeNull();
  });
});
