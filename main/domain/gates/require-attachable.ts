import type { AttachmentObject } from '../../contract/grammar/attachment-object.ts';
import { objectKey } from '../attachments/attachment.ts';
import { type BatchState, BEFORE_RELEASE } from '../execution/batch-machine.ts';
import { attachmentsOn } from '../index-keys.ts';
import { CLOSED } from '../quality/exception-machine.ts';
import { isOpenRecord } from '../quality/records/record.ts';
import type { PlantReader } from '../state.ts';
import { type Finding, finding, type Gate } from './gate.ts';

/** What a file is attached to exists and is not closed, and does not have the same file already (rules §6, S21). */
export const requireAttachable: Gate = {
  id: 'requireAttachable',
  when: 'always',
  check: ({ command, state }) => {
    if (command.type !== 'AttachFile') return null;
    const { on, sha256 } = command;
    const fault = faultOf(state, on);
    if (fault) return fault;
    const earlier = attachmentsOn(state, objectKey(on)).find((each) => each.sha256 === sha256);
    return earlier ? finding('attachment.already', { attachment: earlier.id }) : null;
  },
};

/** After release only the record of a batch whose shipping was stopped grows again (rules §6). */
const TAKES_MORE: readonly BatchState[] = [...BEFORE_RELEASE, 'postReleaseHold'];

function faultOf(state: PlantReader, on: AttachmentObject): Finding | null {
  const unknown = () => finding('attachment.unknown', { object: on.kind === 'step' ? on.step : on.id });
  const closed = (object: string) => finding('attachment.closed', { object }, 'qaReviewer');
  switch (on.kind) {
    case 'exception': {
      const exception = state.get('exceptions', on.id);
      if (!exception) return unknown();
      return CLOSED.includes(exception.state) ? closed(on.id) : null;
    }
    case 'record': {
      const record = state.get('records', on.id);
      if (!record) return unknown();
      return isOpenRecord(record) ? null : closed(on.id);
    }
    case 'step':
    case 'batch': {
      const batch = state.get('batches', on.kind === 'step' ? on.batch : on.id);
      if (!batch || (on.kind === 'step' && !batch.steps[on.step])) return unknown();
      return TAKES_MORE.includes(batch.state) ? null : closed(batch.id);
    }
  }
}
