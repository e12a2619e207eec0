import { useState } from 'react';
import { Field } from '../components/Field.tsx';
import { Keyboard } from '../components/Keyboard.tsx';
import { SignSheet } from '../components/SignSheet.tsx';
import { say } from '../text/say.ts';

const LONGEST = 60;

/** A machine was cleaned: with what, under which number; a second person looks and signs (21 CFR 111.35(b)(2)). */
export function CleanMachine({ machine }: { readonly machine: string }) {
  const [agent, setAgent] = useState('');
  const [record, setRecord] = useState('');
  const [at, setAt] = useState<'agent' | 'record'>('agent');
  const change = (field: 'agent' | 'record') => (text: string) =>
    (field === 'agent' ? setAgent : setRecord)(text.toUpperCase().slice(0, LONGEST));
  const isReady = agent.trim() !== '' && record.trim() !== '';
  return (
    <SignSheet
      title={say('cleaning.title', { machine })}
      lead={say('cleaning.lead')}
      draft={isReady ? { type: 'RecordCleaning', machine, agent: agent.trim(), record: record.trim() } : null}
    >
      <div className="two-fields">
        <Field
          firstFocus
          label={say('cleaning.agent')}
          value={agent}
          onChange={change('agent')}
          onFocus={() => setAt('agent')}
        />
        <Field
          label={say('cleaning.record')}
          value={record}
          onChange={change('record')}
          onFocus={() => setAt('record')}
        />
      </div>
      <Keyboard value={at === 'agent' ? agent : record} onChange={change(at)} />
    </SignSheet>
  );
}
