import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { Field } from '../components/Field.tsx';
import { Keyboard } from '../components/Keyboard.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { closeOverlay, openOverlay } from '../store/station-store.ts';
import { say } from '../text/say.ts';
import './decide.css';

const FIELDS = ['certificate', 'due', 'standard', 'standardExpires'] as const;
type Name = (typeof FIELDS)[number];
const DAYS: ReadonlySet<Name> = new Set(['due', 'standardExpires']);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const typed = (name: Name, text: string): string =>
  DAYS.has(name) ? text.replace(/[^\d-]/g, '').slice(0, 10) : text.toUpperCase().slice(0, 60);
const isWhole = (name: Name, text: string): boolean => (DAYS.has(name) ? DAY.test(text) : text.trim() !== '');

/** A new calibration: its certificate and due day, and the standard with the day its own certificate ends. */
export function Calibrate({ scale }: { readonly scale: string }) {
  const [values, setValues] = useState<Readonly<Record<Name, string>>>({
    certificate: '',
    due: '',
    standard: '',
    standardExpires: '',
  });
  const [at, setAt] = useState<Name>('certificate');
  const change = (name: Name) => (text: string) =>
    setValues((before) => ({ ...before, [name]: typed(name, text) }));
  const isReady = FIELDS.every((name) => isWhole(name, values[name]));
  const goOn = () => {
    if (!isReady) return;
    const { certificate, due, standard, standardExpires } = values;
    openOverlay({
      kind: 'sign',
      draft: {
        type: 'RecordCalibration',
        scale,
        certificate: certificate.trim(),
        due,
        standard: standard.trim(),
        standardExpires,
      },
    });
  };
  return (
    <Sheet
      width="wide"
      title={say('calibrate.title', { scale })}
      onClose={closeOverlay}
      onSubmit={goOn}
      actions={
        <>
          <Button label={say('button.cancel')} onPress={closeOverlay} />
          <Button
            kind="primary"
            type="submit"
            label={say('settle.sign')}
            affordance={isReady ? undefined : { passes: false, refusals: [] }}
          />
        </>
      }
    >
      <div className="calibrate">
        {FIELDS.map((name) => (
          <Field
            key={name}
            label={say(`calibrate.${name}`)}
            value={values[name]}
            onChange={change(name)}
            onFocus={() => setAt(name)}
          />
        ))}
      </div>
      <Keyboard value={values[at]} onChange={change(at)} />
    </Sheet>
  );
}
