import type { PersonId } from '../../contract/ids.ts';
import type { Draft } from './affordances.ts';
import type { DispensingFacts } from './dispense.ts';

/** Whether the picture is there is asked when it was taken. */
const NO_FILE = '0'.repeat(64);

/** The commands that weighing offers, each about the container, scale or person it would be about now. */
export function dispenseDrafts({
  dispense,
  gate,
  second,
}: DispensingFacts): readonly (Draft | readonly [Draft, PersonId | null])[] {
  const { work, last } = dispense;
  const displayed = '0';
  const drafts: (Draft | readonly [Draft, PersonId | null])[] = [
    { type: 'CaptureTare', displayed },
    { type: 'CloseSource', emptied: true, displayed },
    { type: 'AcceptWeight', displayed },
    { type: 'CaptureRemoval', displayed },
    { type: 'EnterReading', shown: displayed, sha256: NO_FILE },
    [{ type: 'ConfirmReading', shown: displayed }, second],
    { type: 'VoidContainer', reason: 'container-damaged' },
    [{ type: 'VerifyContainer', displayed }, work.verification?.verifier ?? second],
  ];
  const verifier = second ?? gate.person?.id;
  if (verifier) drafts.push({ type: 'BeginVerification', verifier });
  if (work.scale) drafts.push({ type: 'ZeroScale', scale: work.scale });
  if (last) {
    drafts.push(
      { type: 'PrintLabel', container: last.id },
      { type: 'ReprintLabel', container: last.id, reason: 'label-damaged' },
    );
  }
  return drafts;
}
