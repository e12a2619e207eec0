import { describe, expect, it } from 'vitest';
import { retainedLine } from '../../../main/domain/release/lines/retained-line.ts';
import { dataOf, type Told } from '../../support/given-when-then.ts';
import { Laboratory } from '../../support/laboratory.ts';
import { BATCH, boothBefore, filling, massOf, type WeighBooth } from '../../support/weigh-booth.ts';
import { lineIn } from './readiness-of.ts';

const DC06 = `${BATCH}/DC-06`;
const CB = 'CB-2508-009-01';
const take = (booth: WeighBooth, fields: object = {}, by = 'OP-101'): Told =>
  booth.when(
    'TakeSample',
    { batch: BATCH, container: DC06, quantity: '0.24', unit: 'kg', purpose: 'release', ...fields },
    { by },
  );
/** Step 60 is done, nobody stands in a step, and this container is in the hand. */
const inHand = (container = DC06) => boothBefore('70').scanned(container);

describe('taking a sample', () => {
  it('[R2 111.80] is an object with its batch, container, amount and person, and lightens the container', () => {
    const booth = inHand();
    const told = take(booth);
    expect(dataOf(told, 'SampleTaken')[0]?.sample).toMatchObject({
      id: 'SMP-01',
      batch: BATCH,
      container: DC06,
      quantity: massOf('0.24 kg'),
      unit: 'kg',
      purpose: 'release',
      state: 'taken',
      taken: { by: 'OP-101' },
    });
    expect(booth.state.get('containers', DC06)?.quantity).toBe(massOf('6.02 kg'));
    expect(booth.batch.acts['OP-101']).toContain('performed');
  });

  it('[R2 111.80] may come out of a source that went into the batch, and from no container at all', () => {
    const booth = inHand(CB);
    expect(take(booth, { container: CB }).kind).toBe('accepted');
    expect(take(booth, { container: null, quantity: '5', unit: 'g', purpose: 'retain' }).kind).toBe(
      'accepted',
    );
    expect([...booth.state.all('samples')].map(({ id }) => id)).toEqual(['SMP-01', 'SMP-02']);
  });

  it.each([
    ['a batch nobody issued', { batch: 'NONE' }, 'sample.noBatch'],
    ['nothing', { quantity: '0.00' }, 'sample.quantity'],
    ['less than nothing', { quantity: '-1' }, 'sample.quantity'],
    ['a container that was not scanned', { container: CB }, 'sample.scanContainer'],
    ['an amount in another unit', { unit: 'g' }, 'sample.unit'],
    ['more than is in it', { quantity: '6.27' }, 'sample.tooMuch'],
  ])('[S36][S123] is refused for %s', (_what, fields, code) => {
    expect(take(inHand(), fields).codes).toEqual([code]);
  });

  it('[S42] is refused from a container that has nothing to do with the batch', () => {
    expect(take(inHand('SD-2506-077-01'), { container: 'SD-2506-077-01' }).codes).toEqual([
      'sample.otherBatch',
    ]);
  });

  it('[S36] is refused while the container is weighed from or stands on the scale', () => {
    const open = filling('60').tare('0.32');
    open.fill('6.58');
    open.given('LeaveStep');
    open.scanned(DC06);
    expect(take(open).codes).toEqual(['sample.inWork']);
    open.scanned(CB);
    expect(take(open, { container: CB }).codes).toEqual(['sample.inWork']);
  });

  it('[S20][S79] of held material is QC’s alone', () => {
    const booth = inHand();
    const object = { kind: 'container', id: DC06 };
    booth.given('PlaceHold', { object, reason: 'investigation', narrative: null });
    expect(take(booth).codes).toEqual(['sample.held']);
    booth.signIn('QC-01').scanned(DC06);
    expect(take(booth, { purpose: 'investigation' }, 'QC-01').kind).toBe('accepted');
  });

  it.each([['ADM-01'], ['MET-01']])('[S101] is not for %s', (person) => {
    const booth = inHand().signIn(person);
    expect(take(booth, { container: null }, person).codes).toContain('role.missing');
  });
});

describe('the way of a sample', () => {
  it('goes out, is received by the laboratory, and nothing is done twice', () => {
    const lab = new Laboratory().receive();
    expect(lab.sample('SMP-01')).toMatchObject({ state: 'received', to: 'Laboratory' });
    expect(lab.when('SendSample', { sample: 'SMP-01', to: 'X' }).codes).toEqual(['sample.state']);
    expect(lab.when('ReceiveSample', { sample: 'SMP-01' }).codes).toEqual(['sample.state']);
    expect(lab.when('SendSample', { sample: 'SMP-09', to: 'X' }).codes).toEqual(['sample.unknown']);
  });

  it('[S101] is received by nobody but the laboratory', () => {
    const lab = new Laboratory().take();
    lab.booth.given('SendSample', { sample: 'SMP-01', to: 'Laboratory' }, { station: 'QA-01' });
    lab.booth.signIn('QA-01', 'QA-01');
    expect(lab.when('ReceiveSample', { sample: 'SMP-01' }).codes).toEqual(['role.missing']);
  });

  it('[R2 111.83] a retained sample is stored at a known place, and is not tested', () => {
    const lab = new Laboratory();
    expect(lineIn(lab.booth, retainedLine)).toEqual({
      status: 'open',
      open: [{ code: 'retainedMissing', data: { batch: BATCH }, object: null }],
    });
    lab.take('retain');
    expect(lineIn(lab.booth, retainedLine).open).toEqual([
      { code: 'retainedNotStored', data: { sample: 'SMP-01', is: 'taken' }, object: null },
    ]);
    const store = (location: string, sample = 'SMP-01') => lab.when('StoreRetained', { sample, location });
    expect(store('NOWHERE').codes).toEqual(['sample.place']);
    expect(store('QC-CAGE').kind).toBe('accepted');
    expect(lab.sample('SMP-01')).toMatchObject({ state: 'stored', location: 'QC-CAGE' });
    expect(lineIn(lab.booth, retainedLine).open).toEqual([]);
    lab.receive('retain').receive('release');
    expect(lab.enter('assay', '522', null, 'SMP-02').codes).toEqual(['sample.purpose']);
    expect(store('QC-CAGE', 'SMP-03').codes).toEqual(['sample.purpose']);
  });

  it('a batch whose recipe tests nothing keeps no sample', () => {
    const booth = boothBefore('20', (founding) => ({
      ...founding,
      recipes: founding.recipes.map((recipe) => ({ ...recipe, finishedTests: [] })),
    }));
    expect(lineIn(booth, retainedLine).status).toBe('notRequired');
  });
});
