import type { Sample } from '../../main/domain/laboratory/sample.ts';
import type { Told } from './given-when-then.ts';
import type { Dice } from './kernel-walk.ts';
import { BATCH, type WeighBooth } from './weigh-booth.ts';

const DESK = { station: 'QA-01' };
const VALUES: Readonly<Record<string, readonly string[]>> = {
  assay: ['522', '500', '490'],
  identity: ['conforms', 'fails'],
  lead: ['0.08', '<0.1', '0.6'],
};

/** What QC would do next at the review desk: take a sample, bring it on, enter a result or verify one; or judge a lot. */
export function inLaboratory(booth: WeighBooth, dice: Dice): Told {
  const person = booth.state.get('sessions', 'QA-01-1');
  if (!person?.open || person.person !== 'QC-01')
    return booth.when('SignIn', { person: 'QC-01', secret: '' }, DESK);
  if (dice.chance(10)) return ofLots(booth, dice);
  const samples = [...booth.state.all('samples')];
  if (samples.length < 2 || dice.chance(10)) return take(booth, dice);
  return onward(booth, dice.of(samples.slice(-4)), dice);
}

function take(booth: WeighBooth, dice: Dice): Told {
  const purpose = dice.of(['release', 'release', 'retain', 'investigation']);
  const drawn = { batch: BATCH, container: null, quantity: '0.24', unit: 'kg', purpose };
  return booth.when('TakeSample', drawn, { ...DESK, by: 'QC-01' });
}

function onward(booth: WeighBooth, { id: sample, state, purpose, results }: Sample, dice: Dice): Told {
  if (purpose === 'retain' && state !== 'stored' && dice.chance(60))
    return booth.when('StoreRetained', { sample, location: 'QC-CAGE' }, DESK);
  if (state === 'taken') return booth.when('SendSample', { sample, to: 'Laboratory' }, DESK);
  if (state === 'sent') return booth.when('ReceiveSample', { sample }, DESK);
  const waiting = results.find(({ verified }) => verified === null);
  if (waiting)
    return booth.when(
      'VerifyResult',
      { sample, test: waiting.test },
      { ...DESK, by: dice.of(['QC-01', 'QC-02', 'QC-02']) },
    );
  const test = dice.of(Object.keys(VALUES));
  const value = dice.of(VALUES[test] ?? []);
  const retestOf = dice.chance(10) ? 'OOS-01' : null;
  return booth.when('EnterResult', { sample, test, value, retestOf }, { ...DESK, by: 'QC-01' });
}

function ofLots(booth: WeighBooth, dice: Dice): Told {
  const seen = { ...DESK, by: 'QA-01' };
  return dice.chance(50)
    ? booth.when('ExtendRetest', { lot: 'CB-2508-009', retest: '2026-04-01', certificate: 'COA' }, seen)
    : booth.when(
        'JudgeLot',
        {
          lot: 'CB-2601-022',
          quality: dice.of(['approved', 'rejected']),
          reason: 'coa-corrected',
          narrative: null,
        },
        seen,
      );
}
