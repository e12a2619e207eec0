import type { SpecimenOf } from '../../main/contract/vocabulary.ts';
import type { Packaging } from '../../main/domain/execution/batch.ts';
import { packCode, rollOn } from '../../main/domain/execution/pack-code.ts';
import { specimenDue } from '../../main/domain/execution/specimens.ts';
import type { Told } from './given-when-then.ts';
import type { Dice } from './kernel-walk.ts';
import { LEAD, type PackagingLine } from './packaging-line.ts';
import { png, stored } from './pictures.ts';

const ROLLS = ['R-0931', 'R-0932', 'R-0933', 'R-0877', 'R-0000'];

/** What the roll, the code and the specimens of a line ask for, mostly rightly; null where the line itself is the work. */
export function atApplicator(line: PackagingLine, batch: string, work: Packaging, dice: Dice): Told | null {
  const { labelling } = work;
  if (labelling === null || dice.chance(30)) return null;
  const on = rollOn(labelling);
  const isEnded = work.line.kind === 'stopped' && work.line.reason === 'run-finished';
  if (dice.chance(6)) return anything(line, dice);
  if (work.line.kind !== 'running' && !on && !isEnded) {
    if (labelling.brought && dice.chance(85))
      return present(line, { kind: 'artwork', artwork: dice.chance(93) ? 'LB5007F' : 'LB5007E' });
    return present(line, {
      kind: 'roll',
      roll: dice.chance(85) ? dice.of(ROLLS.slice(0, 2)) : dice.of(ROLLS),
    });
  }
  if (labelling.code.kind === 'due' || dice.chance(15)) return readCode(line, batch, dice);
  const due = specimenDue(labelling);
  const missing = isEnded
    ? (['first', 'last'] as const).find((which) => !labelling.specimens.some((each) => each.which === which))
    : due;
  if (missing && dice.chance(80)) return keep(line, batch, missing, dice);
  if (on && work.line.kind !== 'running' && dice.chance(isEnded ? 80 : 15))
    return takeOff(line, on.roll, dice);
  return null;
}

function readCode(line: PackagingLine, batch: string, dice: Dice): Told {
  const right = packCode(line.of(batch)) ?? '';
  return present(line, { kind: 'packCode', code: dice.chance(95) ? right : `${right}0` });
}

const takeOff = (line: PackagingLine, roll: string, dice: Dice): Told =>
  line.when('TakeOffRoll', {
    roll: dice.chance(95) ? roll : dice.of(ROLLS),
    splice: dice.chance(95) ? dice.upTo(20) : 9_999,
    usedUp: dice.chance(10),
  });

/** The newest photo of the step; where there is none, or it shows something already, another one is taken first. */
function keep(line: PackagingLine, batch: string, which: SpecimenOf, dice: Dice): Told {
  const photos = [...line.state.all('attachments')].filter(
    (each) => each.batch === batch && each.step === '190',
  );
  const newest = photos.at(-1);
  if (!newest || dice.chance(40)) {
    const file = stored(png(`${which} label`));
    const on = { kind: 'step', batch, step: '190' };
    return line.when('AttachFile', { on, sha256: file.sha256, caption: `${which} label` }, { file });
  }
  return line.when('KeepSpecimen', { which, attachment: newest.id });
}

/** Anything that somebody at the applicator could do, in whatever order. */
export function anything(line: PackagingLine, dice: Dice): Told {
  switch (dice.upTo(6)) {
    case 0:
      return present(line, { kind: 'roll', roll: dice.of(ROLLS) });
    case 1:
      return present(line, { kind: 'artwork', artwork: dice.of(['LB5007F', 'LB5007E']) });
    case 2:
      return takeOff(line, dice.of(ROLLS), dice);
    case 3:
      return line.when('VerifyCode', { shown: 'VC5260147A 03/2028' }, { by: LEAD });
    case 4:
      return present(line, { kind: 'packCode', code: 'VC5260147A 03/2028' });
    default:
      return line.when('KeepSpecimen', {
        which: dice.of(['first', 'rollChange', 'last']),
        attachment: dice.of(['AT-01', 'AT-02', 'AT-99']),
      });
  }
}

function present(line: PackagingLine, identity: object): Told {
  const evidence = { source: 'scan', device: 'SCN-03', raw: JSON.stringify(identity), carrier: null };
  return line.when('PresentScan', { scan: { identity, evidence } });
}
