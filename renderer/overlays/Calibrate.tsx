import { useState } from 'react';
import { Field } from '../components/Field.tsx';
import { Keyboard } from '../components/Keyboard.tsx';
import { SignSheet } from '../components/SignSheet.tsx';
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
  const { certificate, due, standard, standardExpires } = values;
  return (
    <SignSheet
      title={say('calibrate.title', { scale })}
      draft={
        isReady
          ? {
              type: 'RecordCalibration',
              scale,
              certificate: certificate.trim(),
              due,
              standard: standard.trim(),
              standardExpires,
            }
          : null
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
    </SignSheet>
  );
}
