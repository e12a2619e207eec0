import { expect, it } from 'vitest';
import { BOUND, pause, withTcpScale } from './scale-rig.ts';

const LATER_THAN_ANY_TIMEOUT_MS = 900;

it('takes no late answer to a question for the serial number for a restart of the instrument', () =>
  withTcpScale(async (rig) => {
    await rig.ready();
    rig.scale.wire.delayMs = LATER_THAN_ANY_TIMEOUT_MS;
    const captured = rig.supervisor.capture(300);
    await pause(900);
    rig.scale.wire.delayMs = 0;
    await captured;
    await rig.ready();
    await pause(LATER_THAN_ANY_TIMEOUT_MS);
    expect(rig.told.filter(({ change }) => change.kind === 'restarted')).toEqual([]);
  }));

it('takes a lost answer for no other instrument, and asks again', () =>
  withTcpScale(
    async (rig) => {
      expect((await rig.ready()).identity?.serial).toBe(BOUND.serial);
      expect(rig.told.filter(({ snapshot }) => snapshot.state === 'foreign')).toEqual([]);
    },
    (scale) => {
      // The line is identified in this order: resync, serial number. Only the second answer is lost.
      const { attach } = scale;
      let answered = 0;
      scale.attach = (send) =>
        attach.call(scale, (bytes) => {
          answered += 1;
          if (answered !== 2) send(bytes);
        });
    },
  ));
