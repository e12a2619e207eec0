import { useState } from 'react';
import type { BulkWeighScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Field } from '../../components/Field.tsx';
import { KeyPad } from '../../components/KeyPad.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { act } from '../../store/act.ts';
import { say } from '../../text/say.ts';
import { spacedCount } from '../packaging/spaced-count.ts';

const LONGEST_COUNT = 7;

interface CountSamplesProps {
  readonly screen: BulkWeighScreen;
  readonly onClose: () => void;
}

/** How many units are taken for the laboratory and the shelf; never typed over, counted again (rules §6). */
export function CountSamples({ screen, onClose }: CountSamplesProps) {
  const [text, setText] = useState('');
  const { unit, samples, count } = screen;
  const record = async () => {
    if (text === '') return;
    const reply = await act({
      type: 'RecordCount',
      what: 'sampled',
      quantity: Number(text),
      reason: null,
    });
    if (reply?.kind === 'accepted') onClose();
  };
  const change = (typed: string) => setText(typed.replace(/\D/g, '').slice(0, LONGEST_COUNT));
  return (
    <Sheet
      title={say('bulk.samplesTitle', { unit })}
      lead={say('bulk.samplesLimits', {
        lowest: spacedCount(samples.lowest),
        highest: spacedCount(samples.highest),
        taken: spacedCount(samples.taken),
      })}
      onClose={onClose}
      onSubmit={() => void record()}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={onClose} />
          <Button
            kind="primary"
            type="submit"
            label={say('packaging.recordCount')}
            affordance={text === '' ? { passes: false, refusals: [] } : count}
          />
        </>
      }
    >
      <div className="enter-answer" data-entry="count">
        <Field firstFocus label={unit} value={text} onChange={change} />
        <KeyPad value={text} onChange={change} />
      </div>
    </Sheet>
  );
}
