import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programVersion } from '../../shared/version.ts';
import type { CliCommand } from '../command.ts';
import { textOption, wholeOption } from '../command.ts';
import { runDemo } from '../run-demo.ts';

/** Replays the reference scenario through the door, on a simulated clock at the printed dates, and verifies the log. */
export const command: CliCommand = {
  summary: 'replay the reference scenario with simulated devices and verify its log',
  usage: '[--data DIR] [--speed N]',
  options: {
    data: {
      type: 'string',
      value: 'DIR',
      help: 'an empty folder for the demo; a new temporary one without it',
    },
    speed: {
      type: 'string',
      value: 'N',
      help: 'pace of the hands: 1 can be followed, 10 is ten times as quick; without it they wait for nothing',
    },
  },
  async run(input, io) {
    const speed = wholeOption(input, 'speed', { min: 1, max: 100 });
    const dataFolder =
      textOption(input, 'data') ?? join(mkdtempSync(join(tmpdir(), 'interlock-demo-')), 'data');
    const say = (text: string) => (input.json ? io.err(text) : io.out(text));
    say(`Demo folder: ${dataFolder}`);
    const result = await runDemo({ dataFolder, version: programVersion(), say, speed });
    if (!result.ok) {
      io.err(result.error);
      return 1;
    }
    const { value } = result;
    if (input.json) io.out(JSON.stringify(value, null, 2));
    return value.verified ? 0 : 1;
  },
};
