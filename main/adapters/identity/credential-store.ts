import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { hash, verify } from '@node-rs/argon2';
import type { HashedSecret } from '../../application/ports/node-ports.ts';
import type { PersonId } from '../../contract/ids.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { type SecretWeakness, weaknessOf } from '../../domain/identity/secret-rules.ts';
import { type Credential, type Credentials, readCredentials, writeCredentials } from './credential-file.ts';

/**
 * What proves people, kept apart from the log (design §5). Secrets come in, verdicts go out; nothing here can be
 * turned back into a secret, and no message of this module repeats one.
 */
export interface CredentialStore {
  /** Gives a person a new secret, or says why it is too weak. The version is the one events carry from now on. */
  enrol(person: PersonId, secret: string): Promise<Result<{ readonly version: number }, SecretWeakness>>;
  /** Makes a new secret of a person ready, or says why it is too weak; until it is kept the one before stands. */
  hash(person: PersonId, secret: string): Promise<Result<HashedSecret, SecretWeakness>>;
  /** Takes as long for an unknown person as for a known one, and never blocks the main thread. */
  verify(person: PersonId, secret: string): Promise<'match' | 'mismatch' | 'notEnrolled'>;
  /** The version of the present secret; 0 for a person without one. */
  version(person: PersonId): number;
  /** Gives a person a badge; the one they had and the one who had it lose it. */
  assignBadge(person: PersonId, token: string): void;
  /** Whose badge this is. A badge says who, and proves nothing. */
  personOfBadge(token: string): PersonId | null;
}

/** Cost of one guess: memory in KiB and passes of argon2id, on one lane. Stored in each hash. */
export interface Argon2Cost {
  readonly memoryCost: number;
  readonly timeCost: number;
}

/** OWASP's minimum for argon2id: the demo's many sign-ins stay quick. */
export const DEMO_COST: Argon2Cost = { memoryCost: 19 * 1024, timeCost: 2 };
export const PRODUCTION_COST: Argon2Cost = { memoryCost: 64 * 1024, timeCost: 3 };

export const CREDENTIAL_FILE = 'credentials.json';

const NOBODY: Credential = { version: 0, verifier: null, badge: null };

/** Opens the store of a data folder; the file is made with the first enrolment. Throws `CredentialsUnusable`. */
export async function openCredentialStore(
  dataFolder: string,
  cost: Argon2Cost = PRODUCTION_COST,
): Promise<CredentialStore> {
  const path = join(dataFolder, CREDENTIAL_FILE);
  let credentials: Credentials = readCredentials(path) ?? {
    badgeKey: randomBytes(32).toString('hex'),
    people: {},
  };
  const argon2 = { ...cost, parallelism: 1 };
  // Checked in place of the verifier that an unknown person lacks, so that the clock does not tell who exists.
  const decoy = await hash(randomBytes(16), argon2);

  const of = (person: PersonId): Credential =>
    (Object.hasOwn(credentials.people, person) ? credentials.people[person] : undefined) ?? NOBODY;

  function keep(changes: Readonly<Record<string, Credential>>): void {
    const next = { ...credentials, people: { ...credentials.people, ...changes } };
    writeCredentials(path, next);
    credentials = next;
  }

  const badgeHash = (token: string): string =>
    createHmac('sha256', Buffer.from(credentials.badgeKey, 'hex')).update(token).digest('hex');

  function holderOf(token: string): PersonId | null {
    const wanted = Buffer.from(badgeHash(token), 'hex');
    const holder = Object.entries(credentials.people).find(
      ([, { badge }]) => badge !== null && timingSafeEqual(Buffer.from(badge, 'hex'), wanted),
    );
    return holder === undefined ? null : (holder[0] as PersonId);
  }

  async function hashed(person: PersonId, secret: string): Promise<Result<HashedSecret, SecretWeakness>> {
    const weakness = weaknessOf(person, secret);
    if (weakness !== null) return err(weakness);
    const verifier = await hash(typed(secret), argon2);
    return ok({
      keep: () => keep({ [person]: { ...of(person), version: of(person).version + 1, verifier } }),
    });
  }

  return {
    async enrol(person, secret) {
      const ready = await hashed(person, secret);
      if (!ready.ok) return ready;
      ready.value.keep();
      return ok({ version: of(person).version });
    },
    hash: hashed,
    async verify(person, secret) {
      const { verifier } = of(person);
      const matches = await verify(verifier ?? decoy, typed(secret));
      if (verifier === null) return 'notEnrolled';
      return matches ? 'match' : 'mismatch';
    },
    version: (person) => of(person).version,
    assignBadge(person, token) {
      const former = holderOf(token);
      keep({
        ...(former === null ? {} : { [former]: { ...of(former), badge: null } }),
        [person]: { ...of(person), badge: badgeHash(token) },
      });
    },
    personOfBadge: holderOf,
  };
}

/** The same keys make the same secret, however a keyboard composes its accents. */
const typed = (secret: string): string => secret.normalize('NFC');
