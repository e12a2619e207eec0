import { useState } from 'react';
import type { ReasonCode } from '../../main/contract/vocabulary.ts';
import { Choice } from '../components/Choice.tsx';
import { say } from '../text/say.ts';
import { NarrativeField } from './NarrativeField.tsx';
import { reasonOptions } from './reason-options.ts';

/** Why something is decided: the code first, words where they add something (S8). */
export interface Given {
  readonly reason: ReasonCode;
  readonly narrative: string | null;
}

/** What a person has said so far. */
export interface GroundsSoFar {
  readonly reason: ReasonCode | null;
  readonly words: string;
  readonly needsWords: boolean;
  /** null while the code is missing, or the words that it needs. */
  readonly given: Given | null;
  readonly onReason: (reason: ReasonCode) => void;
  readonly onWords: (words: string) => void;
}

/** `always`: words are asked for whatever the code. */
export function useGrounds(always = false): GroundsSoFar {
  const [reason, onReason] = useState<ReasonCode | null>(null);
  const [words, onWords] = useState('');
  const narrative = words.trim() === '' ? null : words.trim();
  const needsWords = always || reason === 'other-see-narrative';
  const given = reason !== null && (!needsWords || narrative !== null) ? { reason, narrative } : null;
  return { reason, words, needsWords, given, onReason, onWords };
}

interface GroundsProps {
  readonly of: GroundsSoFar;
  readonly reasons: readonly ReasonCode[];
  readonly columns?: number;
  readonly label?: string;
  /** No words at all: the code says everything. */
  readonly codeOnly?: boolean;
}

/** The codes of one place, and the sentence beside them once one is chosen. */
export function Grounds({
  of,
  reasons,
  columns = 2,
  label = say('reason.label'),
  codeOnly = false,
}: GroundsProps) {
  return (
    <>
      <Choice
        label={label}
        columns={columns}
        options={reasonOptions(reasons)}
        value={of.reason}
        onChange={of.onReason}
      />
      {of.reason !== null && !codeOnly && (
        <NarrativeField
          optional={!of.needsWords}
          label={say('narrative.label')}
          value={of.words}
          onChange={of.onWords}
        />
      )}
    </>
  );
}
