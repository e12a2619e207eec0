import type { OverrideOffer } from '../../contract/views.ts';
import { overrideRow } from '../../domain/overrides/overrides.ts';
import type { ExceptionRecord } from '../../domain/quality/exception.ts';
import type { Preview } from './affordances.ts';
import { type DeciderInput, decider } from './decider.ts';

/** The override that would answer what was refused, while it is refused and nobody has granted it. */
export function overrideOffer(
  input: DeciderInput,
  preview: Preview,
  { gate, state, refusal, batch, step, performers }: ExceptionRecord,
): OverrideOffer | null {
  const row = overrideRow('fefo');
  const [reason] = row.reasons;
  const lot = input.state.get('lots', String(refusal?.data['lot'] ?? ''));
  if (gate !== row.gate || state !== 'blocked' || !batch || !step || !lot || !reason) return null;
  const grantor = row.mayGrant.flatMap((role) => decider(input, role, performers) ?? [])[0] ?? null;
  const grant = preview.ask(
    { type: 'OverrideFefo', batch, step, lot: lot.id, reason, narrative: '-' },
    grantor,
  );
  return grant.refusals.some(({ gate: by }) => by === 'requireOverride')
    ? null
    : {
        override: row.id,
        batch,
        step,
        lot: lot.id,
        earlier: String(refusal?.data['earlier'] ?? ''),
        expires: String(refusal?.data['expires'] ?? ''),
        mayGrant: row.mayGrant,
        reasons: row.reasons,
        grant,
      };
}
