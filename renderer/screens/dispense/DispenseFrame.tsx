import type { ReactNode } from 'react';
import type { DispenseScreen } from '../../../main/contract/views.ts';
import { Code } from '../../components/Code.tsx';
import { say } from '../../text/say.ts';
import { StepFrame } from '../StepFrame.tsx';
import { NewLabel } from './NewLabel.tsx';

interface DispenseFrameProps {
  readonly screen: DispenseScreen;
  readonly tools?: ReactNode;
  readonly primary: ReactNode;
  readonly accept?: ReactNode;
  readonly children: ReactNode;
}

/** Under the task: the material and lot as on the label; the hazards stay in sight through the whole step. */
export function DispenseFrame({ screen, tools, primary, ...rest }: DispenseFrameProps) {
  const { item, lot, newLabel } = screen;
  const subject = (
    <>
      {item.id} {item.name} · {say('dispense.lot')} <Code>{lot.id}</Code>
      {lot.expiry !== null && ` · ${say('lots.expiry', { day: lot.expiry })}`}
      {lot.assay !== null && ` · ${say('dispense.assay', { assay: lot.assay })}`}
    </>
  );
  return (
    <StepFrame
      screen={screen}
      subject={subject}
      hazards={item.hazards}
      // Until its new label is printed and scanned nothing else is done with the container in the hand.
      tools={newLabel?.outcome === 'confirmed' ? <NewLabel label={newLabel} kind="normal" /> : tools}
      primary={
        newLabel === null || newLabel.outcome === 'confirmed' ? (
          primary
        ) : (
          <NewLabel label={newLabel} kind="primary" />
        )
      }
      {...rest}
    />
  );
}
