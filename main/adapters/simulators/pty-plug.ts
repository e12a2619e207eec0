import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { err, ok, type Result } from '../../contract/result.ts';
import type { SimulatedDevice } from './simulated-device.ts';

export interface PtyPlug {
  /** The device file that hosts open, `/dev/pts/N`. */
  readonly path: string;
  /** Pulls the cable out: the device file is gone. */
  close(): Promise<void>;
}

const START_MS = 3000;

/**
 * Puts a simulated device behind a pseudo terminal made by socat. With `link` the device file also has that
 * name, so that a plug can come back under it. The error is one sentence for the person who asked for a pty.
 */
export function plugIntoPty(device: SimulatedDevice, link?: string): Promise<Result<PtyPlug, string>> {
  const pty = `PTY,raw,echo=0${link === undefined ? '' : `,link=${link}`}`;
  const socat = spawn('socat', ['-d', '-d', pty, 'STDIO'], { stdio: ['pipe', 'pipe', 'pipe'] });
  return new Promise((resolve) => {
    let told = '';
    const timer = setTimeout(() => fail('socat did not make a pty in time'), START_MS);
    const fail = (reason: string): void => {
      clearTimeout(timer);
      socat.kill();
      resolve(err(reason));
    };
    socat.on('error', (error: NodeJS.ErrnoException) => {
      fail(
        error.code === 'ENOENT'
          ? 'A pty needs socat (Debian: apt-get install socat); --port N works without it.'
          : `socat does not start: ${error.message}`,
      );
    });
    socat.once('exit', () => fail(`socat ended: ${told.trim().split('\n').at(-1) ?? ''}`));
    socat.stderr.setEncoding('utf8');
    socat.stderr.on('data', (text: string) => {
      told = (told + text).slice(-2000);
      const path = /PTY is (\S+)/.exec(told)?.[1];
      if (path === undefined || !/starting data transfer loop/.test(told)) return;
      clearTimeout(timer);
      socat.stderr.removeAllListeners('data').resume();
      resolve(ok(connected(device, socat, path)));
    });
  });
}

function connected(device: SimulatedDevice, socat: ChildProcess, path: string): PtyPlug {
  // Holding the device file open keeps the pty alive between two hosts: without it the first one to close ends it.
  const held = openSync(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
  const line = device.attach(
    (bytes) => socat.stdin?.write(bytes),
    () => socat.kill(),
  );
  socat.stdin?.on('error', () => socat.kill());
  socat.stdout?.on('data', (chunk: Buffer) => line.receive(chunk));
  const ended = new Promise<void>((resolve) => {
    socat.once('exit', () => {
      line.detach();
      closeSync(held);
      resolve();
    });
  });
  return {
    path,
    close: () => {
      socat.kill();
      return ended;
    },
  };
}
