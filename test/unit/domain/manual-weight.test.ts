import { describe, expect, it } from 'vitest';
import { overridesOf } from '../../../main/domain/overrides/overrides.ts';
import { dataOf, type Seen } from '../../support/given-when-then.ts';
import { png, stored } from '../../support/pictures.ts';
import {
  BATCH,
  boothBefore,
  certain,
  FLOOR,
  filling,
  massOf,
  type WeighBooth,
} from '../../support/weigh-booth.ts';

const DC06 = `${BATCH}/DC-06`;
const PHOTO = stored(png('display'));
const SILENT: Seen = { capture: { kind: 'none', device: FLOOR as never, why: 'lost', raw: null } };
const WHY = { reason: 'readings-do-not-arrive', narrative: 'The cable to the station is broken.' };

/** A container is on the floor scale, and nothing arrives from it any more: it was reported. */
function reported(): WeighBooth {
  const booth = filling('60').tare('0.32');
  return booth.given('ReportException', { category: 'equipment', narrative: 'Nothing arrives.' });
}
const grant = (booth: WeighBooth, seen: Seen = {}, more: object = {}) =>
  booth.when(
    'OverrideManualWeight',
    { batch: BATCH, step: '60', container: DC06, ...WHY, ...more },
    { by: 'QA-01', ...SILENT, ...seen },
  );
function granted(): WeighBooth {
  const booth = reported();
  expect(grant(booth).codes).toEqual([]);
  return booth;
}
const read = (booth: WeighBooth, shown: string, seen: Seen = {}) =>
  booth.when('EnterReading', { shown, sha256: PHOTO.sha256 }, { file: PHOTO, ...SILENT, ...seen });
const again = (booth: WeighBooth, shown: string, seen: Seen = {}) =>
  booth.when('ConfirmReading', { shown }, { by: 'OP-107', ...SILENT, ...seen });
const accept = (booth: WeighBooth, seen: Seen = SILENT) =>
  booth.when('AcceptWeight', { displayed: '6.58' }, seen);
function bothRead(shown: string): WeighBooth {
  const booth = granted();
  expect(read(booth, shown).codes).toEqual([]);
  expect(again(booth, shown).codes).toEqual([]);
  return booth;
}

describe('an override to read a scale off its display', () => {
  it('[S7][S67][S116][trigger:override] is signed by QA, opens a major exception, is counted, and answers the report', () => {
    const booth = reported();
    const told = grant(booth);
    expect(told.opened).toMatchObject({
      trigger: 'override',
      severity: 'major',
      object: `container:${DC06}`,
    });
    expect(told.types).toEqual(
      expect.arrayContaining(['OverrideGranted', 'ExceptionSettled', 'StepCleared']),
    );
    expect(overridesOf(booth.batch)).toMatchObject([
      { override: 'manualWeight', step: '60', object: { kind: 'container', id: DC06 }, by: 'QA-01' },
    ]);
    expect(booth.step('60').state).toBe('inProgress');
  });

  it.each([
    ['while the scale sends readings', { capture: {}, shows: '6.58' }, {}, 'manual.answers'],
    [
      'for an instrument that says overload',
      { capture: { kind: 'none', device: FLOOR as never, why: 'overload', raw: null } },
      {},
      'manual.answers',
    ],
    ['for another container', {}, { container: `${BATCH}/DC-05` }, 'manual.other'],
    ['for a reason of another list', {}, { reason: 'spill' }, 'override.reason'],
    ['by a supervisor', { by: 'SUP-01' }, {}, 'override.role'],
  ] as const)('[S89][S130] is refused %s', (_, seen, more, code) => {
    expect(grant(reported(), seen as Seen, more).codes).toContain(code);
  });

  it('[S89] is refused where no container was tared on the scale', () => {
    const booth = filling('60');
    booth.given('ReportException', { category: 'equipment', narrative: 'Nothing arrives.' });
    expect(grant(booth).codes).toContain('manual.nothing');
  });
});

describe('two people read a display', () => {
  it('[S36][S104] what both read is accepted as gross, with their names and the picture', () => {
    const booth = bothRead('6.58');
    const [accepted] = dataOf(accept(booth), 'WeightAccepted');
    expect(accepted).toMatchObject({
      gross: massOf('6.58 kg'),
      net: massOf('6.26 kg'),
      evidence: { source: 'manual', device: FLOOR, value: '6.58', by: 'OP-101', confirmedBy: 'OP-107' },
    });
    const { evidence } = certain(accepted);
    const photo = evidence.source === 'manual' ? booth.state.get('attachments', evidence.photo) : undefined;
    expect(photo).toMatchObject({ sha256: PHOTO.sha256, step: '60', by: 'OP-101' });
  });

  it('[S36] two numbers that are not the same are both kept, and both people read again', () => {
    const booth = granted();
    read(booth, '6.58');
    const told = again(booth, '6.60');
    expect(dataOf(told, 'ReadingsDiffered')).toMatchObject([
      { first: { value: '6.58', by: 'OP-101' }, second: { value: '6.60' }, signature: { person: 'OP-107' } },
    ]);
    expect(accept(booth).codes).toContain('reading.lost');
    expect(read(booth, '6.58').codes).toEqual([]);
    expect(again(booth, '6.58').codes).toEqual([]);
    expect(accept(booth).codes).toEqual([]);
  });

  it('[S36][S43] the second person signs what they read; the first number does not stand in the text', () => {
    const booth = granted();
    read(booth, '6.58');
    const [differed] = dataOf(again(booth, '6.60'), 'ReadingsDiffered');
    expect(differed?.signature.text).toContain('6.60 kg');
    expect(differed?.signature.text).not.toContain('6.58');
  });

  it.each([
    ['the person who weighs', { by: 'OP-101' }, 'independence.own'],
    ['a person without the qualification to verify', { by: 'OP-203' }, 'training.missing'],
    ['nobody before the first', {}, 'manual.first'],
  ] as const)('[S46][S104][S118] %s is not the second', (_, seen, code) => {
    const booth = granted();
    if (code !== 'manual.first') read(booth, '6.58');
    expect(again(booth, '6.58', seen).codes).toContain(code);
  });

  it.each([
    ['between two steps of the scale', '6.59'],
    ['below nothing', '-0.02'],
    ['above its capacity', '151.00'],
  ])('[S36] a number that the scale cannot show, %s, is refused', (_, shown) => {
    expect(read(granted(), shown).codes).toEqual(['manual.noDisplay']);
  });

  it('[S36] without the override, without the picture, twice, or while readings arrive, nothing is entered', () => {
    const silent = filling('60').tare('0.32');
    expect(read(silent, '6.58').codes).toEqual(['manual.notGranted']);
    const booth = granted();
    expect(booth.when('EnterReading', { shown: '6.58', sha256: PHOTO.sha256 }, SILENT).codes).toEqual([
      'attachment.notStored',
    ]);
    expect(read(booth, '6.58', { capture: {}, shows: '6.58' }).codes).toEqual(['manual.answers']);
    read(booth, '6.58');
    expect(read(booth, '6.56').codes).toEqual(['manual.stands']);
  });
});

describe('what is read off a display', () => {
  it('[S37][S120] meets every limit that a weight of the scale meets: outside tolerance it is refused', () => {
    const told = accept(bothRead('6.80'));
    expect(told.codes).toContain('tolerance.over');
    expect(told.opened).toMatchObject({ trigger: 'outOfTolerance' });
  });

  it('[S44] does not stand in for calibration or check', () => {
    const booth = granted().at('2026-07-01 10:00');
    expect(read(booth, '6.58').codes).toContain('calibration.overdue');
  });

  it('[S36] gives way to the scale as soon as that sends readings again', () => {
    const [accepted] = dataOf(bothRead('6.58').when('AcceptWeight', {}, { shows: '6.56' }), 'WeightAccepted');
    expect(accepted).toMatchObject({ gross: massOf('6.56 kg'), evidence: { source: 'device' } });
  });

  it('[S104] is verified by the second reader and nobody else, while the scale sends nothing', () => {
    const booth = bothRead('6.58');
    accept(booth);
    booth.label();
    booth.beginVerification('OP-107');
    const told = booth.when('VerifyContainer', { displayed: '6.58' }, { by: 'OP-107', ...SILENT });
    expect(dataOf(told, 'ContainerVerified')).toMatchObject([
      { verifier: 'OP-107', evidence: { source: 'manual', confirmedBy: 'OP-107' } },
    ]);
    expect(booth.work('60').manual).toBeNull();
  });

  it('[S36] counts for its own container alone: a voided one takes its reading with it', () => {
    const booth = bothRead('6.58').given('VoidContainer', { reason: 'spill' });
    expect(booth.work('60').manual).toBeNull();
  });

  it('[S36] does not stand in where the pan is tared or a source is closed', () => {
    const booth = boothBefore('60').open('60');
    expect(booth.when('CaptureTare', {}, SILENT).codes).toContain('reading.lost');
  });
});
