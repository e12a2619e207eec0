import { useState } from 'react';
import type { AttachmentId, BatchId, RollId, StepId } from '../../../main/contract/ids.ts';
import type { LabellingView, PackagingScreen } from '../../../main/contract/views.ts';
import { AttachFile } from '../../attachments/AttachFile.tsx';
import { PhotoButton } from '../../attachments/PhotoButton.tsx';
import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { Keyboard } from '../../components/Keyboard.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { act } from '../../store/act.ts';
import { openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';
import { EnterLabels } from '../labels/EnterLabels.tsx';

/** What a person does at the applicator besides scanning: take a roll off, read a code by eye, keep a specimen. */
export type LabellingAct = 'takeOff' | 'readCode';

const LONGEST_CODE = 60;

interface ActProps {
  readonly screen: PackagingScreen;
  readonly labelling: LabellingView;
}

/** What the labels ask for before the line itself; null where they ask for nothing. */
export function labellingPrimary(
  { screen, labelling }: ActProps,
  open: (sheet: LabellingAct) => void,
  onPhoto: (file: File) => void,
) {
  switch (screen.task.code) {
    case 'mountRoll':
      return <Waiting on="scan" text={say('packaging.waitRoll')} />;
    case 'scanArtwork':
      return <Waiting on="scan" text={say('packaging.waitLabel')} />;
    case 'scanCode':
      return <Waiting on="scan" text={say('packaging.waitCode')} />;
    case 'readCode':
      return (
        <Button
          kind="primary"
          label={say('packaging.readCode')}
          affordance={screen.affordances.VerifyCode}
          onPress={() => open('readCode')}
        />
      );
    case 'keepFirst':
    case 'keepRollFirst':
    case 'keepLast':
      return <SpecimenButton screen={screen} labelling={labelling} onPhoto={onPhoto} />;
    case 'takeOffRoll':
      return <TakeOffButton screen={screen} kind="primary" onPress={() => open('takeOff')} />;
    default:
      return null;
  }
}

export const TakeOffButton = ({
  screen,
  kind,
  onPress,
}: {
  readonly screen: PackagingScreen;
  readonly kind: 'primary' | 'normal';
  readonly onPress: () => void;
}) => (
  <Button
    kind={kind}
    label={say('packaging.takeOff')}
    affordance={screen.affordances.TakeOffRoll}
    onPress={onPress}
  />
);

/** The next specimen that is not in the record: first its photo, then the label itself. */
function SpecimenButton({
  screen,
  labelling: { specimens, photo },
  onPhoto,
}: ActProps & { readonly onPhoto: (file: File) => void }) {
  const { AttachFile: attach, KeepSpecimen: keep } = screen.affordances;
  const next = specimens.find(({ roll }) => roll === null);
  if (photo === null || next === undefined)
    return (
      <PhotoButton
        kind="primary"
        label={say('packaging.specimenPhoto')}
        affordance={attach}
        onTake={onPhoto}
      />
    );
  return (
    <Button
      kind="primary"
      label={say('packaging.keepSpecimen')}
      affordance={keep}
      onPress={() =>
        void act({ type: 'KeepSpecimen', which: next.which, attachment: photo.id as AttachmentId })
      }
    />
  );
}

interface SheetsProps extends ActProps {
  readonly sheet: LabellingAct | null;
  readonly photo: File | null;
  readonly onClose: () => void;
}

/** The sheets of these acts; none without one that is open. */
export function LabellingSheets({ screen, labelling, sheet, photo, onClose }: SheetsProps) {
  if (photo !== null) {
    const which = labelling.specimens.find(({ roll }) => roll === null)?.which ?? 'first';
    return (
      <AttachFile
        on={{ kind: 'step', batch: screen.batch as BatchId, step: screen.step as StepId }}
        file={photo}
        shows={say('packaging.specimenShows', { which, batch: screen.batch })}
        onDone={onClose}
      />
    );
  }
  if (sheet === 'takeOff' && labelling.on !== null)
    return <TakeOff roll={labelling.on.roll} onClose={onClose} />;
  return sheet === 'readCode' ? <ReadCode screen={screen} onClose={onClose} /> : null;
}

/** How many labels the splice and the setting up took, and whether anything is left on the roll. */
function TakeOff({ roll, onClose }: { readonly roll: string; readonly onClose: () => void }) {
  const [usedUp, setUsedUp] = useState(false);
  return (
    <EnterLabels
      title={say('packaging.takeOffOf', { roll })}
      fields={[{ key: 'splice', label: say('packaging.splice') }]}
      verb={say('packaging.takenOff')}
      onClose={onClose}
      onEnter={({ splice = 0 }) =>
        void act({ type: 'TakeOffRoll', roll: roll as RollId, splice, usedUp }).then(onClose)
      }
    >
      <Button label={say('packaging.usedUp')} pressed={usedUp} onPress={() => setUsedUp(!usedUp)} />
    </EnterLabels>
  );
}

/** Typed as it stands on the pack, and signed by a second person who reads it as well (rules §8). */
function ReadCode({ screen, onClose }: { readonly screen: PackagingScreen; readonly onClose: () => void }) {
  const [text, setText] = useState('');
  const shown = text.trim();
  const change = (typed: string) => setText(typed.toUpperCase().slice(0, LONGEST_CODE));
  const sign = () => {
    if (shown === '') return;
    onClose();
    openOverlay({ kind: 'sign', draft: { type: 'VerifyCode', shown } });
  };
  return (
    <Sheet
      width="wide"
      title={say('packaging.readCodeOf')}
      onClose={onClose}
      onSubmit={sign}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={onClose} />
          <Button
            kind="primary"
            type="submit"
            label={say('packaging.goToSign')}
            affordance={shown === '' ? { passes: false, refusals: [] } : screen.affordances.VerifyCode}
          />
        </>
      }
    >
      <div className="enter-answer" data-entry="reference">
        <Field firstFocus label={say('packaging.codeOnPack')} value={text} onChange={change} />
        <Keyboard value={text} onChange={change} marks="./" />
      </div>
    </Sheet>
  );
}
