import { join, resolve } from 'node:path';
import { serveNode } from '../../kiosk/serve-node.ts';
import { bootNode } from '../../shared/boot-node.ts';
import { dataFolder } from '../../shared/data-folder.ts';
import {
  type CliCommand,
  type CliInput,
  type CliIo,
  type ExitCode,
  textOption,
  wholeOption,
} from '../command.ts';

const PORT = 4173;
const SCREENS = join(import.meta.dirname, '..', '..', '..', '..', 'out', 'renderer');
const LINGER_MS = 500;

export const command: CliCommand = {
  summary: 'start the station in the kiosk host: its screens on 127.0.0.1, for browsers on this computer',
  usage: '[--data DIR] [--port N] [--station ID] [--demo] [--no-open] [--capture DIR]',
  options: {
    data: {
      type: 'string',
      value: 'DIR',
      help: 'folder of the record (default: STATION_DATA, else this machine’s)',
    },
    port: { type: 'string', value: 'N', help: `port to serve on, 0 for a free one (default: ${PORT})` },
    station: { type: 'string', value: 'ID', help: 'only this station of the node' },
    demo: { type: 'boolean', help: 'found the demo plant in an empty folder, or go on with one' },
    capture: {
      type: 'string',
      value: 'DIR',
      help: 'write down the traffic of every device in this folder, for support',
    },
    'no-open': { type: 'boolean', help: 'open no browser' },
  },
  run: serve,
};

async function serve(input: CliInput, io: CliIo): Promise<ExitCode> {
  const station = textOption(input, 'station');
  const capture = textOption(input, 'capture');
  const code = await serveNode(
    {
      boot: {
        dataFolder: resolve(textOption(input, 'data') ?? dataFolder(io.env, process.platform)),
        demo: input.options['demo'] === true,
        ...(station === undefined ? {} : { station }),
        ...(capture === undefined ? {} : { captureInto: resolve(capture) }),
      },
      port: wholeOption(input, 'port', { min: 0, max: 65_535 }) ?? PORT,
      open: input.options['no-open'] !== true,
      json: input.json,
      screens: SCREENS,
    },
    {
      ...io,
      user: process.getuid?.(),
      onDefect(listener) {
        for (const name of ['uncaughtException', 'unhandledRejection'] as const) process.on(name, listener);
      },
    },
    bootNode,
  );
  // A device thread that does not end by itself must not keep a closed station alive.
  setTimeout(() => process.exit(code), LINGER_MS).unref();
  return code;
}
