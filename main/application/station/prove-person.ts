import type { PersonId } from '../../contract/ids.ts';
import type { Command } from '../../contract/parse-command.ts';
import { err, type Result } from '../../contract/result.ts';
import type { SecretFault } from '../../domain/identity/secret-rules.ts';
import { isSigned } from '../../domain/identity/signing.ts';
import type { Origin } from '../../domain/kernel-command.ts';
import type { CredentialVerdict } from '../../domain/observed.ts';
import type { PlantReader } from '../../domain/state.ts';
import type { Credentials, HashedSecret } from '../ports/node-ports.ts';

/** A command without its secret, and what the credentials said about that secret; null when nobody had to prove it. */
export interface Proven {
  readonly bare: Command;
  readonly verdict: CredentialVerdict | null;
  /** The secret that the person goes over to, ready to be kept, or what is wrong with it; null where none is chosen. */
  readonly chosen: Result<HashedSecret, SecretFault> | null;
}

/** The secret is judged here and goes no further. */
export async function provePerson(
  credentials: Credentials,
  state: PlantReader,
  command: Command,
  origin: Origin,
): Promise<Proven> {
  const judge = async (person: PersonId, secret: string): Promise<CredentialVerdict> => ({
    person,
    verdict: await credentials.verify(person, secret),
    version: credentials.version(person),
  });
  if (command.type === 'SignIn') {
    const verdict = await judge(command.person, command.secret);
    return { bare: { ...command, secret: '' }, verdict, chosen: null };
  }
  if (command.type === 'ChooseSecret') {
    const { person, secret, newSecret } = command;
    const verdict = await judge(person, secret);
    // Nobody is told how good a secret would be for somebody they are not.
    const chosen =
      verdict.verdict !== 'match'
        ? null
        : newSecret.normalize() === secret.normalize()
          ? err('unchanged' as const)
          : await credentials.hash(person, newSecret);
    return { bare: { ...command, secret: '', newSecret: '' }, verdict, chosen };
  }
  if (!isSigned(command.type) || !('signature' in command))
    return { bare: command, verdict: null, chosen: null };
  const session = state.get('sessions', origin.terminal);
  const signer = command.signature.person ?? (session?.open ? session.person : null);
  const bare = { ...command, signature: { ...command.signature, secret: '' } } as Command;
  const verdict = signer === null ? null : await judge(signer, command.signature.secret);
  return { bare, verdict, chosen: null };
}
