import { createInterface } from 'node:readline';
import { plugIntoPty } from '../adapters/simulators/pty-plug.ts';
import { plugIntoTcp } from '../adapters/simulators/simulated-device.ts';
import type { FleetMember } from './devices.ts';
import { NumberedScale } from './numbered-scale.ts';

/** Numbered scales in a process of their own, so that they cost the station nothing: `COUNT` and how many on ptys. */
const [count, onPtys] = process.argv.slice(2).map(Number) as [number, number];
const scales: NumberedScale[] = [];
const closes: (() => Promise<void>)[] = [];
const members: FleetMember[] = [];

for (let at = 0; at < count; at += 1) {
  const serial = `BENCH-${at + 1}`;
  const scale = new NumberedScale(serial);
  scales.push(scale);
  const pty = at < onPtys ? await plugIntoPty(scale) : null;
  if (pty?.ok) {
    closes.push(pty.value.close);
    members.push({ serial, address: { kind: 'serial', path: pty.value.path, baudRate: 9600 } });
  } else {
    const plug = await plugIntoTcp(scale);
    closes.push(plug.close);
    members.push({ serial, address: { kind: 'tcp', host: '127.0.0.1', port: plug.port } });
  }
}
process.stdout.write(`${JSON.stringify(members)}\n`);

// `stop`: no more weights, and how many there were; the end of stdin ends it all.
const lines = createInterface({ input: process.stdin });
lines.on('line', () => {
  for (const scale of scales) scale.stop();
  process.stdout.write(`${JSON.stringify(scales.map(({ sent }) => sent))}\n`);
});
lines.on('close', () => {
  void Promise.all(closes.map((close) => close())).then(() => process.exit(0));
});
