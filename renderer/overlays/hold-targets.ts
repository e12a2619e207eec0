import type { Frame, Screen } from '../../main/contract/views.ts';
import type { HoldTarget } from '../store/overlay.ts';

/** What a person here could mean by "hold this": the things of the step, what is in the hand, and the place itself. */
export function holdTargets(frame: Frame, screen: Screen): readonly HoldTarget[] {
  const targets: HoldTarget[] = [];
  const add = (kind: HoldTarget['kind'], id: string | null | undefined) => {
    if (id != null && id !== '' && !targets.some((each) => each.kind === kind && each.id === id))
      targets.push({ kind, id });
  };
  if (screen.kind === 'dispense') {
    add('lot', screen.lot.id);
    add('container', screen.source?.container);
    for (const { container } of screen.containers) add('container', container);
    add('equipment', screen.scale);
  }
  if (screen.kind === 'check') for (const { scale } of screen.scales) add('equipment', scale);
  if (screen.kind === 'work') add('container', screen.inHand.container);
  add('batch', frame.batch?.id);
  add('station', frame.station.id);
  return targets;
}
