import { REFERENCE_PHASES, type ReferencePhase } from '../../main/contract/vocabulary.ts';
import { nextReference, serviceState } from '../../main/domain/equipment/service-case.ts';
import type { KernelCommandType } from '../../main/domain/kernel-command.ts';
import type { Told } from './given-when-then.ts';
import { type Dice, show } from './kernel-walk.ts';
import { certain, FLOOR, type WeighBooth } from './weigh-booth.ts';

const METROLOGIST = 'MET-2';
const SPARE = 'SCL-03';

/** A scale of the booth that is out of service, the one that failed first. */
const waiting = (booth: WeighBooth): string | undefined =>
  [FLOOR, SPARE].find((id) => booth.scale(id).service === 'outOfService');

/** What metrology and quality would do next to bring a scale back; null when every scale is in service. */
export function bringBack(booth: WeighBooth, dice: Dice): Told | null {
  const scale = waiting(booth);
  if (scale === undefined) return null;
  const at = serviceState(booth.state, booth.scale(scale));
  if (at === 'returnRequested' && dice.chance(80))
    return booth.when(
      'ApproveReturn',
      { scale },
      { by: dice.of(['QA-01', 'QA-01', 'QA-03', 'OP-101', METROLOGIST]) },
    );
  const session = certain(booth.state.get('sessions', 'WS-01-1'));
  if (session.person !== METROLOGIST) return booth.when('SignIn', { person: METROLOGIST, secret: '' });
  if (session.context) return booth.when('LeaveStep');
  if (dice.chance(10))
    return booth.when('RecordCalibration', { scale, ...calibration(dice) }, { by: METROLOGIST });
  switch (at) {
    case 'outOfService':
      return captured(booth, scale, 'asFound', dice);
    case 'adjusted':
      return captured(booth, scale, 'asLeft', dice);
    case 'restored':
      return booth.when('RequestReturn', { scale }, { by: METROLOGIST });
    default:
      return booth.when(
        'AdjustScale',
        { scale, reason: 'equipment-adjusted', narrative: 'x' },
        { by: METROLOGIST },
      );
  }
}

function captured(booth: WeighBooth, id: string, phase: ReferencePhase, dice: Dice): Told {
  const scale = booth.scale(id);
  const wanted = scale.check.weightSet;
  if (certain(booth.state.get('sessions', 'WS-01-1')).weights !== wanted && dice.chance(95))
    return booth.present({ kind: 'weightSet', weightSet: dice.chance(90) ? wanted : 'TW-K2' });
  const point = certain(nextReference(booth.state, scale, phase));
  const off = dice.chance(15) ? point.tolerance * 3 : 0;
  const nominal = String(point.nominal / (scale.unit === 'kg' ? 1_000_000_000 : 1_000_000));
  return booth.when(
    'CaptureReference',
    { scale: id, phase, nominal },
    { shows: show(scale, (point.nominal + off) as typeof point.nominal) },
  );
}

const calibration = (dice: Dice) => ({
  certificate: 'CAL-1',
  standard: 'REF-1',
  standardExpires: dice.of(['2030-12-31', '2030-12-31', '2026-01-01']),
  due: dice.of(['2030-06-30', '2030-06-30', '2026-01-01']),
});
const SCALES = [FLOOR, SPARE, 'SCL-04', 'SCL-99'];

/** The same commands as anybody could send them. */
export const serviceCommands = {
  CaptureReference: (_booth, dice) => ({
    scale: dice.of(SCALES),
    phase: dice.of(REFERENCE_PHASES),
    nominal: dice.of(['5', '20', '1000']),
  }),
  AdjustScale: (_booth, dice) => ({ scale: dice.of(SCALES), reason: 'equipment-repaired', narrative: 'x' }),
  RequestReturn: (_booth, dice) => ({ scale: dice.of(SCALES) }),
  RecordCalibration: (_booth, dice) => ({ scale: dice.of(SCALES), ...calibration(dice) }),
  ApproveReturn: (_booth, dice) => ({ scale: dice.of(SCALES) }),
} satisfies Partial<Record<KernelCommandType, (booth: WeighBooth, dice: Dice) => object>>;
