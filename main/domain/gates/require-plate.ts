import { finding, type Gate } from './gate.ts';

/**
 * A plate names a scale of this station that cannot say who it is, while it sends weights: what is plugged in afterwards is
 * another connection, and may be another instrument (R1 11.10(h), devices.md rule 7).
 */
export const requirePlate: Gate = {
  id: 'requirePlate',
  when: 'act',
  check: ({ command, state, scale, station }) => {
    const scan = command.type === 'PresentScan' ? command.scan : null;
    if (scan?.identity.kind !== 'equipment') return null;
    const { equipment } = scan.identity;
    if (!scale) return state.get('equipment', equipment) ? finding('plate.noScale', { equipment }) : null;
    if (!station.equipment.includes(scale.id))
      return finding('scale.otherStation', { scale: scale.id, station: station.id });
    if (scale.plate === undefined) return finding('plate.tellsItself', { scale: scale.id });
    return scan.connection ? null : finding('plate.sendsNothing', { scale: scale.id });
  },
};
