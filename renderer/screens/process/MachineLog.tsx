import { Button } from '../../components/Button.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';

/** Use and cleaning of the machine, as its log keeps them (21 CFR 111.35(b)(2)). */
export const MachineLog = ({ machine }: { readonly machine: string }) => (
  <Button
    label={say('process.log')}
    onPress={() => openOverlay({ kind: 'history', of: { kind: 'equipment', id: machine } })}
  />
);
