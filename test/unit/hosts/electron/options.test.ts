import { describe, expect, it } from 'vitest';
import { shellOptions } from '../../../../main/hosts/electron/options.ts';
import { dataFolder } from '../../../../main/hosts/shared/data-folder.ts';

describe('the arguments of the Electron host', () => {
  it('name data folder, station and demo, beside switches that are Chromium’s own', () => {
    const args = ['--disable-gpu', '--data', '/srv/x', '--demo', '--station=WB-02', '--relaunched'];
    expect(shellOptions(args, '/default')).toEqual({
      boot: { dataFolder: '/srv/x', demo: true, station: 'WB-02' },
      update: false,
      relaunched: true,
    });
  });

  it('fall back to the folder of the machine', () => {
    expect(shellOptions([], '/default')).toEqual({
      boot: { dataFolder: '/default', demo: false },
      update: false,
      relaunched: false,
    });
  });
});

describe('the data folder of a machine', () => {
  it('is the named one, else the operating system’s own', () => {
    expect(dataFolder({ STATION_DATA: '/srv/station' }, 'linux')).toBe('/srv/station');
    expect(dataFolder({ STATION_DATA: '' }, 'linux')).toBe('/var/lib/interlock');
    expect(dataFolder({ ProgramData: 'D:\\PD' }, 'win32')).toMatch(/^D:\\PD.Interlock.data$/);
  });
});
