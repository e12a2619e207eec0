import type { MachineView } from '../../../main/contract/views.ts';
import { dayAndTime } from '../../text/moment.ts';
import { say } from '../../text/say.ts';
import { usePlantOffset } from '../review/use-plant-offset.ts';

/** The machine at hand, and whether it is clean. */
export function MachineSubject({ machine }: { readonly machine: MachineView }) {
  const offset = usePlantOffset();
  const { id, name, clean } = machine;
  const { status, until, batch } = clean;
  return (
    <>
      {say('charge.subject', { equipment: id, name })} ·{' '}
      {say(`clean.status.${status}`, {
        until: until === null ? '' : dayAndTime(until, offset),
        batch: batch ?? '',
      })}
    </>
  );
}
