import { useState } from 'react';
import type { Affordance } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Sheet } from '../../components/Sheet.tsx';
import { NarrativeField } from '../../overlays/NarrativeField.tsx';
import { closeOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';
import { type FormField, isAnswered, listOf, textOf, type Values } from './form-fields.ts';
import { SomeOf } from './SomeOf.tsx';
import './records.css';

const NOT_YET: Affordance = { passes: false, refusals: [] };

interface RecordFormProps {
  readonly title: string;
  /** The questions; later ones may depend on earlier answers. */
  readonly fields: (values: Values) => readonly FormField[];
  readonly submit: string;
  readonly onDone: (values: Values) => void;
}

/** A sheet that asks one thing after the other and only what this act needs. */
export function RecordForm({ title, fields: fieldsOf, submit, onDone }: RecordFormProps) {
  const [values, setValues] = useState<Values>({});
  const [index, setIndex] = useState(0);
  const fields = fieldsOf(values);
  const field = fields[index];
  const ready = field === undefined || isAnswered(field, values);
  const isLast = index >= fields.length - 1;
  return (
    <Sheet
      width="wide"
      title={title}
      lead={fields.length > 1 ? say('records.form.step', { n: index + 1, of: fields.length }) : undefined}
      onClose={closeOverlay}
      actions={
        <>
          <Button
            label={say(index === 0 ? 'button.cancel' : 'button.back')}
            onPress={() => (index === 0 ? closeOverlay() : setIndex(index - 1))}
          />
          <Button
            kind="primary"
            label={isLast ? submit : say('records.form.on')}
            affordance={ready ? undefined : NOT_YET}
            onPress={() => {
              if (!ready) return;
              if (isLast) onDone(values);
              else setIndex(index + 1);
            }}
          />
        </>
      }
    >
      {field !== undefined && (
        <div className="record-form">
          <Question
            key={field.name}
            field={field}
            values={values}
            onAnswer={(value) => setValues({ ...values, [field.name]: value })}
          />
        </div>
      )}
    </Sheet>
  );
}

function Question({
  field,
  values,
  onAnswer,
}: {
  readonly field: FormField;
  readonly values: Values;
  readonly onAnswer: (value: string | readonly string[]) => void;
}) {
  switch (field.kind) {
    case 'words':
      return <NarrativeField label={field.label} value={textIn(values, field.name)} onChange={onAnswer} />;
    case 'one':
      return (
        <Choice
          label={field.label}
          columns={field.columns ?? (field.options.length > 4 ? 3 : 1)}
          options={field.options}
          value={textOf(values, field.name)}
          onChange={onAnswer}
        />
      );
    case 'some':
      return (
        <SomeOf
          label={field.label}
          options={field.options}
          none={field.none}
          chosen={listOf(values, field.name)}
          onChange={onAnswer}
        />
      );
  }
}

/** As it is being typed, blanks at its end included. */
function textIn(values: Values, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value : '';
}
