import { useState } from 'react';
import type { TakeForm } from '../../../main/contract/laboratory-views.ts';
import { MASS_UNITS, type MassUnit } from '../../../main/contract/quantity.ts';
import { SAMPLE_PURPOSES, type SamplePurpose } from '../../../main/contract/vocabulary.ts';
import { Choice } from '../../components/Choice.tsx';
import { Field } from '../../components/Field.tsx';
import { KeyPad } from '../../components/KeyPad.tsx';
import { SignSheet } from '../../components/SignSheet.tsx';
import { say } from '../../text/say.ts';
import { asDecimal } from './as-decimal.ts';

/** How much is taken, what for, and from which batch; then it is signed. */
export function TakeSample({ form }: { readonly form: TakeForm }) {
  const { batches, container } = form;
  const [batch, chooseBatch] = useState<string | null>(
    batches.length === 1 ? (batches[0]?.id ?? null) : null,
  );
  const [purpose, choosePurpose] = useState<SamplePurpose | null>(null);
  const [chosenUnit, chooseUnit] = useState<MassUnit | null>(null);
  const [quantity, setQuantity] = useState('');
  const unit = (form.unit as MassUnit | null) ?? chosenUnit;
  const isReady = batch !== null && purpose !== null && unit !== null && quantity !== '';
  return (
    <SignSheet
      title={say('samples.takeTitle')}
      lead={container === null ? say('samples.takeFromBatch') : say('samples.takeFrom', { container })}
      draft={isReady ? { type: 'TakeSample', batch, container, quantity, unit, purpose } : null}
    >
      <div className="lab-entry">
        <div>
          {batches.length === 0 && <p>{say('samples.noBatch')}</p>}
          <Choice
            label={say('samples.batch')}
            options={batches.slice(0, 4).map(({ id }) => ({ value: id, text: id }))}
            value={batch}
            onChange={chooseBatch}
          />
          <Choice
            label={say('samples.purpose')}
            columns={3}
            options={SAMPLE_PURPOSES.map((value) => ({ value, text: say(`samplePurpose.${value}`) }))}
            value={purpose}
            onChange={choosePurpose}
          />
          {form.unit === null && (
            <Choice
              label={say('samples.unit')}
              columns={3}
              options={MASS_UNITS.map((value) => ({ value, text: value }))}
              value={chosenUnit}
              onChange={chooseUnit}
            />
          )}
          <Field
            firstFocus
            label={unit === null ? say('samples.quantity') : say('samples.quantityIn', { unit })}
            value={quantity}
            onChange={(text) => setQuantity(asDecimal(text))}
          />
        </div>
        <KeyPad point value={quantity} onChange={(text) => setQuantity(asDecimal(text))} />
      </div>
    </SignSheet>
  );
}
