import { useState } from 'react';
import type { CasesView, CaseView } from '../../../main/contract/component-views.ts';
import type { PackagingScreen } from '../../../main/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Code } from '../../components/Code.tsx';
import { StateShape } from '../../components/StateShape.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { act } from '../../store/act.ts';
import { openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';
import { EnterLabels } from '../labels/EnterLabels.tsx';
import { spacedCount } from './spaced-count.ts';
import './components.css';

interface CasesProps {
  readonly screen: PackagingScreen;
  readonly cases: CasesView;
}

/** How many packs are in cases, how many cases have their label, and which label wants somebody. */
export function Cases({ screen, cases }: CasesProps) {
  const { labelled, cases: all, packed, due, open, last, packs } = cases;
  const stuck = open.find(({ outcome }) => outcome === 'failed' || outcome === 'indeterminate');
  return (
    <div className="panel cases">
      <p className="cases-progress" aria-live="polite">
        <output>{spacedCount(labelled)}</output>
        <span>
          {say('case.labelledOf', { count: spacedCount(all.length) })}
          <small>
            <StateShape shape={packed === due ? 'done' : 'attend'} />{' '}
            {say('case.packedOf', { packed: spacedCount(packed), due: spacedCount(due), pack: screen.pack })}
          </small>
          <small>{say('case.size', { packs, pack: screen.pack })}</small>
        </span>
      </p>
      <progress max={Math.max(all.length, 1)} value={labelled} aria-label={say('case.progress')} />
      {stuck ? <Stuck of={stuck} /> : last && <Last of={last} pack={screen.pack} />}
    </div>
  );
}

const Last = ({ of, pack }: { readonly of: CaseView; readonly pack: string }) => (
  <p className="case-line">
    <StateShape shape="done" /> {say('case.last', { number: of.number })} <Code>{of.id}</Code>
    <small>{say('case.holds', { packs: of.packs, pack })}</small>
  </p>
);

const Stuck = ({ of }: { readonly of: CaseView }) => (
  <p className="case-line" data-stuck>
    <StateShape shape="attend" />{' '}
    {say(of.outcome === 'failed' ? 'case.failed' : 'case.unknown', { number: of.number })}{' '}
    <Code>{of.id}</Code>
    {of.detail !== '' && <small>{of.detail}</small>}
  </p>
);

/** What the cases ask for; null where they ask for nothing. */
export function casePrimary(screen: PackagingScreen, onPack: () => void) {
  const { task, affordances } = screen;
  switch (task.code) {
    case 'packCases':
      return (
        <Button kind="primary" label={say('case.pack')} affordance={affordances.PackCases} onPress={onPack} />
      );
    case 'printCases':
      return (
        <Button
          kind="primary"
          label={say('case.print')}
          affordance={affordances.PrintCases}
          onPress={() => void act({ type: 'PrintCases' })}
        />
      );
    case 'waitForCases':
      return <Waiting on="time" text={say('case.wait')} />;
    case 'scanCase':
      return <Waiting on="scan" text={say('case.scan')} />;
    default:
      return null;
  }
}

/** Stops the labels while they come, and prints one once more where it was spoiled. */
export function CaseTools({ screen, cases }: CasesProps) {
  const [asking, ask] = useState(false);
  const { printing, open, last } = cases;
  if (printing)
    return (
      <Button
        kind="stop"
        label={say('case.stop')}
        affordance={screen.affordances.StopCases}
        onPress={() => void act({ type: 'StopCases' })}
      />
    );
  const unknown = open.find(({ outcome }) => outcome === 'indeterminate');
  if (cases.labelled === 0 && !unknown) return null;
  return (
    <>
      <Button
        label={say('case.reprint')}
        affordance={screen.affordances.ReprintCase}
        onPress={() => ask(true)}
      />
      {asking && (
        <EnterLabels
          title={say('case.reprintWhich', { last: unknown?.number ?? last?.number ?? 1 })}
          fields={[{ key: 'number', label: say('case.number') }]}
          verb={say('case.reprintGo')}
          onClose={() => ask(false)}
          onEnter={({ number = 0 }) => {
            ask(false);
            const id = cases.cases[number - 1];
            if (id) openOverlay({ kind: 'reason', ask: { for: 'reprintCase', case: id } });
          }}
        />
      )}
    </>
  );
}

/** Full cases, and what is left over in one that is not. */
export const PackSheet = ({
  cases,
  onClose,
}: {
  readonly cases: CasesView;
  readonly onClose: () => void;
}) => (
  <EnterLabels
    title={say('case.packHow', { packs: cases.packs })}
    fields={[
      { key: 'full', label: say('case.full') },
      { key: 'rest', label: say('case.rest') },
    ]}
    verb={say('case.packGo')}
    onClose={onClose}
    onEnter={({ full = 0, rest = 0 }) => void act({ type: 'PackCases', full, rest }).then(onClose)}
  />
);
