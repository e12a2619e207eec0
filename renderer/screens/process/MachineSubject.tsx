import type { MachineView } from '../../../main/contract/views.ts';
import { say } from '../../text/say.ts';
import { cleanText } from '../equipment/machine-standing.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';

/** The machine at hand, and whether it is clean. */
export function MachineSubject({ machine }: { readonly machine: MachineView }) {
  const offset = usePlantOffset();
  const { id, name, clean } = machine;
  return (
    <>
      {say('charge.subject', { equipment: id, name })} · {cleanText(clean, offset)}
    </>
  );
}
