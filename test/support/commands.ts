import { randomUUID } from 'node:crypto';

/** A command as a screen would send it; nothing is checked here, so that tests can send nonsense. */
export const commandOf = (
  type: string,
  context: {
    readonly station: string;
    readonly person?: string | null;
    readonly batch?: string;
    readonly step?: string;
  },
  fields: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> & { readonly id: string } => ({
  id: randomUUID(),
  type,
  context: {
    station: context.station,
    person: context.person ?? null,
    batch: context.batch ?? null,
    step: context.step ?? null,
  },
  ...fields,
});

export const signInOf = (station: string, person: string, secret: string) =>
  commandOf('SignIn', { station }, { person, secret });
