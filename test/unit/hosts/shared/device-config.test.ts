import { describe, expect, it } from 'vitest';
import { checkDevices } from '../../../../main/hosts/shared/device-config.ts';
import { FLOOR, plated, WeighBooth } from '../../../support/weigh-booth.ts';

const written = (family: string, more: object = {}) =>
  JSON.stringify([
    {
      kind: 'scale',
      id: FLOOR,
      family,
      address: 'tcp://10.1.2.3:4305',
      serial: 'B741205318',
      unit: 'kg',
      division: '0.02',
      ...more,
    },
  ]);
const told = [...WeighBooth.founded().state.all('equipment')];
const byPlate = [...WeighBooth.founded(plated).state.all('equipment')];

describe('the device file of a plant', () => {
  it('[S36] says where an instrument is; which one it is stands in the plant', () => {
    expect(checkDevices(written('mt-sics'), told)).toMatchObject({ ok: true });
    expect(checkDevices(written('mt-sics', { serial: 'B000' }), told)).toEqual({
      ok: false,
      error: ['SCL-01: serial number, unit and division must be those of the plant'],
    });
  });

  it('[S36] knows an instrument that tells no number by its plate, and by nothing else', () => {
    expect(checkDevices(written('st-gs'), byPlate)).toMatchObject({ ok: true });
    expect(checkDevices(written('st-gs'), told)).toEqual({
      ok: false,
      error: ['SCL-01: st-gs tells no serial number; in the plant its identity must be "plate"'],
    });
  });

  it('[S36] names no instrument by its plate that tells its serial number itself', () => {
    expect(checkDevices(written('mt-sics'), byPlate)).toEqual({
      ok: false,
      error: ['SCL-01: mt-sics tells its serial number; in the plant its identity must be "told"'],
    });
  });
});
