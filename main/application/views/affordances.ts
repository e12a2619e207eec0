import type { CommandId, PersonId, SessionId } from '../../contract/ids.ts';
import type { Command, CommandType } from '../../contract/parse-command.ts';
import type { Affordance, Affordances } from '../../contract/views.ts';
import { factsOf, refusalsOf } from '../../domain/decide.ts';
import type { GateFacts } from '../../domain/facts.ts';
import { isSigned } from '../../domain/identity/signing.ts';
import type { Observed } from '../../domain/observed.ts';
import { sessionAt, type ViewInput } from './view-input.ts';

/** A command as a screen would send it, without what every command carries. */
export type Draft = Command extends infer Each
  ? Each extends Command
    ? Omit<Each, 'id' | 'context' | 'signature'>
    : never
  : never;

/** Asks the gates about commands that nobody has given yet. */
export interface Preview {
  /** `signer`: who would sign; null means the holder of the session. */
  ask(draft: Draft, signer?: PersonId | null): Affordance;
  /** The facts the gates of this command would see. */
  facts(draft: Draft): GateFacts;
}

type PreviewInput = Pick<ViewInput, 'state' | 'origin' | 'moment' | 'health' | 'gap'>;

/** Previews for one terminal: the very gates that decide, without those that judge the moment of pressing. */
export function previewOf(input: PreviewInput): Preview {
  const { state, origin } = input;
  const observed = glance(input);
  const session = sessionAt(input);
  const context = {
    station: origin.station,
    person: session?.open ? session.person : null,
    batch: session?.context?.batch ?? null,
    step: session?.context?.step ?? null,
  };
  const complete = (draft: Draft, signer: PersonId | null): Command =>
    ({
      id: PREVIEW,
      context,
      ...draft,
      ...(isSigned(draft.type) && { signature: { person: signer, secret: '-', textHash: '0'.repeat(64) } }),
    }) as Command;
  return {
    ask: (draft, signer = null) => {
      const refusals = refusalsOf(factsOf(state, complete(draft, signer), observed), 'preview');
      return { passes: refusals.length === 0, refusals };
    },
    facts: (draft) => factsOf(state, complete(draft, null), observed),
  };
}

/** One affordance a draft, under the type of its command. */
export function affordancesOf(
  preview: Preview,
  drafts: readonly (Draft | readonly [draft: Draft, signer: PersonId | null])[],
): Affordances {
  const found: Partial<Record<CommandType, Affordance>> = {};
  for (const each of drafts) {
    const [draft, signer] = 'type' in each ? [each, null] : each;
    found[draft.type] = preview.ask(draft, signer);
  }
  return found;
}

const PREVIEW = '00000000-0000-4000-8000-000000000000' as CommandId;

/** The reason of the station's health that stops new work. */
const SPACE_LOW = 'log.space';

/** What is seen without asking a device or a person: no reading, no secret, no text. */
function glance({ moment, origin, health, gap }: PreviewInput): Observed {
  return {
    moment,
    origin,
    capture: null,
    credential: null,
    newSecret: null,
    signing: null,
    file: null,
    health: {
      log: health.reasons.some(({ code }) => code === SPACE_LOW) ? 'low' : 'ready',
      clock: health.clock === 'doubtful' ? 'doubtful' : 'trusted',
      proof: health.proof,
    },
    trail: null,
    pace: 0,
    printer: null,
    head: 0,
    newSession: PREVIEW as string as SessionId,
    gap,
  };
}
