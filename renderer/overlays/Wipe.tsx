import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { Field } from '../components/Field.tsx';
import { Keyboard } from '../components/Keyboard.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { act } from '../store/act.ts';
import { closeOverlay } from '../store/station-store.ts';
import { say } from '../text/say.ts';

/** Between two materials: booth wiped and scoop changed, with the number of the cleaning record (rules §5). */
export function Wipe({ item: inBooth }: { readonly item: string }) {
  const [cleaning, setCleaning] = useState('');
  const [item, setItem] = useState(inBooth);
  const [field, setField] = useState<'cleaning' | 'item'>('cleaning');
  const done = async () => {
    if (cleaning.trim() === '' || item.trim() === '') return;
    const reply = await act({ type: 'WipeDown', cleaning: cleaning.trim(), item: item.trim() });
    if (reply?.kind === 'accepted') closeOverlay();
  };
  const missing = cleaning.trim() === '' || item.trim() === '';
  return (
    <Sheet
      width="wide"
      title={say('wipe.title')}
      lead={say('wipe.lead')}
      onClose={closeOverlay}
      onSubmit={() => void done()}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={closeOverlay} />
          <Button
            kind="primary"
            type="submit"
            label={say('wipe.do')}
            affordance={missing ? { passes: false, refusals: [] } : undefined}
          />
        </>
      }
    >
      <div className="two-fields">
        <Field
          onFocus={() => setField('cleaning')}
          firstFocus
          label={say('wipe.cleaning')}
          value={cleaning}
          onChange={setCleaning}
        />
        <Field onFocus={() => setField('item')} label={say('wipe.item')} value={item} onChange={setItem} />
      </div>
      <Keyboard
        value={field === 'cleaning' ? cleaning : item}
        onChange={(value) => (field === 'cleaning' ? setCleaning : setItem)(value.toUpperCase())}
      />
    </Sheet>
  );
}
