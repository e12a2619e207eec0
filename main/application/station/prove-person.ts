import type { PersonId } from '../../contract/ids.ts';
import type { Command } from '../../contract/parse-command.ts';
import { isSigned } from '../../domain/identity/signing.ts';
import type { Origin } from '../../domain/kernel-command.ts';
import type { CredentialVerdict } from '../../domain/observed.ts';
import type { PlantReader } from '../../domain/state.ts';
import type { Credentials } from '../ports/node-ports.ts';

/** A command without its secret, and what the credentials said about that secret; null when nobody had to prove it. */
export interface Proven {
  readonly bare: Command;
  readonly verdict: CredentialVerdict | null;
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
    return { bare: { ...command, secret: '' }, verdict: await judge(command.person, command.secret) };
  }
  if (!isSigned(command.type) || !('signature' in command)) return { bare: command, verdict: null };
  const session = state.get('sessions', origin.terminal);
  const signer = command.signature.person ?? (session?.open ? session.person : null);
  const bare = { ...command, signature: { ...command.signature, secret: '' } } as Command;
  return { bare, verdict: signer === null ? null : await judge(signer, command.signature.secret) };
}
