import { CircleCheckBig, Repeat, Trash2, Wrench } from 'lucide-react';
import { useState } from 'react';
import type { ExceptionCard, Screen } from '../../main/contract/views.ts';
import { Button } from '../components/Button.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { SignSheet } from '../components/SignSheet.tsx';
import type { UnsignedDraft } from '../store/draft.ts';
import { REASONS_FOR } from '../store/overlay.ts';
import { closeOverlay } from '../store/station-store.ts';
import { say } from '../text/say.ts';
import { AsIs, Containers, OtherLot } from './decide-parts.tsx';
import { exceptionOn } from './exception-on.ts';
import { Grounds, useGrounds } from './Grounds.tsx';
import { Rework } from './Rework.tsx';
import './decide.css';

export type Disposition = Extract<UnsignedDraft, { type: 'DecideDisposition' }>['disposition'];
type Kind = Disposition['kind'];

const KINDS: readonly { readonly kind: Kind; readonly icon: typeof Repeat }[] = [
  { kind: 'useAsIs', icon: CircleCheckBig },
  { kind: 'rework', icon: Wrench },
  { kind: 'scrap', icon: Trash2 },
  { kind: 'substitute', icon: Repeat },
];

/** What can be named for a kind of decision; without it the kind is not offered as open. */
const isOpen = (kind: Kind, { choices }: ExceptionCard): boolean =>
  kind === 'useAsIs' ||
  (kind === 'rework' && choices.rework) ||
  (kind === 'scrap' && choices.containers.length > 0) ||
  (kind === 'substitute' && choices.substitutes.length > 0);

/** A decision in three strokes: what kind, what exactly, and why; then it is signed, and another person approves it. */
export function Decide({ exception: id, screen }: { readonly exception: string; readonly screen: Screen }) {
  const [kind, setKind] = useState<Kind | null>(null);
  const [disposition, setDisposition] = useState<Disposition | null>(null);
  const exception = exceptionOn(screen, id);
  if (exception === undefined) return null;
  if (kind === null) return <KindSheet exception={exception} onChoose={setKind} />;
  if (disposition === null)
    return (
      <WhatSheet kind={kind} exception={exception} onBack={() => setKind(null)} onDone={setDisposition} />
    );
  return <WhySheet exception={exception} disposition={disposition} onBack={() => setDisposition(null)} />;
}

function KindSheet({
  exception,
  onChoose,
}: {
  readonly exception: ExceptionCard;
  readonly onChoose: (kind: Kind) => void;
}) {
  return (
    <Sheet
      width="wide"
      title={say('decide.title', { id: exception.id })}
      lead={say('decide.lead')}
      onClose={closeOverlay}
      actions={<Button label={say('button.close')} onPress={closeOverlay} />}
    >
      <div className="tiles">
        {KINDS.filter(({ kind }) => isOpen(kind, exception)).map(({ kind, icon: Icon }) => (
          <Button
            key={kind}
            size="primary"
            icon={<Icon aria-hidden="true" />}
            label={say(`pattern.${kind}`)}
            detail={say(`decide.${kind}.detail`)}
            onPress={() => onChoose(kind)}
          />
        ))}
      </div>
    </Sheet>
  );
}

function WhatSheet({
  kind,
  exception,
  onBack,
  onDone,
}: {
  readonly kind: Kind;
  readonly exception: ExceptionCard;
  readonly onBack: () => void;
  readonly onDone: (disposition: Disposition) => void;
}) {
  const [made, make] = useState<Disposition | null>(null);
  return (
    <Sheet
      width="wide"
      title={say(`pattern.${kind}`)}
      lead={say(`decide.${kind}.lead`)}
      onClose={closeOverlay}
      actions={
        <>
          <Button label={say('button.back')} onPress={onBack} />
          <Button
            kind="primary"
            label={say('decide.why')}
            affordance={made === null ? { passes: false, refusals: [] } : undefined}
            onPress={() => made !== null && onDone(made)}
          />
        </>
      }
    >
      {kind === 'useAsIs' && <AsIs choices={exception.choices} onMade={make} />}
      {kind === 'rework' && <Rework onMade={make} />}
      {kind === 'scrap' && <Containers choices={exception.choices} onMade={make} />}
      {kind === 'substitute' && <OtherLot choices={exception.choices} onMade={make} />}
    </Sheet>
  );
}

function WhySheet({
  exception,
  disposition,
  onBack,
}: {
  readonly exception: ExceptionCard;
  readonly disposition: Disposition;
  readonly onBack: () => void;
}) {
  const grounds = useGrounds();
  const { id, actions } = exception;
  return (
    <SignSheet
      title={say('decide.whyTitle')}
      lead={say('decide.approver')}
      onBack={onBack}
      draft={grounds.given && { type: 'DecideDisposition', exception: id, disposition, ...grounds.given }}
      affordance={actions.DecideDisposition}
    >
      <Grounds of={grounds} reasons={REASONS_FOR.decide} columns={3} />
    </SignSheet>
  );
}
