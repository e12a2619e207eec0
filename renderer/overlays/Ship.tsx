import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { Field } from '../components/Field.tsx';
import { Keyboard } from '../components/Keyboard.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { act } from '../store/act.ts';
import { closeOverlay } from '../store/station-store.ts';
import { say } from '../text/say.ts';
import './decide.css';

/** Units of a released batch leave: how many, and to whom, so that they are found again. */
export function Ship({ batch }: { readonly batch: string }) {
  const [quantity, setQuantity] = useState('');
  const [to, setTo] = useState('');
  const [field, setField] = useState<'quantity' | 'to'>('quantity');
  const units = /^[1-9]\d{0,7}$/.test(quantity.trim()) ? Number(quantity.trim()) : null;
  const missing = units === null || to.trim() === '';
  const ship = async () => {
    if (units === null || missing) return;
    const reply = await act({ type: 'ShipUnits', batch, quantity: units, to: to.trim() });
    if (reply?.kind === 'accepted') closeOverlay();
  };
  return (
    <Sheet
      width="wide"
      title={say('ship.title', { batch })}
      onClose={closeOverlay}
      onSubmit={() => void ship()}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={closeOverlay} />
          <Button
            kind="primary"
            type="submit"
            label={say('ship.do')}
            affordance={missing ? { passes: false, refusals: [] } : undefined}
          />
        </>
      }
    >
      <div className="ship-fields">
        <Field
          label={say('ship.quantity')}
          value={quantity}
          onChange={setQuantity}
          onFocus={() => setField('quantity')}
        />
        <Field label={say('ship.to')} value={to} onChange={setTo} onFocus={() => setField('to')} />
      </div>
      <Keyboard
        value={field === 'quantity' ? quantity : to}
        onChange={field === 'quantity' ? setQuantity : setTo}
      />
    </Sheet>
  );
}
