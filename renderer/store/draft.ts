import type { Brand } from '../../main/contract/brand.ts';
import type { Command } from '../../main/contract/parse-command.ts';
import type { StationView } from '../../main/contract/views.ts';

type Plain<T> =
  T extends Brand<string, string>
    ? string
    : T extends readonly (infer Element)[]
      ? readonly Plain<Element>[]
      : T extends object
        ? { readonly [Key in keyof T]: Plain<T[Key]> }
        : T;
type Intention<C> = C extends Command ? Plain<Omit<C, 'id' | 'context'>> : never;
type Unsigned<D> = D extends { readonly signature: unknown } ? Omit<D, 'signature'> : never;

/** What a person asks for, before the screen adds a command id and the context it shows. */
export type Draft = Intention<Command>;
/** A draft that a signature completes. */
export type UnsignedDraft = Unsigned<Draft>;
export type Signature = Extract<Draft, { type: 'CompleteStep' }>['signature'];

/** The context the person sees, claimed with every command; the station compares it with its own (S31). */
export function contextOf(view: StationView): Plain<Command['context']> {
  const { station, person, batch } = view.frame;
  return {
    station: station.id,
    person: person?.id ?? null,
    batch: batch?.id ?? null,
    step: batch?.step ?? null,
  };
}

/** A command ready to send: a fresh id is a fresh intention. */
export const commandFrom = <D extends Draft | UnsignedDraft>(draft: D, view: StationView) => ({
  id: crypto.randomUUID(),
  context: contextOf(view),
  ...draft,
});
