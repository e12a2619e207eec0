import { useState } from 'react';
import type { ComponentView } from '../../../main/contract/component-views.ts';
import type { LotId } from '../../../main/contract/ids.ts';
import type { CountedLot } from '../../../main/contract/parse-command.ts';
import type { Affordances, PackagingScreen } from '../../../main/contract/views.ts';
import { COMPONENT_FATES } from '../../../main/contract/vocabulary.ts';
import { Button } from '../../components/Button.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { openOverlay } from '../../store/station-store.ts';
import { say } from '../../text/say.ts';
import { EnterLabels } from '../labels/EnterLabels.tsx';

/** What a person does with components besides scanning: count what goes to the run, and what it left. */
export type ComponentAct = 'issue' | 'count';

interface PrimaryProps {
  readonly task: PackagingScreen['task'];
  readonly affordances: Affordances;
  readonly onOpen: (act: ComponentAct) => void;
}

/** What the components ask for; null where they ask for nothing. */
export function componentPrimary({ task, affordances, onOpen }: PrimaryProps) {
  switch (task.code) {
    case 'scanComponent':
      return <Waiting on="scan" text={say('component.waitScan')} />;
    case 'countIssue':
      return (
        <Button
          kind="primary"
          label={say('component.countIssue')}
          affordance={affordances.IssueComponent}
          onPress={() => onOpen('issue')}
        />
      );
    case 'countComponent':
    case 'recountComponent':
      return (
        <Button
          kind="primary"
          label={say('component.count')}
          affordance={affordances.CountComponent}
          onPress={() => onOpen('count')}
        />
      );
    default:
      return null;
  }
}

interface SheetsProps {
  readonly components: readonly ComponentView[];
  readonly act: ComponentAct | null;
  readonly onClose: () => void;
}

export function ComponentSheets({ components, act, onClose }: SheetsProps) {
  const shown = components.find((each) => each.shown !== null);
  if (act === 'issue' && shown) return <Issue of={shown} onClose={onClose} />;
  const open = components.find(({ standing }) => standing !== 'accounted');
  return act === 'count' && open ? <CountLeft of={open} onClose={onClose} /> : null;
}

/** Counted by one and signed by another, who counted as well. */
function Issue({ of, onClose }: { readonly of: ComponentView; readonly onClose: () => void }) {
  const lot = of.shown ?? '';
  return (
    <EnterLabels
      title={say('component.issueOf', { lot })}
      fields={[{ key: 'counted', label: of.pieces }]}
      verb={say('component.goToSign')}
      onClose={onClose}
      onEnter={({ counted = 0 }) => {
        onClose();
        openOverlay({
          kind: 'sign',
          draft: { type: 'IssueComponent', component: of.id, lot: lot as LotId, counted },
        });
      }}
    />
  );
}

/** Lot by lot, by one person alone: nobody sees what another found (rules §9). */
function CountLeft({ of, onClose }: { readonly of: ComponentView; readonly onClose: () => void }) {
  const [counted, setCounted] = useState<readonly CountedLot[]>([]);
  const lot = of.lots[counted.length];
  if (lot === undefined) return null;
  const enter = (found: Readonly<Record<string, number>>) => {
    const { setUp = 0, damaged = 0, sampled = 0, returned = 0 } = found;
    const lots = [...counted, { lot: lot as LotId, setUp, damaged, sampled, returned }];
    if (lots.length < of.lots.length) {
      setCounted(lots);
      return;
    }
    onClose();
    openOverlay({ kind: 'sign', draft: { type: 'CountComponent', component: of.id, lots } });
  };
  return (
    <EnterLabels
      key={lot}
      title={say('component.leftOf', { pieces: of.pieces, lot })}
      fields={COMPONENT_FATES.map((key) => ({
        key,
        label: say(key === 'returned' ? 'component.returnedClean' : `componentFate.${key}`),
      }))}
      verb={say(counted.length + 1 < of.lots.length ? 'component.nextLot' : 'component.signCount')}
      onClose={onClose}
      onEnter={enter}
    />
  );
}
