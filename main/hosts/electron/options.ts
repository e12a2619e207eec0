import { parseArgs } from 'node:util';
import type { BootOptions } from '../shared/running-node.ts';

export interface ShellOptions {
  readonly boot: BootOptions;
  readonly update: boolean;
  /** Set by the watchdog: this process replaces one whose screen kept failing. */
  readonly relaunched: boolean;
}

/** Reads the arguments after the program. Unknown ones are Chromium's own switches, which Electron passes along. */
export function shellOptions(args: readonly string[], defaultFolder: string): ShellOptions {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = { data: text, station: text, demo: flag, update: flag, relaunched: flag };
  const { values } = parseArgs({ args: [...args], strict: false, options });
  return {
    boot: {
      dataFolder: typeof values.data === 'string' ? values.data : defaultFolder,
      demo: values.demo === true,
      ...(typeof values.station === 'string' ? { station: values.station } : {}),
    },
    update: values.update === true,
    relaunched: values.relaunched === true,
  };
}
