import { describe, expect, it } from 'vitest';
import {
  accept,
  cleared,
  enter,
  type Floor,
  filling,
  issued,
  labelVerifyRemove,
  weighing,
  zeroAndTare,
} from './floor.ts';

const phaseOf = (floor: Floor) => {
  const { phase, task } = floor.screen('dispense');
  return `${phase}: ${task.code}`;
};
const dispense = (floor: Floor) => floor.screen('dispense');
const C1 = 'VC5-1/DC-01';
const CA = [['CA-1-01', 'RM-1', 'CA-1']] as const;

describe('the phases of dispensing, read off the state alone', () => {
  it('[S130] walks a split over two sources from the scale to the signature, one container after the other', () => {
    const floor = weighing();
    expect(phaseOf(floor)).toBe('scale: chooseScale');
    floor.do({ type: 'SelectScale', scale: 'SCL-01' });
    expect(phaseOf(floor)).toBe('source: scanSource');
    floor.scanContainer('CA-1-01');
    expect(phaseOf(floor)).toBe('zero: zero');
    floor.do({ type: 'ZeroScale', scale: 'SCL-01' });
    expect(phaseOf(floor)).toBe('tare: tare');
    expect(dispense(floor).task.data).toEqual({ class: 'bucket', part: 1, parts: 2 });
    floor.pans.set('SCL-01', '0.50 kg');
    floor.do({ type: 'CaptureTare', displayed: '0.50' });
    expect(phaseOf(floor)).toBe('fill: fill');
    expect(dispense(floor).task.data).toEqual({ target: '5.00', unit: 'kg', item: 'Citric acid' });
    accept(floor, '5.50 kg');
    expect(phaseOf(floor)).toBe('label: printLabel');
    floor.do({ type: 'PrintLabel', container: C1 });
    expect(phaseOf(floor)).toBe('label: waitForPrinter');
    floor.printed(C1, 'failed');
    expect(phaseOf(floor)).toBe('label: printLabel');
    floor.do({ type: 'PrintLabel', container: C1 });
    floor.printed(C1, 'indeterminate');
    expect(phaseOf(floor)).toBe('settlePrint: settlePrint');
    floor.scanContainer(C1);
    expect(phaseOf(floor)).toBe('verify: callVerifier');
    floor.do({ type: 'BeginVerification', verifier: 'OP-2' });
    expect(phaseOf(floor)).toBe('verify: verifierScans');
    expect(dispense(floor).task.data).toEqual({ verifier: 'D. Price', open: 2 });
    floor.scanContainer('CA-1-01');
    floor.scanContainer(C1);
    expect(phaseOf(floor)).toBe('verify: verifierSigns');
    floor.do({ type: 'VerifyContainer', displayed: '5.50', signer: 'OP-2' });
    expect(phaseOf(floor)).toBe('remove: removeContainer');
    floor.pans.set('SCL-01', '0.00 kg');
    floor.observe('left');
    expect(phaseOf(floor)).toBe('zero: zero');
    floor.observe('returnedToZero');

    // The second part needs more than the open source still holds.
    expect(phaseOf(floor)).toBe('tare: tare');
    zeroAndTare(floor);
    floor.pans.set('SCL-01', '2.50 kg');
    floor.scanContainer('CA-1-01');
    expect(phaseOf(floor)).toBe('fill: confirmSource');
    floor.do({ type: 'CloseSource', emptied: true, displayed: '2.50' });
    expect(phaseOf(floor)).toBe('source: scanNextSource');
    floor.scanContainer('CA-1-02');
    expect(phaseOf(floor)).toBe('fill: fill');
    accept(floor, '5.50 kg');
    labelVerifyRemove(floor, 'VC5-1/DC-02', [...CA, ['CA-1-02', 'RM-1', 'CA-1']]);

    // Everything is dispensed, and the source is still open.
    expect(phaseOf(floor)).toBe('source: closeSource');
    expect(dispense(floor).candidates.map(({ container }) => container)).toEqual(['CA-1-02']);
    floor.scanContainer('CA-1-02');
    expect(phaseOf(floor)).toBe('finish: confirmSource');
    floor.do({ type: 'CloseSource', emptied: false, displayed: '0.00' });
    expect(phaseOf(floor)).toBe('finish: signStep');
    expect(dispense(floor).affordances.CompleteStep?.passes).toBe(true);
    floor.do({ type: 'CompleteStep', signer: 'OP-1' });
    expect(phaseOf(floor)).toBe('done: stepDone');
    expect(dispense(floor).state).toBe('verified');
  });

  it('closes every source of a full-container step before it asks for the next one', () => {
    const floor = weighing('50');
    floor.do({ type: 'SelectScale', scale: 'SCL-01' });
    floor.scanContainer('MC-1-01', 'RM-2', 'MC-1');
    zeroAndTare(floor);
    // The drum weighs one division less than its label says: within the count variance.
    accept(floor, '20.48 kg');
    labelVerifyRemove(floor, C1, [['MC-1-01', 'RM-2', 'MC-1']]);
    expect(phaseOf(floor)).toBe('source: closeSource');
    floor.scanContainer('MC-1-01', 'RM-2', 'MC-1');
    floor.do({ type: 'CloseSource', emptied: true, displayed: '0.00' });
    expect(phaseOf(floor)).toBe('source: scanNextSource');
    expect(dispense(floor).candidates).toEqual([
      { container: 'MC-1-02', lot: 'MC-1', quantity: '20.00 kg', expiry: '2028-01-31', location: 'Bay 3' },
    ]);
    expect(dispense(floor).amounts).toMatchObject({ part: 2, parts: 2 });
  });

  it('asks to close a source that has nothing left, and does not offer it again', () => {
    const floor = filling('7.50 kg');
    accept(floor, '7.50 kg');
    labelVerifyRemove(floor, C1, CA);
    expect(phaseOf(floor)).toBe('source: closeSource');
    floor.scanContainer('CA-1-01');
    floor.do({ type: 'CloseSource', emptied: false, displayed: '0.00' });
    expect(phaseOf(floor)).toBe('source: scanNextSource');
    expect(dispense(floor).candidates.map(({ container }) => container)).toEqual(['CA-1-02']);
  });

  it('sends an overshoot to a scanned waste container before it asks for the removal', () => {
    const floor = filling('11.00 kg');
    floor.observe('settled');
    expect(phaseOf(floor)).toBe('overshoot: scanWaste');
    expect(dispense(floor).current).toEqual({
      container: C1,
      tare: '0.50',
      overshoot: { peak: '10.50', count: 1, waste: null },
    });
    floor.scan({ kind: 'waste', container: 'W-0031' });
    expect(phaseOf(floor)).toBe('overshoot: removeExcess');
    expect(dispense(floor).task.data).toEqual({ highest: '10.10', unit: 'kg' });
    floor.pans.set('SCL-01', '5.50 kg');
    floor.do({ type: 'CaptureRemoval', displayed: '5.50' });
    expect(phaseOf(floor)).toBe('fill: fill');
  });

  it('asks for a zero again when the scale did not come back to it, and when the scale was changed', () => {
    const floor = filling('5.50 kg');
    accept(floor, '5.50 kg');
    labelVerifyRemove(floor, C1, CA);
    floor.do({ type: 'SelectScale', scale: 'SCL-01' });
    expect(phaseOf(floor)).toBe('zero: zero');
  });

  it('keeps the label of the container in sight while a reprint is under way', () => {
    const floor = filling('5.50 kg');
    accept(floor, '5.50 kg');
    floor.do({ type: 'PrintLabel', container: C1 });
    floor.printed(C1, 'confirmed');
    floor.do({ type: 'ReprintLabel', container: C1, reason: 'label-damaged', signer: 'OP-1' });
    expect(phaseOf(floor)).toBe('label: waitForPrinter');
    floor.printed(C1, 'failed');
    expect(phaseOf(floor)).toBe('verify: callVerifier');
    expect(dispense(floor).label).toEqual({
      container: C1,
      printed: 1,
      outcome: 'failed',
      detail: 'failed',
      hold: null,
    });
  });

  it('names the way into a step that is not at work: start, take over', () => {
    const floor = cleared();
    enter(floor, '40');
    expect(dispense(floor).task).toEqual({ code: 'start', data: { step: '40' } });
    expect(dispense(floor).performer).toBe(null);
    floor.do({ type: 'StartStep' });
    floor.do({ type: 'SuspendStep', reason: 'shift-change' });
    expect(dispense(floor).task).toEqual({ code: 'takeOver', data: { person: 'M. Alvarez' } });
  });
});

describe('what the dispense screen shows', () => {
  it('[S150] lists the containers of the allocated lot that would pass, the opened one first', () => {
    const floor = filling();
    expect(dispense(floor).candidates.map(({ container, quantity }) => `${container} ${quantity}`)).toEqual([
      'CA-1-01 7.00 kg',
      'CA-1-02 7.00 kg',
    ]);
    floor.do({
      type: 'PlaceHold',
      object: { kind: 'container', id: 'CA-1-01' },
      reason: 'spill',
      narrative: null,
    });
    expect(dispense(floor).candidates.map(({ container }) => container)).toEqual(['CA-1-02']);
    floor.do({ type: 'PlaceHold', object: { kind: 'lot', id: 'CA-1' }, reason: 'spill', narrative: null });
    expect(dispense(floor).candidates).toEqual([]);
  });

  it('writes target, limits and what is done with the places of the scale', () => {
    const floor = filling('5.48 kg');
    expect(dispense(floor).amounts).toEqual({
      unit: 'kg',
      target: '5.00',
      lowest: null,
      highest: '10.10',
      scaleStep: '0.02',
      stepTarget: '10.00',
      stepDone: '0.00',
      part: 1,
      parts: 2,
    });
    accept(floor, '5.48 kg');
    expect(dispense(floor).amounts).toMatchObject({
      target: '5.02',
      lowest: '4.92',
      highest: '5.12',
      stepDone: '4.98',
      part: 2,
    });
    expect(dispense(floor).containers).toEqual([
      {
        container: C1,
        gross: '5.48',
        tare: '0.50',
        net: '4.98',
        unit: 'kg',
        sources: ['CA-1-01'],
        phase: 'weighed',
        by: 'M. Alvarez',
        verifiedBy: null,
      },
    ]);
    expect(dispense(floor).source).toEqual({
      container: 'CA-1-01',
      lot: 'CA-1',
      remaining: '2.02 kg',
      scannedForClose: false,
    });
  });

  it('has no amounts before a scale is chosen, and none are made up', () => {
    const floor = weighing();
    expect(dispense(floor).amounts).toBe(null);
    expect(dispense(floor)).toMatchObject({ scale: null, source: null, current: null, label: null });
    expect(dispense(floor).item).toEqual({ id: 'RM-1', name: 'Citric acid', hazards: ['Irritates eyes'] });
    expect(dispense(floor).lot).toEqual({ id: 'CA-1', expiry: '2027-02-28', assay: '99.4' });
  });

  it('[S45] [S128] offers every scale of the station with its plate and what stands against it', () => {
    const floor = weighing();
    const scales = dispense(floor).scales;
    expect(scales.map(({ id, note }) => `${id} ${note}`)).toEqual([
      'SCL-01 Max 150 kg  d 0.02 kg  Min 1.64 kg',
      'SCL-02 Max 12100 g  d 0.1 g  Min 10.0 g',
      'SCL-03 Max 150 kg  d 0.02 kg  Min 1.64 kg',
    ]);
    expect(scales.map(({ select }) => select.passes)).toEqual([true, true, false]);
    expect(scales[2]?.select.refusals.map(({ gate }) => gate)).toEqual(['requireCalibration']);
    floor.do({ type: 'SelectScale', scale: 'SCL-02' });
    expect(dispense(floor).scales.map(({ selected }) => selected)).toEqual([false, true, false]);
  });

  it('shows the verifier what is recorded and what they still have to scan', () => {
    const floor = filling('5.50 kg');
    accept(floor, '5.50 kg');
    floor.do({ type: 'PrintLabel', container: C1 });
    floor.printed(C1, 'confirmed');
    floor.do({ type: 'BeginVerification', verifier: 'OP-2' });
    floor.scanContainer('CA-1-01');
    expect(dispense(floor).verification).toEqual({
      container: C1,
      verifier: 'D. Price',
      sources: [{ container: 'CA-1-01', scanned: true }],
      labelScanned: false,
      recordedGross: '5.50',
      weighedAgain: false,
    });
    floor.observe('left');
    expect(dispense(floor).verification?.weighedAgain).toBe(true);
  });

  it('[S19] keeps the work in sight while the step is blocked, and names whose decision it waits for', () => {
    const floor = weighing('40', { '40': 'CA-2' });
    floor.do({ type: 'SelectScale', scale: 'SCL-01' });
    floor.do({ type: 'PlaceHold', object: { kind: 'lot', id: 'CA-2' }, reason: 'spill', narrative: null });
    expect(floor.scanContainer('CA-2-01', 'RM-1', 'CA-2').kind).toBe('refused');
    const screen = dispense(floor);
    expect(screen).toMatchObject({ state: 'blocked', phase: 'source', candidates: [] });
    expect(screen.task).toEqual({ code: 'callOwner', data: { exception: 'EX-01', role: 'qaReviewer' } });
    expect(screen.affordances.SuspendStep?.passes).toBe(false);
  });

  it('stays with its own task where the correct scan closes the exception by rule', () => {
    const floor = weighing();
    floor.do({ type: 'SelectScale', scale: 'SCL-01' });
    expect(floor.scanContainer('MC-1-01', 'RM-2', 'MC-1').kind).toBe('refused');
    const screen = dispense(floor);
    expect(screen).toMatchObject({ state: 'blocked', phase: 'source', task: { code: 'scanSource' } });
    expect(screen.exceptions).toMatchObject([{ id: 'EX-01', ruleClosable: true, object: 'MC-1-01' }]);
  });

  it('is not there for a step that nobody entered', () => {
    expect(issued().view().screen.kind).toBe('work');
  });
});
