import type { Micrograms } from '../../main/contract/quantity.ts';
import { PROCEDURES, RECHECK_REASONS } from '../../main/contract/vocabulary.ts';
import { nextLoad, referenceOf, waitsForZero } from '../../main/domain/equipment/fitness.ts';
import type { KernelCommandType } from '../../main/domain/kernel-command.ts';
import type { Told } from './given-when-then.ts';
import { type Dice, show } from './kernel-walk.ts';
import { certain, FLOOR, type WeighBooth } from './weigh-booth.ts';

const METROLOGIST = 'MET-2';

/** What metrology does next to prove the floor scale; null when it is another's turn. */
export function proveFit(booth: WeighBooth, dice: Dice): Told | null {
  const { state } = booth;
  const session = certain(state.get('sessions', 'WS-01-1'));
  const here = session.person === METROLOGIST;
  const run = state.get('fitness', FLOOR)?.run ?? null;
  if (run?.state === 'toVerify')
    return booth.when(
      'VerifyProcedure',
      { scale: FLOOR },
      { by: dice.of(['QA-01', 'QA-01', 'OP-101', METROLOGIST]) },
    );
  if (!dice.chance(here ? (run ? 92 : 8) : 1)) return null;
  if (!here) return booth.when('SignIn', { person: METROLOGIST, secret: '' });
  if (session.context) return booth.when('LeaveStep');
  if (session.weights !== 'TW-K1') return booth.present({ kind: 'weightSet', weightSet: 'TW-K1' });
  if (!run)
    return booth.when('BeginProcedure', {
      scale: FLOOR,
      procedure: dice.of(['eccentricity', ...PROCEDURES]),
    });
  if (run.session !== session.id || dice.chance(2))
    return booth.when('BreakOffProcedure', { scale: FLOOR, reason: 'shift-change' });
  const scale = booth.scale(FLOOR);
  if (waitsForZero(state, scale, run) && dice.chance(97))
    return booth.observe('returnedToZero', dice.chance(95) ? '0.00' : '0.04', FLOOR);
  const next = certain(nextLoad(state, scale, run));
  const near = Math.round((referenceOf(run, next) ?? next.load) / scale.division) * scale.division;
  const off = dice.chance(2) ? 6 * scale.division : dice.upTo(2) * scale.division;
  return booth.when(
    'CaptureLoad',
    { scale: FLOOR, load: dice.chance(97) ? run.loads.length + 1 : 1 },
    { shows: show(scale, dice.chance(97) ? ((near + off) as Micrograms) : (0 as Micrograms)) },
  );
}

const SCALES = [FLOOR, 'SCL-03', 'SCL-04', 'SCL-99'];

/** The same commands as anybody could send them. */
export const procedureCommands = {
  BeginProcedure: (_booth, dice) => ({ scale: dice.of(SCALES), procedure: dice.of(PROCEDURES) }),
  CaptureLoad: (_booth, dice) => ({ scale: dice.of(SCALES), load: dice.of([1, 2]) }),
  BreakOffProcedure: (_booth, dice) => ({ scale: dice.of(SCALES), reason: 'break' }),
  // The check of the day is a step of the batch: a walk that voids it at every turn ends there.
  VoidCheck: (_booth, dice) => ({
    scale: dice.chance(1) ? FLOOR : dice.of(SCALES.slice(1)),
    reason: dice.of(RECHECK_REASONS),
  }),
  VerifyProcedure: (_booth, dice) => ({ scale: dice.of(SCALES) }),
} satisfies Partial<Record<KernelCommandType, (booth: WeighBooth, dice: Dice) => object>>;
