import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { Keyboard } from '../../components/Keyboard.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { act } from '../../store/act.ts';
import { closeOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';

/** Which laboratory a sample goes to. */
export function SendSample({ sample }: { readonly sample: string }) {
  const [to, setTo] = useState('');
  const value = to.trim().slice(0, 60);
  const send = async () => {
    if (value === '') return;
    const reply = await act({ type: 'SendSample', sample, to: value });
    if (reply?.kind === 'accepted') closeOverlay();
  };
  return (
    <Sheet
      width="wide"
      title={say('samples.sendTitle', { sample })}
      onClose={closeOverlay}
      onSubmit={() => void send()}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={closeOverlay} />
          <Button
            kind="primary"
            type="submit"
            label={say('samples.sendDo')}
            affordance={value === '' ? { passes: false, refusals: [] } : undefined}
          />
        </>
      }
    >
      <Field firstFocus label={say('samples.to')} value={to} onChange={setTo} />
      <Keyboard value={to} onChange={setTo} />
    </Sheet>
  );
}
