import { expect, it } from 'vitest';
import { pause, withTcpScale } from './scale-rig.ts';

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
