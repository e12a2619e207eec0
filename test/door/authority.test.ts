import { describe, expect, it } from 'vitest';
import type { CommandType } from '../../main/contract/parse-command.ts';
import type { GateId } from '../../main/contract/refusals.ts';
import type { Floor } from '../support/floor/floor.ts';
import { openSituation } from '../support/floor/saved-situations.ts';
import { ATTEMPTS } from './reach/attempts.ts';
import { type Attempt, attemptIt, type Change, home } from './reach/scene.ts';

/** Gates that ask who somebody is; a refusal for anything else would prove nothing here. */
const OF_AUTHORITY: ReadonlySet<GateId> = new Set([
  'requireRole',
  'requireOwner',
  'requireTraining',
  'requirePerformer',
  'requireIndependence',
  'requireOtherPerson',
  'requireSegregation',
  'requireUninvolved',
  'requireCorrector',
  'requireRecordAuthority',
  'requireOverrideAuthority',
  'requireCounter',
  'requireCleaner',
]);

/** Open to whoever is signed in, whatever their role. */
const ANYBODY = [
  'SignIn',
  'ChooseSecret',
  'SignOut',
  'LockTerminal',
  'AcknowledgeAccountability',
  'RetryDeliveries',
  'OpenFunction',
  'EnterStep',
  'LeaveStep',
  'TypeIdentity',
  'ReportException',
  'PlaceHold',
  'PrintHoldLabel',
  'AttachFile',
  // Whoever sees something wrong stops the line, the machine, and the labels that follow one another.
  'StopRun',
  'StopProcess',
  'StopCases',
  // Whoever moved a scale says so; it can only make its check due.
  'VoidCheck',
  'EnterLate',
  'ConfirmLate',
] as const satisfies readonly CommandType[];

/** The work at the booth, which takes its qualification. */
const BOOTH = [
  'StartStep',
  'SuspendStep',
  'TakeOverStep',
  'AnswerItem',
  'CompleteStep',
  'SelectScale',
  'ZeroScale',
  'CaptureTare',
  'CloseSource',
  'AcceptWeight',
  'EnterReading',
  'CaptureRemoval',
  'VoidContainer',
  'PrintLabel',
  'PrintReceivedLabel',
  'ReprintLabel',
  'PrepareCheck',
  'CaptureCheck',
  'RepeatCheck',
  'WipeDown',
  'ProposeCorrection',
] as const satisfies readonly CommandType[];

/** A supervisor's part in what was stopped, and in what leaves the plant. */
const SUPERVISING = [
  'AcknowledgeException',
  'SettleException',
  'RestartRun',
  'RouteException',
  'OverrideFefo',
  'OverrideReweigh',
  'OverrideCheckWindow',
  'DecideDisposition',
  'CloseException',
  'VoidException',
  'ScrapContainer',
  'OpenRecord',
  'AssignTask',
  'CompleteTask',
  'ProposeCorrection',
  'ShipUnits',
] as const satisfies readonly CommandType[];

const CARRYING = [
  'MoveContainer',
  'StageToLine',
  'CountContainer',
  'DestroyLabels',
] as const satisfies readonly CommandType[];

/** What each of the four may do; everything else is outside their authority (rules §1–§3, §6, §10). */
const MAY: Readonly<Record<string, readonly CommandType[]>> = {
  'OP-101': [...ANYBODY, ...BOOTH, ...CARRYING, 'TakeSample', 'SendSample'],
  'SUP-01': [...ANYBODY, ...CARRYING, ...SUPERVISING],
  'ADM-01': [...ANYBODY, 'UnlockPerson', 'ConfirmGap'],
  'QA-02': [...ANYBODY, 'ReleaseBatch', 'RejectBatch', 'TerminateBatch', 'ReinstateBatch'],
};

interface Try {
  readonly person: string;
  readonly command: CommandType;
  readonly attempt: Attempt;
  readonly change: Change;
}

/** The attempt that passes, with another person in the place of whoever may. */
function tryOf(person: string, command: CommandType): Try {
  const attempt = ATTEMPTS[command];
  if (command === 'BeginVerification')
    return { person, command, attempt, change: { fields: { verifier: person } } };
  return attempt.signing?.signer === undefined
    ? { person, command, attempt: { ...attempt, person }, change: {} }
    : { person, command, attempt, change: { signing: { signer: person } } };
}

const TRIES = Map.groupBy(
  (Object.keys(ATTEMPTS) as CommandType[]).flatMap((command) =>
    Object.entries(MAY)
      .filter(([, may]) => !may.includes(command))
      .map(([person]) => tryOf(person, command)),
  ),
  ({ attempt }) => attempt.at,
);

interface Tried {
  /** What went otherwise than refused for the person, and on record. */
  readonly fault: string | null;
  /** Nothing was changed: the next one can try it on the same floor. */
  readonly isAsBefore: boolean;
}

async function tried(floor: Floor, { command, attempt, change }: Try): Promise<Tried> {
  const scene = { floor, desk: await floor.at(attempt.station), command, attempt };
  await home(scene);
  await attempt.before?.(scene);
  const reply = await attemptIt(scene, change);
  if (reply.kind !== 'refused') return { fault: reply.kind, isAsBefore: false };
  const { seq, refusals, exception } = reply.denial;
  const isAsBefore = exception === null;
  if (!refusals.some(({ gate }) => OF_AUTHORITY.has(gate)))
    return { fault: `refused for ${refusals.map(({ code }) => code).join(', ')} only`, isAsBefore };
  // A locked log takes nothing: it says so by the number 0.
  if (scene.desk.screen.kind === 'fault') return { fault: seq === 0 ? null : 'on record', isAsBefore };
  const denied = (await scene.desk.events()).find((line) => line.seq === seq);
  return { fault: denied?.type === 'CommandDenied' ? null : 'not on record', isAsBefore };
}

describe('an operator, a supervisor, an administrator and a releaser try what is outside their authority', () => {
  it.each([...TRIES.keys()])(
    '[S28][S34][S37][S104] all of it is refused and on record, in the situation %s',
    async (situation) => {
      const faults: string[] = [];
      let floor = await openSituation(situation);
      let isUsed = false;
      for (const each of TRIES.get(situation) ?? []) {
        let told: Tried | null = isUsed
          ? await tried(floor, each).catch(() => null)
          : await tried(floor, each);
        // What was left by a try before, an exception perhaps, must not be all that stands in the way of this one.
        if (isUsed && (told === null || (told.fault !== null && told.fault !== 'accepted'))) {
          await floor.dispose();
          floor = await openSituation(situation);
          isUsed = false;
          told = await tried(floor, each);
        }
        if (told?.fault) faults.push(`${each.person} ${each.command}: ${told.fault}`);
        isUsed ||= told?.isAsBefore !== true;
      }
      await floor.dispose();
      expect(faults).toEqual([]);
    },
    120_000,
  );
});
