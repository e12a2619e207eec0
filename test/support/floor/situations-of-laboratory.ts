import type { Desk } from './desk.ts';
import { BATCH } from './door-plant.ts';
import type { Floor } from './floor.ts';
import { told } from './situation.ts';

const DRAWN = { type: 'TakeSample', batch: BATCH, container: null, quantity: '0.24', unit: 'kg' };
export const SAMPLE = 'SMP-01';
export const RETAINED = 'SMP-02';

/** QC-01 at the review desk. */
async function bench(floor: Floor): Promise<Desk> {
  const desk = await floor.at('QA-01');
  if (desk.context.person !== 'QC-01') await desk.signIn('QC-01');
  return desk;
}

/** From the samples of a batch to a result out of its limits. */
export const LABORATORY = told({
  /** SMP-01 for release, SMP-02 for the shelf. */
  sampled: {
    from: 'issued',
    play: async (floor) => {
      const desk = await bench(floor);
      await desk.sign({ ...DRAWN, purpose: 'release' });
      await desk.sign({ ...DRAWN, purpose: 'retain' });
    },
  },
  sampleSent: {
    from: 'sampled',
    play: async (floor) =>
      (await bench(floor)).press({ type: 'SendSample', sample: SAMPLE, to: 'Laboratory' }),
  },
  sampleReceived: {
    from: 'sampleSent',
    play: async (floor) => (await bench(floor)).press({ type: 'ReceiveSample', sample: SAMPLE }),
  },
  /** An assay below its lowest limit, which nobody verified yet. */
  resultEntered: {
    from: 'sampleReceived',
    play: async (floor) => {
      const result = { sample: SAMPLE, test: 'assay', value: '490', retestOf: null };
      await (await bench(floor)).sign({ type: 'EnterResult', ...result });
    },
  },
  /** EX-01 with OOS-01, and the batch on hold. */
  resultOut: {
    from: 'resultEntered',
    play: async (floor) =>
      (await bench(floor)).sign({ type: 'VerifyResult', sample: SAMPLE, test: 'assay' }, 'QC-02'),
  },
});
