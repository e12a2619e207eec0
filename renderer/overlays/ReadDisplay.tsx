import { useState } from 'react';
import type { UploadRefusal } from '../../main/contract/attachment.ts';
import type { Screen } from '../../main/contract/views.ts';
import { Button } from '../components/Button.tsx';
import { Field } from '../components/Field.tsx';
import { KeyPad } from '../components/KeyPad.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { act } from '../store/act.ts';
import { bringIn } from '../store/bring-in.ts';
import { closeOverlay, openOverlay } from '../store/station-store.ts';
import { massWithUnit } from '../text/mass.ts';
import { say } from '../text/say.ts';
import './read-display.css';

/** What a display shows, digit by digit: by the first person with its picture, by the second with a signature (rules §4). */
export function ReadDisplay({ photo, screen }: { readonly photo: File | null; readonly screen: Screen }) {
  const [shown, setShown] = useState('');
  const [refused, setRefused] = useState<UploadRefusal | null>(null);
  const card = screen.kind === 'dispense' ? screen.manual : null;
  if (screen.kind !== 'dispense' || card === null) return null;
  const { container, scale, unit } = card;
  const isNumber = /^\d{1,9}(\.\d{1,6})?$/.test(shown);
  const enter = async () => {
    if (!isNumber) return;
    if (photo === null) return openOverlay({ kind: 'sign', draft: { type: 'ConfirmReading', shown } });
    const brought = await bringIn(photo, () => {});
    if (brought.kind === 'refused') return setRefused(brought.code);
    closeOverlay();
    await act({ type: 'EnterReading', shown, sha256: brought.file.sha256 });
  };
  const affordance = screen.affordances[photo === null ? 'ConfirmReading' : 'EnterReading'];
  return (
    <Sheet
      width="wide"
      title={say('manual.title', { container, scale })}
      lead={
        refused === null
          ? say(photo === null ? 'manual.secondLead' : 'manual.lead')
          : say(`upload.${refused}`)
      }
      tone={refused === null ? 'plain' : 'stop'}
      onClose={closeOverlay}
      onSubmit={() => void enter()}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={closeOverlay} />
          <Button
            kind="primary"
            type="submit"
            label={
              photo === null
                ? say('settle.sign')
                : isNumber
                  ? say('manual.enter', { value: massWithUnit(shown, unit) })
                  : say('manual.enterNone')
            }
            affordance={isNumber ? affordance : { passes: false, refusals: [] }}
          />
        </>
      }
    >
      <div className="read-display">
        <Field firstFocus label={say('manual.field', { scale, unit })} value={shown} onChange={setShown} />
        <KeyPad point value={shown} onChange={setShown} />
      </div>
    </Sheet>
  );
}
