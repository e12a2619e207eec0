import type { ReactNode } from 'react';
import type { ReasonCode } from '../../main/contract/vocabulary.ts';
import { SignSheet } from '../components/SignSheet.tsx';
import type { UnsignedDraft } from '../store/draft.ts';
import { Grounds, useGrounds } from './Grounds.tsx';

interface GiveReasonProps {
  readonly title: string;
  readonly lead?: string;
  readonly reasons: readonly ReasonCode[];
  readonly columns?: number;
  /** Words are asked for whatever the code. */
  readonly needsWords?: boolean;
  readonly draft: (reason: ReasonCode, narrative: string | null) => UnsignedDraft;
  readonly children?: ReactNode;
}

/** A reason code, words where the code needs them, and then the signature. */
export function GiveReason(props: GiveReasonProps) {
  const { title, lead, reasons, columns = 2, needsWords = false, draft, children } = props;
  const grounds = useGrounds(needsWords);
  const { given } = grounds;
  return (
    <SignSheet title={title} lead={lead} draft={given && draft(given.reason, given.narrative)}>
      {children}
      <Grounds of={grounds} reasons={reasons} columns={columns} />
    </SignSheet>
  );
}
