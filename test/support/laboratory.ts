import type { Sample } from '../../main/domain/laboratory/sample.ts';
import type { Oos } from '../../main/domain/quality/records/oos.ts';
import type { Told } from './given-when-then.ts';
import { BATCH, boothBefore, certain, type WeighBooth } from './weigh-booth.ts';

const DESK = { station: 'QA-01' };

/** The review desk with QC-01 at it, and what a laboratory does with a batch. */
export class Laboratory {
  readonly booth: WeighBooth;

  constructor(booth: WeighBooth = boothBefore('20')) {
    this.booth = booth.signIn('QC-01', 'QA-01');
  }

  sample(id: string): Sample {
    return certain(this.booth.state.get('samples', id));
  }

  take(purpose: Sample['purpose'] = 'release'): this {
    const drawn = { batch: BATCH, container: null, quantity: '0.24', unit: 'kg', purpose };
    this.booth.given('TakeSample', drawn, { ...DESK, by: 'QC-01' });
    return this;
  }

  /** Takes a sample and brings it to the bench. */
  receive(purpose: Sample['purpose'] = 'release'): this {
    this.take(purpose);
    const sample = [...this.booth.state.all('samples')].at(-1)?.id;
    this.booth.given('SendSample', { sample, to: 'Laboratory' }, DESK);
    this.booth.given('ReceiveSample', { sample }, DESK);
    return this;
  }

  when(type: Parameters<WeighBooth['when']>[0], fields: object, by = 'QC-01'): Told {
    return this.booth.when(type, { ...fields }, { ...DESK, by });
  }

  enter(test: string, value: string, retestOf: string | null = null, sample = 'SMP-01'): Told {
    return this.when('EnterResult', { sample, test, value, retestOf });
  }

  verify(test: string, sample = 'SMP-01', by = 'QC-02'): Told {
    return this.when('VerifyResult', { sample, test }, by);
  }

  /** A result that two people stand for. */
  result(test: string, value: string, retestOf: string | null = null): Told {
    const entered = this.enter(test, value, retestOf);
    if (entered.kind === 'refused') throw new Error(`the result was refused: ${entered.codes.join(', ')}`);
    return this.verify(test);
  }

  /** The investigation of an OOS stands here. */
  investigated(id: string, change: Partial<Oos>): this {
    const draft = this.booth.state.draft();
    const record = certain(draft.get('records', id));
    draft.put('records', id, { ...record, ...change } as Oos);
    this.booth.state.absorb(draft);
    return this;
  }
}
