import { join } from 'node:path';

/**
 * Where a station keeps its data when nobody says otherwise: `STATION_DATA`, else the machine's own folder. The
 * record belongs to the station, not to whoever is logged on to its operating system.
 */
export function dataFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const named = env['STATION_DATA'];
  if (named !== undefined && named !== '') return named;
  return platform === 'win32'
    ? join(env['ProgramData'] ?? 'C:\\ProgramData', 'Interlock', 'data')
    : '/var/lib/interlock';
}
